using System.Diagnostics;
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

// What a call through the binding costs, against a native loop over the same kernel:
//   dotnet run -c Release --project bench/TorchBinding
// Of many short rounds the fastest tenth counts, because others use the machine too.
const int Calls = 1000;
const int Rounds = 301;

set_num_threads(1);
using var a = rand(8, 8);
using var b = rand(8, 8);
using var result = empty(8, 8);

(string Name, Action<int> Native, (string Name, Action<int> Run)[] Bound)[] benches =
[
    ("add", n => Native.cn_bench_add(a, b, n),
    [
        ("disposed", n => { for (var i = 0; i < n; i++) a.add(b).Dispose(); }),
        ("in a scope", n => Scoped(n, () => a.add(b))),
    ]),
    ("mul", n => Native.cn_bench_mul(a, b, n),
    [
        ("disposed", n => { for (var i = 0; i < n; i++) a.mul(b).Dispose(); }),
        ("in a scope", n => Scoped(n, () => a.mul(b))),
    ]),
    ("mm", n => Native.cn_bench_mm(a, b, n),
    [
        ("disposed", n => { for (var i = 0; i < n; i++) a.mm(b).Dispose(); }),
        ("in a scope", n => Scoped(n, () => a.mm(b))),
    ]),
    ("add_out", n => Native.cn_bench_add_out(a, b, result, n), [("no new tensor", n => { for (var i = 0; i < n; i++) Aten.add_out(a, b, 1, result); })]),
    ("mul_out", n => Native.cn_bench_mul_out(a, b, result, n), [("no new tensor", n => { for (var i = 0; i < n; i++) Aten.mul_out(a, b, result); })]),
    ("mm_out", n => Native.cn_bench_mm_out(a, b, result, n), [("no new tensor", n => { for (var i = 0; i < n; i++) Aten.mm_out(a, b, result); })]),
];

Console.WriteLine($"libtorch {__version__}, 8x8 floats, one thread, the fastest tenth of {Rounds} rounds of {Calls} calls");
Console.WriteLine("kernel    native loop   binding                  ns      ratio");
foreach (var (name, native, bound) in benches)
{
    // All variants take turns within a round, so that what the machine does besides falls on all of them.
    var nanoseconds = new double[bound.Length + 1][];
    for (var variant = 0; variant < nanoseconds.Length; variant++)
        nanoseconds[variant] = new double[Rounds];
    for (var round = -5; round < Rounds; round++)
    {
        for (var variant = 0; variant < nanoseconds.Length; variant++)
        {
            var start = Stopwatch.GetTimestamp();
            (variant == 0 ? native : bound[variant - 1].Run)(Calls);
            if (round >= 0)
                nanoseconds[variant][round] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Calls;
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    var loop = Fast(nanoseconds[0]);
    for (var variant = 0; variant < bound.Length; variant++)
    {
        var bindingTime = Fast(nanoseconds[variant + 1]);
        var first = variant == 0 ? string.Create(CultureInfo.InvariantCulture, $"{name,-10}{loop,8:f0} ns") : new string(' ', 21);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first}   {bound[variant].Name,-18}{bindingTime,8:f0}   {bindingTime / loop,8:f2}"));
    }
}

var forgotten = Stopwatch.GetTimestamp();
for (var i = 0; i < 200 * Calls; i++)
    a.add(b);
GC.Collect();
GC.WaitForPendingFinalizers();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"add, its result left to the finalizer: {Stopwatch.GetElapsedTime(forgotten).TotalNanoseconds / (200 * Calls):f0} ns"));

static void Scoped(int calls, Func<Tensor> operation)
{
    for (var done = 0; done < calls; done += 100)
    {
        using var scope = NewDisposeScope();
        for (var i = 0; i < 100; i++)
            operation();
    }
}

static double Fast(double[] values)
{
    Array.Sort(values);
    return values[values.Length / 10];
}
