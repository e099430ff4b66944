using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial int cn_get_num_threads();
    [LibraryImport(Library)]
    internal static partial Done cn_set_num_threads(int threads);
    [LibraryImport(Library)]
    internal static partial int cn_get_num_interop_threads();
    [LibraryImport(Library)]
    internal static partial Done cn_set_num_interop_threads(int threads);
    [LibraryImport(Library), SuppressGCTransition]
    internal static partial Flag cn_is_grad_enabled();
    [LibraryImport(Library), SuppressGCTransition]
    internal static partial void cn_set_grad_enabled(Flag enabled);
    [LibraryImport(Library), SuppressGCTransition]
    internal static partial Flag cn_is_inference_mode_enabled();
    [LibraryImport(Library)]
    internal static partial nint cn_inference_mode_enter(Flag enabled);
    [LibraryImport(Library)]
    internal static partial void cn_inference_mode_leave(nint guard);
    [LibraryImport(Library)]
    internal static partial byte* cn_version();
    [LibraryImport(Library)]
    internal static partial Flag cn_has_cuda();
    [LibraryImport(Library)]
    internal static partial Flag cn_has_cudnn();
    [LibraryImport(Library)]
    internal static partial Done cn_cuda_device_count(out int count);
}
