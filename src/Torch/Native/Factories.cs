using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_empty")]
    internal static partial Tensor empty(Ints size, Options given);
    [LibraryImport(Library, EntryPoint = "at_zeros")]
    internal static partial Tensor zeros(Ints size, Options given);
    [LibraryImport(Library, EntryPoint = "at_ones")]
    internal static partial Tensor ones(Ints size, Options given);
    [LibraryImport(Library, EntryPoint = "at_empty_like")]
    internal static partial Tensor empty_like(Tensor self, Options given);
    [LibraryImport(Library, EntryPoint = "at_zeros_like")]
    internal static partial Tensor zeros_like(Tensor self, Options given);
    [LibraryImport(Library, EntryPoint = "at_ones_like")]
    internal static partial Tensor ones_like(Tensor self, Options given);
    [LibraryImport(Library, EntryPoint = "at_rand_like")]
    internal static partial Tensor rand_like(Tensor self, Options given);
    [LibraryImport(Library, EntryPoint = "at_randn_like")]
    internal static partial Tensor randn_like(Tensor self, Options given);
    [LibraryImport(Library, EntryPoint = "at_empty_strided")]
    internal static partial Tensor empty_strided(Ints size, Ints stride, Options given);
    [LibraryImport(Library, EntryPoint = "at_full")]
    internal static partial Tensor full(Ints size, Number value, Options given);
    [LibraryImport(Library, EntryPoint = "at_full_like")]
    internal static partial Tensor full_like(Tensor self, Number value, Options given);
    [LibraryImport(Library, EntryPoint = "at_scalar_tensor")]
    internal static partial Tensor scalar_tensor(Number value, Options given);
    [LibraryImport(Library, EntryPoint = "at_rand")]
    internal static partial Tensor rand(Ints size, torch.Generator? generator, Options given);
    [LibraryImport(Library, EntryPoint = "at_randn")]
    internal static partial Tensor randn(Ints size, torch.Generator? generator, Options given);
    [LibraryImport(Library, EntryPoint = "at_randint")]
    internal static partial Tensor randint(long low, long high, Ints size, torch.Generator? generator, Options given);
    [LibraryImport(Library, EntryPoint = "at_randint_like")]
    internal static partial Tensor randint_like(Tensor self, long low, long high, Options given);
    [LibraryImport(Library, EntryPoint = "at_randperm")]
    internal static partial Tensor randperm(long n, torch.Generator? generator, Options given);
    [LibraryImport(Library, EntryPoint = "at_arange")]
    internal static partial Tensor arange(Number start, Number end, Number step, Options given);
    [LibraryImport(Library, EntryPoint = "at_linspace")]
    internal static partial Tensor linspace(double start, double end, long steps, Options given);
    [LibraryImport(Library, EntryPoint = "at_logspace")]
    internal static partial Tensor logspace(double start, double end, long steps, double @base, Options given);
    [LibraryImport(Library, EntryPoint = "at_eye")]
    internal static partial Tensor eye(long n, long m, Options given);
    [LibraryImport(Library, EntryPoint = "at_tril")]
    internal static partial Tensor tril(Tensor self, long diagonal);
    [LibraryImport(Library, EntryPoint = "at_triu")]
    internal static partial Tensor triu(Tensor self, long diagonal);
    [LibraryImport(Library, EntryPoint = "at_tril_indices")]
    internal static partial Tensor tril_indices(long row, long col, long offset, Options given);
    [LibraryImport(Library, EntryPoint = "at_triu_indices")]
    internal static partial Tensor triu_indices(long row, long col, long offset, Options given);
    [LibraryImport(Library, EntryPoint = "at_one_hot")]
    internal static partial Tensor one_hot(Tensor self, long num_classes);
}

internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial Tensor cn_copy_of(void* data, Ints size, sbyte type, Options given);
    [LibraryImport(Library)]
    internal static partial Tensor cn_over(void* data, Ints size, sbyte type, Options given, delegate* unmanaged<void*, void> release, void* pin);
}
