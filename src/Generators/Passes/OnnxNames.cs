using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Passes;

/// <summary>Names the results of ONNX nodes. Inputs and outputs have the names of the definition, and all names are unique.</summary>
internal sealed class OnnxNames
{
    private readonly TakenNames _taken;

    /// <summary>The names of the values that are outputs, by the id of the value.</summary>
    private readonly Dictionary<int, string> _outputs = [];

    public OnnxNames(NetModel model, OpGraph graph)
    {
        _taken = new TakenNames(model.Inputs.Select(input => input.Name).Concat(model.Outputs.Select(output => output.Name)));
        foreach (var result in graph.Results.Where(result => !_outputs.ContainsKey(result.Value.Id)))
        {
            _outputs.Add(result.Value.Id, result.Name);
        }
    }

    /// <summary>Names the result of a rule after the value of the graph.</summary>
    public void Name(OnnxResult result, Value value)
    {
        result.IsOutput = _outputs.TryGetValue(value.Id, out var output);
        result.Name = output ?? Take(value.Name);
    }

    /// <summary>Names the results that have no name yet after the node whose rule added them.</summary>
    public void NameRest(IEnumerable<OnnxNode> added, Node node)
    {
        foreach (var own in added)
        {
            foreach (var result in own.Outputs.Where(result => result.Name is null))
            {
                result.Name = Take(node.Output.Name + "_" + own.Operator.ToLowerInvariant());
            }
        }
    }

    public string Take(string name) => _taken.Take(name, "_");
}
