using System.Diagnostics;
using System.Globalization;
using CompiledNets.Onnx.Tests;
using CompiledNets.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Bench;

/// <summary>A net and its ONNX model, which predict the same batch in turns.</summary>
internal sealed class Duel : IDisposable
{
    private const int Rounds = 9;

    // A prediction of the largest sample takes seconds. It runs in fewer rounds, without a warm-up in each.
    private const int RoundsOfSlow = 3;
    private const double SlowMilliseconds = 500;

    // The threads of the other sides look for work after their last operation, those of libtorch for 15 milliseconds and those of ONNX Runtime for about 100. The first predictions of a
    // turn are not counted.
    private const double WarmUpMilliseconds = 200;
    private const double LeastMilliseconds = 40;

    private readonly List<IDisposable> _owned = [];
    private readonly List<Action> _sides = [];

    private Duel()
    {
    }

    /// <summary>Gets the number of parameters of the net.</summary>
    public long Parameters { get; private set; }

    /// <summary>Gets the size of the file of weights.</summary>
    public long WeightBytes { get; private set; }

    /// <summary>Gets the size of the ONNX model.</summary>
    public long ModelBytes { get; private set; }

    /// <summary>Gets the largest difference of an output, relative to its largest element.</summary>
    public double Difference { get; private set; }

    /// <summary>Gets the number of samples of the batch.</summary>
    public long Samples { get; private set; }

    /// <summary>Saves a net, loads the model, and compares their outputs for random inputs.</summary>
    /// <param name="net">The net.</param>
    /// <param name="sizes">The sizes of the batch.</param>
    /// <param name="threads">The number of threads of both sides.</param>
    public static Duel Of<TInputs, TOutputs, TGradients>(CompiledNet<TInputs, TOutputs, TGradients> net, Dictionary<string, long> sizes, int threads)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
    {
        var duel = new Duel { Parameters = net.NamedWeights().Sum(weight => weight.Weight.Value.numel()), Samples = sizes["N"] };
        set_num_threads(threads);
        manual_seed(1);
        var session = duel.Own(duel.Load(net, threads));
        var inputs = RandomBatch.Inputs(net, sizes);
        inputs.Tensors.ToList().ForEach(input => duel.Own(input));
        using (NewDisposeScope())
        {
            using var expected = net.Predict(inputs);
            duel.Difference = expected.Tensors.Zip(session.Run(inputs.Tensors), DifferenceOf).Max();
        }

        var bound = duel.Own(session.Bind(inputs.Tensors));
        duel._sides.AddRange([() => Predict(KernelLibrary.CompiledNets), () => Predict(KernelLibrary.Libtorch), bound.Run]);
        return duel;

        void Predict(KernelLibrary library)
        {
            CpuKernels.Library = library;
            net.Predict(inputs).Dispose();
            CpuKernels.Library = KernelLibrary.CompiledNets;
        }
    }

    /// <summary>Adds a side that predicts the batch.</summary>
    public void Add(Action side) => _sides.Add(side);

    /// <summary>Gets the text of a time in milliseconds.</summary>
    public static string Text(double time) => time.ToString(time < 1 ? "0.000" : time < 10 ? "0.00" : time < 1000 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    /// <summary>Gets the medians of the milliseconds of each side.</summary>
    public IEnumerable<double> Times()
    {
        var times = _sides.Select(_ => new List<double>()).ToList();
        var isSlow = _sides.Max(side => Repeat(side, 0)) > SlowMilliseconds;
        var rounds = isSlow ? RoundsOfSlow : Rounds;
        for (var round = 0; round < rounds; round++)
        {
            for (var side = 0; side < _sides.Count; side++)
            {
                if (!isSlow)
                {
                    Repeat(_sides[side], WarmUpMilliseconds);
                }

                times[side].Add(Repeat(_sides[side], LeastMilliseconds));
            }
        }

        return times.Select(all => all.Order().ElementAt(rounds / 2));
    }

    public void Dispose() => Enumerable.Reverse(_owned).ToList().ForEach(owned => owned.Dispose());

    private OnnxSession Load(CompiledNet net, int threads)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var (weights, model) = (Path.Combine(folder, "weights.safetensors"), Path.Combine(folder, "model.onnx"));
            net.SaveWeights(weights);
            net.SaveOnnx(model);
            (WeightBytes, ModelBytes) = (new FileInfo(weights).Length, new FileInfo(model).Length);
            return new OnnxSession(model, threads);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }

    private static double DifferenceOf(Tensor expected, Tensor actual) => (actual - expected).abs().max().ToDouble() / Math.Max(expected.abs().max().ToDouble(), 1e-3);

    /// <summary>Repeats an action for some time, and returns the milliseconds of one.</summary>
    private static double Repeat(Action action, double milliseconds)
    {
        var clock = Stopwatch.StartNew();
        var count = 0;
        do
        {
            action();
            count++;
        }
        while (clock.Elapsed.TotalMilliseconds < milliseconds);
        return clock.Elapsed.TotalMilliseconds / count;
    }
}
