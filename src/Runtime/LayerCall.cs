namespace CompiledNets;

/// <summary>A call of a layer, which Keras calls a node.</summary>
/// <param name="Name">The name of the result.</param>
/// <param name="InputShapes">
/// The shapes of the operands, with the batch axis <c>N</c> first. A size that is known at run time only is a name or a sum.
/// </param>
/// <param name="OutputShape">The shape of the result, with the batch axis <c>N</c> first.</param>
public sealed record LayerCall(string Name, IReadOnlyList<IReadOnlyList<string>> InputShapes, IReadOnlyList<string> OutputShape)
{
    internal static IReadOnlyList<LayerCall> Of(NetStructure structure, int layer) => structure.Calls
        .Where(call => call.Layer == layer)
        .Select(call => new LayerCall(call.Name, call.Inputs.Select(input => ShapeOf(structure, input)).ToList(), call.Shape))
        .ToList();

    private static IReadOnlyList<string> ShapeOf(NetStructure structure, string name) =>
        structure.Calls.FirstOrDefault(call => call.Name == name)?.Shape ?? structure.Inputs.First(input => input.Name == name).Shape;
}
