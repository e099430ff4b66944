using static TorchSharp.torch;

namespace CompiledNets.Applications;

/// <summary>A layer of a file of Keras.</summary>
/// <param name="Name">The name.</param>
/// <param name="Tensors">The weights.</param>
internal sealed record KerasLayer(string Name, IReadOnlyList<KerasTensor> Tensors);

/// <summary>A weight in a file of Keras.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Kind">The name of the weight in its layer: <c>kernel</c>.</param>
/// <param name="Value">The values.</param>
internal sealed record KerasTensor(string Name, string Kind, Tensor Value);
