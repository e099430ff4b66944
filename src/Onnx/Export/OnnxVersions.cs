using Onnx;

namespace CompiledNets;

/// <summary>The versions of ONNX. Nets are described in operators of <see cref="OnnxOptions.LowestOpset"/>, of which few have changed since.</summary>
internal static class OnnxVersions
{
    // Since this version, the axes of these reductions are an operand and not an attribute.
    private const int AxesAreOperands = 18;

    private static readonly HashSet<string> s_reductions = ["ReduceMean", "ReduceMax", "ReduceMin"];

    /// <summary>Gets the version of the file format that belongs to a version of the operators. https://onnx.ai/onnx/intro/concepts.html#opset-version</summary>
    public static long FormatOf(int opset) => opset switch
    {
        < 19 => 8,
        < 21 => 9,
        < 23 => 10,
        23 => 11,
        24 => 12,
        _ => 13,
    };

    /// <summary>Converts nodes of the lowest version to those of a later one.</summary>
    public static void Raise(OnnxGraph graph, int opset)
    {
        if (opset < AxesAreOperands)
        {
            return;
        }

        foreach (var node in graph.Nodes.Where(node => s_reductions.Contains(node.OpType)))
        {
            var axes = node.Attribute.Single(attribute => attribute.Name == "axes");
            node.Attribute.Remove(axes);
            node.Input.Add(graph.Integers([.. axes.Ints]));
        }
    }
}
