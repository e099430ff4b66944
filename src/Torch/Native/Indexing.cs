using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_index_select")]
    internal static partial Tensor index_select(Tensor self, long dim, Tensor index);
    [LibraryImport(Library, EntryPoint = "at_index_add")]
    internal static partial Tensor index_add(Tensor self, long dim, Tensor index, Tensor source, Number alpha);
    [LibraryImport(Library, EntryPoint = "at_index_add_")]
    internal static partial Done index_add_(Tensor self, long dim, Tensor index, Tensor source, Number alpha);
    [LibraryImport(Library, EntryPoint = "at_index_copy")]
    internal static partial Tensor index_copy(Tensor self, long dim, Tensor index, Tensor source);
    [LibraryImport(Library, EntryPoint = "at_index_copy_")]
    internal static partial Done index_copy_(Tensor self, long dim, Tensor index, Tensor source);
    [LibraryImport(Library, EntryPoint = "at_index_fill")]
    internal static partial Tensor index_fill(Tensor self, long dim, Tensor index, Number value);
    [LibraryImport(Library, EntryPoint = "at_index_fill_")]
    internal static partial Done index_fill_(Tensor self, long dim, Tensor index, Number value);
    [LibraryImport(Library, EntryPoint = "at_gather")]
    internal static partial Tensor gather(Tensor self, long dim, Tensor index);
    [LibraryImport(Library, EntryPoint = "at_scatter")]
    internal static partial Tensor scatter(Tensor self, long dim, Tensor index, Tensor source);
    [LibraryImport(Library, EntryPoint = "at_scatter_")]
    internal static partial Done scatter_(Tensor self, long dim, Tensor index, Tensor source);
    [LibraryImport(Library, EntryPoint = "at_scatter_add")]
    internal static partial Tensor scatter_add(Tensor self, long dim, Tensor index, Tensor source);
    [LibraryImport(Library, EntryPoint = "at_scatter_add_")]
    internal static partial Done scatter_add_(Tensor self, long dim, Tensor index, Tensor source);
    [LibraryImport(Library, EntryPoint = "at_select_scatter")]
    internal static partial Tensor select_scatter(Tensor self, Tensor source, long dim, long index);
    [LibraryImport(Library, EntryPoint = "at_slice_scatter")]
    internal static partial Tensor slice_scatter(Tensor self, Tensor source, long dim, Number start, Number end, long step);
    [LibraryImport(Library, EntryPoint = "at_diagonal_scatter")]
    internal static partial Tensor diagonal_scatter(Tensor self, Tensor source, long offset, long dim1, long dim2);
    [LibraryImport(Library, EntryPoint = "at_masked_fill")]
    internal static partial Tensor masked_fill(Tensor self, Tensor mask, Number value);
    [LibraryImport(Library, EntryPoint = "at_masked_fill_")]
    internal static partial Done masked_fill_(Tensor self, Tensor mask, Number value);
    [LibraryImport(Library, EntryPoint = "at_masked_select")]
    internal static partial Tensor masked_select(Tensor self, Tensor mask);
    [LibraryImport(Library, EntryPoint = "at_masked_scatter")]
    internal static partial Tensor masked_scatter(Tensor self, Tensor mask, Tensor source);
    [LibraryImport(Library, EntryPoint = "at_masked_scatter_")]
    internal static partial Done masked_scatter_(Tensor self, Tensor mask, Tensor source);
    [LibraryImport(Library, EntryPoint = "at_take")]
    internal static partial Tensor take(Tensor self, Tensor index);
    [LibraryImport(Library, EntryPoint = "at_take_along_dim")]
    internal static partial Tensor take_along_dim(Tensor self, Tensor indices, Number dim);
    [LibraryImport(Library, EntryPoint = "at_where")]
    internal static partial Tensor where(Tensor condition, Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_where_condition")]
    internal static partial Done where_condition(Tensor condition, Results results);
    [LibraryImport(Library, EntryPoint = "at_nonzero")]
    internal static partial Tensor nonzero(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_argwhere")]
    internal static partial Tensor argwhere(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_index")]
    internal static partial Tensor index(Tensor self, Indices indices);
    [LibraryImport(Library, EntryPoint = "at_index_put_")]
    internal static partial Done index_put_(Tensor self, Indices indices, Tensor value);
    [LibraryImport(Library, EntryPoint = "at_index_put__Scalar")]
    internal static partial Done index_put__Scalar(Tensor self, Indices indices, Number value);
}
