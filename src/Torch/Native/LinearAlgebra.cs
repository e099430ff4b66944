using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_matmul")]
    internal static partial Tensor matmul(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_mm")]
    internal static partial Tensor mm(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_bmm")]
    internal static partial Tensor bmm(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_mv")]
    internal static partial Tensor mv(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_dot")]
    internal static partial Tensor dot(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_vdot")]
    internal static partial Tensor vdot(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_outer")]
    internal static partial Tensor outer(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_inner")]
    internal static partial Tensor inner(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_kron")]
    internal static partial Tensor kron(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_addmm")]
    internal static partial Tensor addmm(Tensor self, Tensor first, Tensor second, double beta, double alpha);
    [LibraryImport(Library, EntryPoint = "at_addmm_")]
    internal static partial Done addmm_(Tensor self, Tensor first, Tensor second, double beta, double alpha);
    [LibraryImport(Library, EntryPoint = "at_addmv")]
    internal static partial Tensor addmv(Tensor self, Tensor first, Tensor second, double beta, double alpha);
    [LibraryImport(Library, EntryPoint = "at_addmv_")]
    internal static partial Done addmv_(Tensor self, Tensor first, Tensor second, double beta, double alpha);
    [LibraryImport(Library, EntryPoint = "at_addbmm")]
    internal static partial Tensor addbmm(Tensor self, Tensor first, Tensor second, double beta, double alpha);
    [LibraryImport(Library, EntryPoint = "at_addbmm_")]
    internal static partial Done addbmm_(Tensor self, Tensor first, Tensor second, double beta, double alpha);
    [LibraryImport(Library, EntryPoint = "at_baddbmm")]
    internal static partial Tensor baddbmm(Tensor self, Tensor first, Tensor second, double beta, double alpha);
    [LibraryImport(Library, EntryPoint = "at_baddbmm_")]
    internal static partial Done baddbmm_(Tensor self, Tensor first, Tensor second, double beta, double alpha);
    [LibraryImport(Library, EntryPoint = "at_addr")]
    internal static partial Tensor addr(Tensor self, Tensor first, Tensor second, double beta, double alpha);
    [LibraryImport(Library, EntryPoint = "at_addr_")]
    internal static partial Done addr_(Tensor self, Tensor first, Tensor second, double beta, double alpha);
    [LibraryImport(Library, EntryPoint = "at_einsum", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Tensor einsum(string equation, Tensors tensors);
    [LibraryImport(Library, EntryPoint = "at_tensordot")]
    internal static partial Tensor tensordot(Tensor self, Tensor other, Ints dims_self, Ints dims_other);
    [LibraryImport(Library, EntryPoint = "at_linear")]
    internal static partial Tensor linear(Tensor input, Tensor weight, Tensor? bias);
    [LibraryImport(Library, EntryPoint = "at_bilinear")]
    internal static partial Tensor bilinear(Tensor first, Tensor second, Tensor weight, Tensor? bias);
    [LibraryImport(Library, EntryPoint = "at_matrix_power")]
    internal static partial Tensor matrix_power(Tensor self, long n);
    [LibraryImport(Library, EntryPoint = "at_trace")]
    internal static partial Tensor trace(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_cdist")]
    internal static partial Tensor cdist(Tensor first, Tensor second, double p);
}

internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial Tensor cn_orthogonal(Tensor self);
    [LibraryImport(Library)]
    internal static partial Tensor cn_mm(Tensor left, Flag transpose_left, Tensor right, Flag transpose_right);
    [LibraryImport(Library)]
    internal static partial Done cn_mm_out(Tensor left, Flag transpose_left, Tensor right, Flag transpose_right, Tensor @out);
}
