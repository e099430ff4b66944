namespace CompiledNets.Generated;

/// <summary>A call of a layer or function.</summary>
/// <param name="Name">The name of the result.</param>
/// <param name="Word">The name of the layer class or function.</param>
/// <param name="Layer">The ordinal of the layer, or -1 for a function.</param>
/// <param name="PartOf">The ordinal of the call to which this activation belongs, or -1.</param>
/// <param name="Scope">The ordinal of the innermost scope around the call, or -1.</param>
/// <param name="Inputs">The names of the calls and inputs that are the operands.</param>
/// <param name="Shape">The shape of the result, with the batch axis <c>N</c> first.</param>
/// <param name="Text">The call in the definition, for a layer of a net in the net; else empty.</param>
/// <param name="HasWeights">Whether the layer has weights, in this net or in a net in it.</param>
public sealed record CallStructure(
    string Name,
    string Word,
    int Layer,
    int PartOf,
    int Scope,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Shape,
    string Text = "",
    bool HasWeights = false);
