using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial Done cn_bench_add(Tensor a, Tensor b, long times);
    [LibraryImport(Library)]
    internal static partial Done cn_bench_mul(Tensor a, Tensor b, long times);
    [LibraryImport(Library)]
    internal static partial Done cn_bench_mm(Tensor a, Tensor b, long times);
    [LibraryImport(Library)]
    internal static partial Done cn_bench_add_out(Tensor a, Tensor b, Tensor @out, long times);
    [LibraryImport(Library)]
    internal static partial Done cn_bench_mul_out(Tensor a, Tensor b, Tensor @out, long times);
    [LibraryImport(Library)]
    internal static partial Done cn_bench_mm_out(Tensor a, Tensor b, Tensor @out, long times);
}
