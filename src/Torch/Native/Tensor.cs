using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_alias_handle")]
    internal static partial Tensor alias_handle(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_dim"), SuppressGCTransition]
    internal static partial long dim(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_numel"), SuppressGCTransition]
    internal static partial long numel(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_element_size"), SuppressGCTransition]
    internal static partial long element_size(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_dtype"), SuppressGCTransition]
    internal static partial int dtype(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_device_type"), SuppressGCTransition]
    internal static partial int device_type(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_device_index"), SuppressGCTransition]
    internal static partial int device_index(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_is_sparse"), SuppressGCTransition]
    internal static partial Flag is_sparse(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_sizes"), SuppressGCTransition]
    internal static partial Done sizes(Tensor self, long* values, int capacity, out int count);
    [LibraryImport(Library, EntryPoint = "at_strides"), SuppressGCTransition]
    internal static partial Done strides(Tensor self, long* values, int capacity, out int count);
    [LibraryImport(Library, EntryPoint = "at_size")]
    internal static partial Done size(Tensor self, long dim, out long value);
    [LibraryImport(Library, EntryPoint = "at_stride")]
    internal static partial Done stride(Tensor self, long dim, out long value);
    [LibraryImport(Library, EntryPoint = "at_storage_offset")]
    internal static partial Done storage_offset(Tensor self, out long value);
    [LibraryImport(Library, EntryPoint = "at_is_contiguous")]
    internal static partial Done is_contiguous(Tensor self, out Flag value);
    [LibraryImport(Library, EntryPoint = "at_is_leaf")]
    internal static partial Done is_leaf(Tensor self, out Flag value);
    [LibraryImport(Library, EntryPoint = "at_is_pinned")]
    internal static partial Done is_pinned(Tensor self, out Flag value);
    [LibraryImport(Library, EntryPoint = "at_requires_grad")]
    internal static partial Done requires_grad(Tensor self, out Flag value);
    [LibraryImport(Library, EntryPoint = "at_set_requires_grad")]
    internal static partial Done set_requires_grad(Tensor self, Flag value);
    [LibraryImport(Library, EntryPoint = "at_data_ptr")]
    internal static partial Done data_ptr(Tensor self, out void* value);
    [LibraryImport(Library, EntryPoint = "at_is_nonzero")]
    internal static partial Done is_nonzero(Tensor self, out Flag value);
    [LibraryImport(Library, EntryPoint = "at_item")]
    internal static partial Number item(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_alias")]
    internal static partial Tensor alias(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_clone")]
    internal static partial Tensor clone(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_copy_")]
    internal static partial Done copy_(Tensor self, Tensor source, Flag non_blocking);
    [LibraryImport(Library, EntryPoint = "at_contiguous")]
    internal static partial Tensor contiguous(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_detach")]
    internal static partial Tensor detach(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_detach_")]
    internal static partial Done detach_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_to_dtype")]
    internal static partial Tensor to_dtype(Tensor self, sbyte type);
    [LibraryImport(Library, EntryPoint = "at_to_device")]
    internal static partial Tensor to_device(Tensor self, sbyte type, short index);
    [LibraryImport(Library, EntryPoint = "at_to_dtype_device")]
    internal static partial Tensor to_dtype_device(Tensor self, sbyte type, sbyte device_type, short index);
    [LibraryImport(Library, EntryPoint = "at_pin_memory")]
    internal static partial Tensor pin_memory(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_set_")]
    internal static partial Done set_(Tensor self, Tensor source);
    [LibraryImport(Library, EntryPoint = "at_fill_")]
    internal static partial Done fill_(Tensor self, Number value);
    [LibraryImport(Library, EntryPoint = "at_zero_")]
    internal static partial Done zero_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_result_type")]
    internal static partial Done result_type(Tensor self, Tensor other, out int value);
    [LibraryImport(Library, EntryPoint = "at_can_cast")]
    internal static partial Flag can_cast(sbyte from, sbyte to);
    [LibraryImport(Library, EntryPoint = "at_promote_types")]
    internal static partial Done promote_types(sbyte left, sbyte right, out int value);
}

internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial void cn_release(nint handle);
    [LibraryImport(Library), SuppressGCTransition]
    internal static partial long cn_use_count(Tensor self);
    [LibraryImport(Library)]
    internal static partial int cn_bytes(Tensor self, out byte* data, out long size);
}
