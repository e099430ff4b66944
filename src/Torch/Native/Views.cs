using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_view")]
    internal static partial Tensor view(Tensor self, Ints size);
    [LibraryImport(Library, EntryPoint = "at_view_as")]
    internal static partial Tensor view_as(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_reshape")]
    internal static partial Tensor reshape(Tensor self, Ints shape);
    [LibraryImport(Library, EntryPoint = "at_as_strided")]
    internal static partial Tensor as_strided(Tensor self, Ints size, Ints stride, long storage_offset);
    [LibraryImport(Library, EntryPoint = "at_permute")]
    internal static partial Tensor permute(Tensor self, Ints dims);
    [LibraryImport(Library, EntryPoint = "at_transpose")]
    internal static partial Tensor transpose(Tensor self, long dim0, long dim1);
    [LibraryImport(Library, EntryPoint = "at_transpose_")]
    internal static partial Done transpose_(Tensor self, long dim0, long dim1);
    [LibraryImport(Library, EntryPoint = "at_t")]
    internal static partial Tensor t(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_mT")]
    internal static partial Tensor mT(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_squeeze")]
    internal static partial Tensor squeeze(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_squeeze_")]
    internal static partial Done squeeze_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_squeeze_dim")]
    internal static partial Tensor squeeze_dim(Tensor self, long dim);
    [LibraryImport(Library, EntryPoint = "at_squeeze__dim")]
    internal static partial Done squeeze__dim(Tensor self, long dim);
    [LibraryImport(Library, EntryPoint = "at_unsqueeze")]
    internal static partial Tensor unsqueeze(Tensor self, long dim);
    [LibraryImport(Library, EntryPoint = "at_unsqueeze_")]
    internal static partial Done unsqueeze_(Tensor self, long dim);
    [LibraryImport(Library, EntryPoint = "at_expand")]
    internal static partial Tensor expand(Tensor self, Ints size, Flag isImplicit);
    [LibraryImport(Library, EntryPoint = "at_expand_as")]
    internal static partial Tensor expand_as(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_broadcast_to")]
    internal static partial Tensor broadcast_to(Tensor self, Ints size);
    [LibraryImport(Library, EntryPoint = "at_flatten")]
    internal static partial Tensor flatten(Tensor self, long start_dim, long end_dim);
    [LibraryImport(Library, EntryPoint = "at_narrow")]
    internal static partial Tensor narrow(Tensor self, long dim, long start, long length);
    [LibraryImport(Library, EntryPoint = "at_select")]
    internal static partial Tensor select(Tensor self, long dim, long index);
    [LibraryImport(Library, EntryPoint = "at_slice")]
    internal static partial Tensor slice(Tensor self, long dim, Number start, Number end, long step);
    [LibraryImport(Library, EntryPoint = "at_unfold")]
    internal static partial Tensor unfold(Tensor self, long dim, long size, long step);
    [LibraryImport(Library, EntryPoint = "at_movedim")]
    internal static partial Tensor movedim(Tensor self, Ints source, Ints destination);
    [LibraryImport(Library, EntryPoint = "at_diag")]
    internal static partial Tensor diag(Tensor self, long diagonal);
    [LibraryImport(Library, EntryPoint = "at_diag_embed")]
    internal static partial Tensor diag_embed(Tensor self, long offset, long dim1, long dim2);
    [LibraryImport(Library, EntryPoint = "at_diagonal")]
    internal static partial Tensor diagonal(Tensor self, long offset, long dim1, long dim2);
    [LibraryImport(Library, EntryPoint = "at_flip")]
    internal static partial Tensor flip(Tensor self, Ints dims);
    [LibraryImport(Library, EntryPoint = "at_roll")]
    internal static partial Tensor roll(Tensor self, Ints shifts, Ints dims);
    [LibraryImport(Library, EntryPoint = "at_repeat")]
    internal static partial Tensor repeat(Tensor self, Ints repeats);
    [LibraryImport(Library, EntryPoint = "at_tile")]
    internal static partial Tensor tile(Tensor self, Ints dims);
    [LibraryImport(Library, EntryPoint = "at_repeat_interleave")]
    internal static partial Tensor repeat_interleave(Tensor self, long repeats, Number dim, Number output_size);
    [LibraryImport(Library, EntryPoint = "at_repeat_interleave_Tensor")]
    internal static partial Tensor repeat_interleave_Tensor(Tensor self, Tensor repeats, Number dim, Number output_size);
    [LibraryImport(Library, EntryPoint = "at_split")]
    internal static partial Done split(Tensor self, long split_size, long dim, Results results);
    [LibraryImport(Library, EntryPoint = "at_split_with_sizes")]
    internal static partial Done split_with_sizes(Tensor self, Ints sizes, long dim, Results results);
    [LibraryImport(Library, EntryPoint = "at_tensor_split")]
    internal static partial Done tensor_split(Tensor self, long sections, long dim, Results results);
    [LibraryImport(Library, EntryPoint = "at_tensor_split_indices")]
    internal static partial Done tensor_split_indices(Tensor self, Ints indices, long dim, Results results);
    [LibraryImport(Library, EntryPoint = "at_unbind")]
    internal static partial Done unbind(Tensor self, long dim, Results results);
    [LibraryImport(Library, EntryPoint = "at_cat")]
    internal static partial Tensor cat(Tensors tensors, long dim);
    [LibraryImport(Library, EntryPoint = "at_stack")]
    internal static partial Tensor stack(Tensors tensors, long dim);
    [LibraryImport(Library, EntryPoint = "at_hstack")]
    internal static partial Tensor hstack(Tensors tensors);
    [LibraryImport(Library, EntryPoint = "at_vstack")]
    internal static partial Tensor vstack(Tensors tensors);
    [LibraryImport(Library, EntryPoint = "at_dstack")]
    internal static partial Tensor dstack(Tensors tensors);
    [LibraryImport(Library, EntryPoint = "at_column_stack")]
    internal static partial Tensor column_stack(Tensors tensors);
    [LibraryImport(Library, EntryPoint = "at_broadcast_tensors")]
    internal static partial Done broadcast_tensors(Tensors tensors, Results results);
    [LibraryImport(Library, EntryPoint = "at_meshgrid")]
    internal static partial Done meshgrid(Tensors tensors, Flag xy, Results results);
}
