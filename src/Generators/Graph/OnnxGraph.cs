using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Graph;

/// <summary>A graph of ONNX operators, which the rules of operations add to.</summary>
internal sealed class OnnxGraph
{
    private readonly List<OnnxNode> _nodes = [];

    /// <summary>Gets the nodes in an order in which they can run.</summary>
    public IReadOnlyList<OnnxNode> Nodes => _nodes;

    /// <summary>Gets the name of the operation that ONNX has no form for, with the reason, or null.</summary>
    public string? Refusal { get; private set; }

    public void Add(OnnxNode node) => _nodes.Add(node);

    /// <summary>Says that the net has no form in ONNX. The first reason is kept.</summary>
    public void Refuse(string reason) => Refusal ??= reason;

    /// <summary>Removes the nodes whose results nothing reads.</summary>
    public void RemoveDead()
    {
        var read = new HashSet<OnnxValue>();
        for (var i = _nodes.Count - 1; i >= 0; i--)
        {
            if (_nodes[i].Outputs.Any(output => output.IsOutput || read.Contains(output)))
            {
                read.UnionWith(_nodes[i].Inputs.OfType<OnnxValue>());
            }
            else
            {
                _nodes.RemoveAt(i);
            }
        }
    }
}

/// <summary>A call of an ONNX operator.</summary>
/// <param name="Operator">The name of the operator: <c>Conv</c>.</param>
/// <param name="Inputs">The operands. Null is an optional operand that is absent.</param>
/// <param name="Outputs">The results.</param>
/// <param name="Attributes">The constants.</param>
internal sealed record OnnxNode(string Operator, IReadOnlyList<OnnxValue?> Inputs, IReadOnlyList<OnnxResult> Outputs, IReadOnlyList<OnnxAttribute> Attributes);

/// <summary>A constant of an ONNX operator.</summary>
/// <param name="Name">The name in the specification of the operator.</param>
/// <param name="Value">A <see cref="long"/>, <see cref="double"/>, text, or list of integers or texts.</param>
internal sealed record OnnxAttribute(string Name, object Value)
{
    public OnnxAttribute(string name, int value)
        : this(name, (long)value)
    {
    }
}
