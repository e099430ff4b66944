using System.Diagnostics;
using System.Globalization;
using CompiledNets;
using CompiledNets.Bench;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

// Compares training steps of compiled nets with the same steps written by hand. Both run alternately in one process, because their ratio varies
// less than their times. With "memory", it measures the memory during 2,000 steps of 128 images, or other numbers of steps and images.
//   dotnet run -c Release --project bench/Steps
//   dotnet run -c Release --project bench/Steps -- memory
//   dotnet run -c Release --project bench/Steps -- memory 10000 32
// With "precision", it compares a step in ComputePrecision.MixedBFloat16 with one in float32.
//   dotnet run -c Release --project bench/Steps -- precision
// With "vanished", it compares a step with Adam of two nets. All units of the first hidden layer of one net are dead, so their running means become
// subnormal. The other net has no dead units.
//   dotnet run -c Release --project bench/Steps -- vanished
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["memory", .. var amounts])
{
    Memory(Amount(0, 2000), Amount(1, 128));
    return;

    int Amount(int index, int usual) => index < amounts.Length ? int.Parse(amounts[index], CultureInfo.InvariantCulture) : usual;
}

Console.WriteLine($"{get_num_threads()} threads. Microseconds per step: the median of alternating rounds.");
if (args.Contains("precision"))
{
    Precisions();
    return;
}

if (args.Contains("vanished"))
{
    Vanished();
    return;
}

Console.WriteLine($"{"net",-22}{"compiled",12}{"by libtorch",12}{"by hand",12}{"ratio",8}{"ratio",8}");
using (var cnn = new Cnn(seed: 1))
{
    foreach (var batch in (int[])[32, 128])
    {
        using var x = rand(batch, 28, 28, 1);
        using var y = Labels(batch, 10);
        CompareLibraries($"CNN, batch {batch}", Compiled(cnn, x, y), ByHand(cnn, x, y, CnnForward), rounds: 15, steps: 1);
    }
}

using (var mlp = new Mlp(seed: 1))
{
    foreach (var batch in (int[])[32, 256])
    {
        using var x = rand(batch, 784);
        using var y = Labels(batch, 10);
        CompareLibraries($"784-128-64-10, {batch}", Compiled(mlp, x, y), ByHand(mlp, x, y, MlpForward), rounds: 41, steps: 20);
    }
}

using (var tiny = new Tiny(seed: 1))
{
    using var x = rand(8, 4);
    using var y = Labels(8, 3);
    CompareLibraries("4-8-3, batch 8", Compiled(tiny, x, y), ByHand(tiny, x, y, TinyForward), rounds: 41, steps: 200);
}

static void Precisions()
{
    Console.WriteLine($"{"net",-22}{"bfloat16",12}{"float32",12}{"ratio",8}");
    using var x = rand(128, 28, 28, 1);
    using var rows = x.view(128, 784);
    using var y = Labels(128, 10);
    using var cnn = new Cnn(seed: 1);
    using var mixedCnn = new Cnn(seed: 1) { Precision = ComputePrecision.MixedBFloat16 };
    Compare("CNN, batch 128", Compiled(mixedCnn, x, y), Compiled(cnn, x, y), rounds: 9, steps: 1);
    using var mlp = new Mlp(seed: 1);
    using var mixedMlp = new Mlp(seed: 1) { Precision = ComputePrecision.MixedBFloat16 };
    Compare("784-128-64-10, 128", Compiled(mixedMlp, rows, y), Compiled(mlp, rows, y), rounds: 21, steps: 20);
}

static void Vanished()
{
    Console.WriteLine($"{"net",-22}{"vanished",12}{"alive",12}{"ratio",8}");
    using var x = rand(256, 784);
    using var y = Labels(256, 10);
    using var alive = new Mlp(seed: 1);
    using var vanished = new Mlp(seed: 1);
    var step = Compiled(vanished, x, y, new Adam());
    for (var i = 0; i < 1500; i++)
    {
        if (i == 20)
        {
            vanished.Weights[1].Value.fill_(-1000);
        }

        step();
    }

    Compare("784-128-64-10, 256", step, Compiled(alive, x, y, new Adam()), rounds: 21, steps: 20);
}

static Tensor Labels(int batch, int classes) => F.one_hot(randint(classes, [batch], ScalarType.Int64), classes).type(ScalarType.Float32);

static Action Compiled<TI, TO, TG, TT>(TrainableNet<TI, TO, TG, TT> net, Tensor x, Tensor y, Optimizer? with = null)
    where TI : IBatch<TI>
    where TO : IBatch<TO>, IDisposable
    where TG : IBatch<TG>, IDisposable
    where TT : IBatch<TT>
{
    var optimizer = with ?? new Adadelta(1.0);
    var (inputs, targets) = (TI.Create([x]), TT.Create([y]));
    return () => net.TrainStep(inputs, targets, optimizer);
}

static Action ByHand(CompiledNet net, Tensor x, Tensor y, Func<IReadOnlyList<Tensor>, Tensor, Tensor> forward)
{
    var eager = new Eager(forward, net.Weights.Select(weight => weight.Value));
    return () => eager.Step(x, y);
}

static Tensor CnnForward(IReadOnlyList<Tensor> w, Tensor x)
{
    x = F.conv2d(x.permute(0, 3, 1, 2), w[0].permute(3, 2, 0, 1), w[1], [1, 1], [0, 0], [1, 1], 1).relu_();
    x = F.conv2d(x, w[2].permute(3, 2, 0, 1), w[3], [1, 1], [0, 0], [1, 1], 1).relu_();
    x = F.dropout(F.max_pool2d(x, [2, 2], [2, 2], [0, 0], [1, 1], false), 0.25, true, false);
    x = F.dropout(addmm(w[5], x.permute(0, 2, 3, 1).reshape(-1, 9216), w[4], 1, 1).relu_(), 0.5, true, false);
    return addmm(w[7], x, w[6], 1, 1);
}

static Tensor MlpForward(IReadOnlyList<Tensor> w, Tensor x) =>
    addmm(w[5], addmm(w[3], addmm(w[1], x, w[0], 1, 1).relu_(), w[2], 1, 1).relu_(), w[4], 1, 1);

static Tensor TinyForward(IReadOnlyList<Tensor> w, Tensor x) => addmm(w[3], addmm(w[1], x, w[0], 1, 1).relu_(), w[2], 1, 1);

static void Compare(string name, Action compiled, Action byHand, int rounds, int steps)
{
    var (a, b) = (new List<double>(), new List<double>());
    for (var round = -3; round < rounds; round++)
    {
        var (first, second) = (Time(compiled, steps), Time(byHand, steps));
        if (round >= 0)
        {
            a.Add(first);
            b.Add(second);
        }
    }

    a.Sort();
    b.Sort();
    Console.WriteLine($"{name,-22}{a[rounds / 2],12:F1}{b[rounds / 2],12:F1}{a[rounds / 2] / b[rounds / 2],8:F2}");
}

// Compares a compiled step with the kernels of this library, the same with those of libtorch, and the step by hand. The ratios are those of the first two to the last.
static void CompareLibraries(string name, Action compiled, Action byHand, int rounds, int steps)
{
    List<double> own = [], libtorch = [], hand = [];
    for (var round = -3; round < rounds; round++)
    {
        var first = Time(compiled, steps);
        CpuKernels.Library = KernelLibrary.Libtorch;
        var second = Time(compiled, steps);
        CpuKernels.Library = KernelLibrary.CompiledNets;
        var third = Time(byHand, steps);
        if (round >= 0)
        {
            own.Add(first);
            libtorch.Add(second);
            hand.Add(third);
        }
    }

    var (a, b, c) = (Median(own), Median(libtorch), Median(hand));
    Console.WriteLine($"{name,-22}{a,12:F1}{b,12:F1}{c,12:F1}{a / c,8:F2}{b / c,8:F2}");

    static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}

static double Time(Action action, int steps)
{
    var start = Stopwatch.GetTimestamp();
    for (var i = 0; i < steps; i++)
    {
        action();
    }

    return Stopwatch.GetElapsedTime(start).TotalMicroseconds / steps;
}

static void Memory(int steps, int batch)
{
    using var cnn = new Cnn(seed: 1);
    using var x = rand(batch, 28, 28, 1);
    using var y = Labels(batch, 10);
    var step = Compiled(cnn, x, y);
    Console.WriteLine($"{"steps",6}{"resident MiB",14}{"native MiB",12}{"GC MiB",9}{"managed KiB",13}{"tensors",9}");
    for (var i = 0; i <= steps; i++)
    {
        if (i % (steps / 8) == 0)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Console.WriteLine($"{i,6}{Process.GetCurrentProcess().WorkingSet64 / 1048576.0,14:F1}{NativeMemory.InUse() / 1048576.0,12:F2}{GC.GetGCMemoryInfo().TotalCommittedBytes / 1048576.0,9:F1}{GC.GetTotalMemory(true) / 1024.0,13:F1}{Tensor.TotalCount,9}");
        }

        step();
    }
}
