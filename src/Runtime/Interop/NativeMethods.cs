using System.Runtime.InteropServices;

namespace CompiledNets.Interop;

/// <summary>
/// The functions of libtorch's C interface that are used. On every platform, libtorch exports them from the library of its CPU operators, which
/// TorchSharp has loaded before the first tensor exists.
/// </summary>
/// <remarks>
/// A tensor's handle is the address of an <c>at::Tensor</c>, as in TorchSharp. Each function returns 0 on success. Declared in
/// <c>torch/csrc/inductor/aoti_torch/c/shim.h</c>, <c>torch/csrc/inductor/aoti_torch/generated/c_shim_cpu.h</c> and
/// <c>torch/csrc/stable/c/shim.h</c> of PyTorch 2.10.
/// </remarks>
internal static unsafe partial class NativeMethods
{
    private const string Library = "torch_cpu";

    [LibraryImport(Library)]
    [SuppressGCTransition]
    public static partial int torch_get_mutable_data_ptr(nint tensor, void** address);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    public static partial int aoti_torch_new_tensor_handle(nint tensor, nint* copy);

    [LibraryImport(Library)]
    public static partial int aoti_torch_delete_tensor_object(nint tensor);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    public static partial void aoti_torch_grad_mode_set_enabled(byte isEnabled);

    [LibraryImport(Library)]
    public static partial ulong aoti_torch_abi_version();

    [LibraryImport(Library)]
    public static partial int torch_parallel_for(long begin, long end, long grainSize, delegate* unmanaged<long, long, void*, void> function, void* context);

    [LibraryImport(Library)]
    public static partial int torch_call_dispatcher(byte* name, byte* overload, ulong* stack, ulong version);

    [LibraryImport(Library)]
    public static partial int torch_new_list_reserve_size(nuint size, nint* list);

    [LibraryImport(Library)]
    public static partial int torch_list_push_back(nint list, ulong element);

    [LibraryImport(Library)]
    public static partial int torch_new_string_handle(byte* text, nuint length, nint* handle);

    [LibraryImport(Library)]
    public static partial int aoti_torch_cpu_convolution_backward(
        nint gradient, nint input, nint weight, long** biasSizes, long biasSizesLength, long* stride, long strideLength, long* padding, long paddingLength,
        long* dilation, long dilationLength, int transposed, long* outputPadding, long outputPaddingLength, long groups, int* wanted, long wantedLength,
        nint* ofInput, nint* ofWeight, nint* ofBias);

    [LibraryImport(Library)]
    public static partial int aoti_torch_cpu_max_pool2d_with_indices_backward(
        nint gradient, nint input, long* size, long sizeLength, long* stride, long strideLength, long* padding, long paddingLength,
        long* dilation, long dilationLength, int ceil, nint indices, nint* result);

    [LibraryImport(Library)]
    public static partial int aoti_torch_cpu_max_pool3d_with_indices_backward(
        nint gradient, nint input, long* size, long sizeLength, long* stride, long strideLength, long* padding, long paddingLength,
        long* dilation, long dilationLength, int ceil, nint indices, nint* result);
}
