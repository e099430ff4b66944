using static TorchSharp.torch;

namespace CompiledNets.Interop;

/// <summary>The version of a tensor's memory, which libtorch increases with each operation in place, also through a view.</summary>
internal static class TensorVersion
{
    private static readonly Operator s_version = new("_version");
    private static readonly Operator s_isInference = new("is_inference");

    /// <summary>Gets the version. It is always 0 for tensors of inference mode, whose changes libtorch does not count.</summary>
    public static long Of(Tensor tensor) => s_isInference.CallForNumber(tensor) != 0 ? 0 : s_version.CallForNumber(tensor);
}
