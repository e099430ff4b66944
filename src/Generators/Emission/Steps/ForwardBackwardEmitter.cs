using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Passes;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>
/// Writes <c>ForwardStep</c> and <c>BackwardStep</c>. The forward step keeps the values that the backward step reads, in an array in the order of their ids.
/// </summary>
internal sealed class ForwardBackwardEmitter
{
    private readonly EmitContext _net;
    private readonly IReadOnlyList<Node> _forward;
    private readonly IReadOnlyList<Node> _backward;
    private readonly IReadOnlyList<Value> _kept;
    private readonly IReadOnlyList<Symbol> _sizes;

    public ForwardBackwardEmitter(EmitContext net)
    {
        _net = net;
        var graph = net.Lowered.Find(Purpose.ForwardBackward)!;
        _forward = [.. graph.Nodes.Where(node => node.Phase != Phase.Backward)];
        _backward = [.. graph.Nodes.Where(node => node.Phase == Phase.Backward)];
        _kept = KeptValues(graph);
        _sizes = [.. StepBody.SizesOf(_backward)];
    }

    public void Emit()
    {
        var (forward, backward) = (new StepBody(_net, Purpose.ForwardBackward, "forward"), new StepBody(_net, Purpose.ForwardBackward, "backward"));
        _net.Writer.Lines($$"""
            /// <inheritdoc/>
            protected override Outputs ForwardStep(Inputs inputs, out {{Types.ForwardPass}} pass)
            {
                {{() => _net.Statements(forward.Variables, () => EmitForward(forward))}}
            }

            {{forward.EmitLifetimes}}
            /// <inheritdoc/>
            protected override Gradients BackwardStep({{Types.ForwardPass}} pass, Outputs gradients)
            {
                {{() => _net.Statements(backward.Variables, () => EmitBackward(backward))}}
            }

            {{backward.EmitLifetimes}}
            """);
    }

    private void EmitForward(StepBody body)
    {
        body.Begin(_forward, _sizes, _kept.Concat(body.Outputs));
        body.BeginMemory();
        body.EmitNodes(_forward);

        // The caller disposes of the outputs, so a value that is also kept gets another handle.
        var outputs = new HashSet<int>(body.Outputs.Select(output => output.Id));
        var kept = _kept.Select(value => outputs.Contains(value.Id) || value.Source == ValueSource.Input
            ? body.Variables.NameOf(value) + ".alias()"
            : $"memory.Return({body.Variables.NameOf(value)})");
        var array = body.Variables.Add("kept");
        _net.Writer.Lines($$"""

            var {{array}} = new {{Types.Tensor}}[{{_kept.Count}}];
            {{kept.Select((value, index) => $"{array}[{Literals.Of(index)}] = {value};")}}
            pass = new(Random, {{array}}, new long[] { {{string.Join(", ", _sizes.Select(body.Variables.NameOf))}} }{{SharedText(body.Graph)}});
            return {{body.NewOutputs()}};
            """);
    }

    private void EmitBackward(StepBody body)
    {
        body.BeginMemory();
        for (var i = 0; i < _kept.Count; i++)
        {
            body.DeclareKept(_kept[i], $"pass.Tensors[{Literals.Of(i)}]");
        }

        for (var i = 0; i < _sizes.Count; i++)
        {
            body.Declare(_sizes[i], $"pass.Sizes[{Literals.Of(i)}]");
        }

        foreach (var gradient in _backward.SelectMany(node => node.Inputs).Concat(body.Graph.Results.Select(result => result.Value)))
        {
            if (gradient.Source == ValueSource.OutputGradient && !body.Variables.Knows(gradient))
            {
                body.Declare(gradient with { Name = "d_" + gradient.Name }, "gradients." + _net.Model.Outputs.First(output => output.Name == gradient.Name).Member);
            }
        }

        if (_backward.Any(node => node.Op.Has(OpTraits.Random)))
        {
            _net.Writer.Line("var random = pass.Random;");
        }

        body.EmitNodes(_backward);
        var gradients = _net.Model.Inputs
            .Where(input => _net.Model.Values[input.Value].Type.DType == DType.Float)
            .Select(input => GradientOf(input, body));
        _net.Writer.Lines($$"""

            return new Gradients({{string.Join(", ", gradients)}});
            """);
    }

    private static string GradientOf(InputModel input, StepBody body) =>
        body.Graph.Results.FirstOrDefault(result => result.Kind == ResultKind.InputGradient && result.Name == input.Name) is { } gradient
            ? gradient.Value.Source == ValueSource.Node ? $"memory.Return({body.Variables.NameOf(gradient.Value)})" : body.Variables.NameOf(gradient.Value) + ".alias()"
            : "Kernels.Creation.NoGradient()";

    /// <summary>Gets the argument that names the kept values whose memory the caller can change: inputs, outputs and their views.</summary>
    private string SharedText(OpGraph graph)
    {
        var buffers = new Buffers(graph.NextId);
        foreach (var node in _forward)
        {
            buffers.Add(node, node.Op);
        }

        var visible = graph.Nodes.SelectMany(node => node.Inputs).Where(value => value.Source == ValueSource.Input).Select(value => (Value: value, Kind: "input"))
            .Concat(graph.Results.Where(result => result.Kind == ResultKind.Output).Select(result => (Value: result.Value with { Name = result.Name }, Kind: "output")))
            .ToList();
        var shared = new List<string>();
        for (var i = 0; i < _kept.Count; i++)
        {
            if (visible.Find(own => buffers.Share(own.Value, _kept[i])) is { Value: not null } own)
            {
                shared.Add($"({Literals.Of(i)}, {Literals.Of($"{own.Kind} '{own.Value.Name}'")})");
            }
        }

        return shared.Count == 0 ? "" : $", new (int, string)[] {{ {string.Join(", ", shared)} }}";
    }

    /// <summary>Gets the values of the forward step, and the inputs, that the backward step reads, in the order of their ids.</summary>
    private List<Value> KeptValues(OpGraph graph)
    {
        var isMade = new bool[graph.NextId];
        foreach (var output in _forward.SelectMany(node => node.Outputs))
        {
            isMade[output.Id] = true;
        }

        var kept = new SortedDictionary<int, Value>();
        foreach (var input in _backward.SelectMany(node => node.Inputs).Where(input => input.Source == ValueSource.Input || isMade[input.Id]))
        {
            kept[input.Id] = input;
        }

        return [.. kept.Values];
    }
}
