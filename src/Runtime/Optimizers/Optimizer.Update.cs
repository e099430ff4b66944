using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

public abstract partial class Optimizer
{
    // A mean that loses a tenth at each update is subnormal for 150 of them until it has one digit left, and for all others after that. So
    // often it is for 32 at most, and looking costs a thirty-second of a pass.
    private const long FlushEvery = 32;

    private readonly List<OptimizerState> _states = [];
    private HashSet<Weight> _withoutDecay = [];

    /// <summary>What is remembered of each weight set; empty before the first update.</summary>
    internal IReadOnlyList<OptimizerState> States => _states;

    /// <summary>
    /// Updates all weights from their gradients, in Keras' order: the mean of accumulated gradients, clipping, decay, the step, the
    /// running mean. Gradients are left as the step has used them.
    /// </summary>
    /// <param name="sets">The weights of a net and of the nets in it.</param>
    /// <param name="throughTensors">Whether operations of libtorch are used where C# could do it too.</param>
    /// <exception cref="InvalidOperationException">The optimizer has the state of another net, or its options contradict each other.</exception>
    internal void Update(IReadOnlyList<WeightSet> sets, bool throughTensors = false)
    {
        Attach(sets);
        var rate = LearningRate;
        Batches++;
        if (GradientAccumulationSteps is { } steps && !IsTimeForUpdate(steps))
        {
            return;
        }

        Iterations++;
        var globalScale = GlobalClipNorm is { } most ? Shorten(_states.Sum(state => state.Weights.Where(weight => weight.Trainable).Sum(SquaresOf)), most) : 1;
        foreach (var state in _states)
        {
            foreach (var run in RunsOf(state.Weights, globalScale))
            {
                Update(state, run, rate * run.RateMultiplier, throughTensors || state.Weights.Values.device_type != DeviceType.CPU);
            }

            if (Iterations % FlushEvery == 0)
            {
                state.FlushSubnormals();
            }
        }

        if (UseEma && EmaOverwriteFrequency is { } frequency && Iterations % frequency == 0)
        {
            OverwriteByMeans();
        }
    }

    /// <summary>Makes the weights their running means, where these are kept. Keras does so when training ends.</summary>
    internal void OverwriteByMeans()
    {
        if (!UseEma)
        {
            return;
        }

        foreach (var state in _states)
        {
            foreach (var run in RunsOf(state.Weights, 1))
            {
                using var weights = run.Of(state.Weights.Values);
                using var means = run.Of(state.Means!);
                Kernels.Copy(weights, means);
            }
        }
    }

    /// <summary>Makes the state for a net, once.</summary>
    /// <exception cref="InvalidOperationException">The optimizer has the state of another net.</exception>
    internal void Attach(IReadOnlyList<WeightSet> sets)
    {
        if (_states.Count > 0)
        {
            if (!_states.Select(state => state.Weights).SequenceEqual(sets))
            {
                throw new InvalidOperationException("This optimizer remembers the steps of another net. Make a new one for each net.");
            }

            return;
        }

        CheckOptions();
        _withoutDecay = WithoutDecay(sets);
        _states.AddRange(LongLived.Create(() => sets.Select(Create).ToList()));

        OptimizerState Create(WeightSet set)
        {
            var state = CreateState(set);
            state.Means = UseEma ? zeros_like(set.Values) : null;
            state.Sums = GradientAccumulationSteps is null ? null : zeros_like(set.Values);
            return state;
        }
    }

    /// <summary>Puts the numbers back that a checkpoint has kept; tensors are copied by their names.</summary>
    internal void Restore(long iterations, long batches, double rate) => (Iterations, Batches, _rate) = (iterations, batches, rate);

    /// <summary>The learning rate without a schedule, for checkpoints.</summary>
    internal double ConstantRate => _rate;

    // Sums of gradients over batches; after the last batch the gradients become the mean.
    private bool IsTimeForUpdate(int steps)
    {
        var isTime = Batches % steps == 0;
        foreach (var state in _states)
        {
            var (sums, gradients) = (state.Sums!, state.Weights.Gradients);
            if (!isTime)
            {
                Kernels.AddScaled(sums, gradients, 1);
                continue;
            }

            Kernels.AddScaled(gradients, sums, 1);
            Kernels.ScaleInPlace(gradients, 1d / steps);
            Kernels.InPlace(sums, sums.zero_());
        }

        return isTime;
    }

    /// <summary>Weights in a row that are updated alike, as one run; what is not trainable is in none.</summary>
    private List<UpdateRun> RunsOf(WeightSet weights, double globalScale)
    {
        var runs = new List<UpdateRun>();
        foreach (var weight in weights)
        {
            if (!weight.Trainable)
            {
                continue;
            }

            var scale = ClipNorm is { } most ? Shorten(SquaresOf(weight), most) : globalScale;
            var run = new UpdateRun(weight, weight.Offset, WeightSet.PaddedCount(weight.Structure), weight.LearningRateMultiplier, WeightDecay is > 0 && !_withoutDecay.Contains(weight) ? WeightDecay.Value : 0, scale, ClipValue);
            if (!IsByWeight && runs.Count > 0 && runs[^1].CanGrowBy(run))
            {
                runs[^1] = runs[^1] with { Length = runs[^1].Length + run.Length };
            }
            else
            {
                runs.Add(run);
            }
        }

        return runs;
    }

    private static double Shorten(double squares, double most) => most / Math.Max(Math.Sqrt(squares), most);

    private static double SquaresOf(Weight weight)
    {
        const int Piece = 1 << 13;
        using var flat = weight.FlatGradient();
        if (flat.device_type != DeviceType.CPU)
        {
            using var squares = flat.square();
            using var sum = squares.sum(ScalarType.Float64);
            return sum.ToDouble();
        }

        // Pieces are added in double: a long row of floats would lose its end.
        return flat.dtype == ScalarType.Float64 ? Add<double>(flat) : Add<float>(flat);

        static double Add<T>(Tensor flat)
            where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        {
            var total = 0d;
            var length = flat.numel();
            var address = FlatMemory.AddressOf(flat);
            for (var start = 0L; start < length; start += Piece)
            {
                unsafe
                {
                    total += double.CreateSaturating(System.Numerics.Tensors.TensorPrimitives.SumOfSquares(new ReadOnlySpan<T>((T*)address + start, (int)Math.Min(Piece, length - start))));
                }
            }

            return total;
        }
    }

    private HashSet<Weight> WithoutDecay(IReadOnlyList<WeightSet> sets)
    {
        var all = sets.SelectMany(set => set).ToList();
        var excluded = new HashSet<Weight>();
        foreach (var name in ExcludeFromWeightDecay)
        {
            var named = all.Where(weight => weight.Name == name || weight.LayerName == name || weight.Structure.Name == name).ToList();
            if (named.Count == 0)
            {
                throw new InvalidOperationException($"ExcludeFromWeightDecay names '{name}', but no layer or weight is called so; the weights are {string.Join(", ", all.Select(weight => weight.Name))}.");
            }

            excluded.UnionWith(named);
        }

        return excluded;
    }
}
