using System.Diagnostics;
using System.Globalization;
using CompiledNets;
using CompiledNets.Bench;
using CompiledNets.Runtime.Tests;
using TorchSharp;
using static TorchSharp.torch;

// Compares forward and backward passes of compiled recurrent layers with libtorch's operators and autograd. Both run alternately in one process,
// because their ratio varies less than their times.
//   dotnet run -c Release --project bench/Recurrence
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using var lstm512 = new Lstm512(seed: 1);
using var lstm256 = new Lstm256(seed: 1);
using var gru256 = new Gru256(seed: 1);
Console.WriteLine($"{get_num_threads()} threads. Milliseconds per step: the median of alternating rounds.");
Console.WriteLine($"{"layer",-34}{"compiled",12}{"libtorch",12}{"ratio",8}");
Compare("LSTM 512 -> 32, batch 32, 100", lstm512, 32, 100, 512, Lstm);
Compare("LSTM 256 -> 64, batch 128, 140", lstm256, 128, 140, 256, Lstm);
Compare("LSTM 256 -> 64, batch 1, 140", lstm256, 1, 140, 256, Lstm);
Compare("GRU 256 -> 64, batch 128, 140", gru256, 128, 140, 256, Gru);

static Tensor Lstm(Tensor x, Tensor[] weights)
{
    using var zeros = torch.zeros(1, x.size(0), weights[1].size(1));
    return Libtorch.Lstm(x, zeros, zeros, weights).Sequence;
}

static Tensor Gru(Tensor x, Tensor[] weights)
{
    using var zeros = torch.zeros(1, x.size(0), weights[1].size(1));
    return Libtorch.Gru(x, zeros, weights).Sequence;
}

static void Compare<TI, TO, TG>(string name, CompiledNet<TI, TO, TG> net, int batch, int steps, int features, Func<Tensor, Tensor[], Tensor> layer)
    where TI : IBatch<TI>
    where TO : IBatch<TO>, IDisposable
    where TG : IBatch<TG>, IDisposable
{
    const int Rounds = 11;
    using var x = randn(batch, steps, features);
    var inputs = TI.Create([x]);
    using var g = randn(batch, steps, net.Weights[1].Value.size(0));
    var gradient = TO.Create([g]);

    // PyTorch's weights have the same sizes, but are transposed and have two biases.
    var width = net.Weights[0].Value.size(1);
    var weights = new[] { randn(width, features), randn(width, net.Weights[1].Value.size(0)), zeros(width), zeros(width) }.Select(weight => weight.requires_grad_()).ToArray();
    using var leaf = x.detach().clone().requires_grad_();

    var (ours, theirs) = (new List<double>(), new List<double>());
    for (var round = -3; round < Rounds; round++)
    {
        var a = Time(() =>
        {
            using var outputs = net.Forward(inputs);
            net.Backward(gradient).Dispose();
        });
        var b = Time(() =>
        {
            using var scope = NewDisposeScope();
            var y = layer(leaf, weights);
            autograd.grad([y], [leaf, .. weights], [g]);
        });
        if (round >= 0)
        {
            ours.Add(a);
            theirs.Add(b);
        }
    }

    ours.Sort();
    theirs.Sort();
    Console.WriteLine($"{name,-34}{ours[Rounds / 2],12:F2}{theirs[Rounds / 2],12:F2}{ours[Rounds / 2] / theirs[Rounds / 2],8:F2}");
}

static double Time(Action action)
{
    var start = Stopwatch.GetTimestamp();
    action();
    return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
}
