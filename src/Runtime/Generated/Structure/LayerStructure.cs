namespace CompiledNets.Generated;

/// <summary>A layer.</summary>
/// <param name="Name">The name: <c>conv2d_1</c>.</param>
/// <param name="Word">The kind: <c>Conv2D</c>.</param>
/// <param name="Text">The call in the definition: <c>Conv2D(32, (3, 3), activation: ReLU)</c>.</param>
/// <param name="Weights">The weights.</param>
public sealed record LayerStructure(string Name, string Word, string Text, params IReadOnlyList<WeightStructure> Weights);
