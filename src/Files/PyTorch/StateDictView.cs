using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The tensors of a file of PyTorch as a net takes them.</summary>
/// <param name="Tensors">The tensors by PyTorch's names.</param>
/// <param name="NameOf">Returns PyTorch's name of a layer from its name in the net. The default is the same name.</param>
/// <param name="Skips">Returns true for the name of a weight of the net that stays as it is. The default is that no weight does.</param>
internal sealed record StateDictView(IReadOnlyDictionary<string, Tensor> Tensors, Func<string, string>? NameOf = null, Func<string, bool>? Skips = null);
