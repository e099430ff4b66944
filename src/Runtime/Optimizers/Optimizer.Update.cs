using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

public abstract partial class Optimizer
{
    // A decaying mean ends up subnormal, which is slow to compute with. Flushing every 32 updates keeps a mean subnormal for at most 32 updates,
    // and takes a 32nd of a pass per update.
    private const long FlushEvery = 32;

    private readonly List<OptimizerState> _states = [];
    private readonly List<UpdateRun> _runs = [];
    private HashSet<Weight> _withoutDecay = [];

    /// <summary>Gets the state of each weight set. It is empty before the first update.</summary>
    internal IReadOnlyList<OptimizerState> States => _states;

    /// <summary>
    /// Updates the weights of nets from their gradients, applies the constraints of the weights, and ends the training step of each net. It is the
    /// second half of <c>TrainStep</c>, and follows <c>ComputeGradients</c> or <c>Backward</c>. The gradients may be changed before it. Gradients
    /// of several nets are clipped together by <see cref="GlobalClipNorm"/>.
    /// </summary>
    /// <param name="nets">The nets, always the same in the same order, because the optimizer has a state for each.</param>
    /// <exception cref="ArgumentException">There is no net, or a net is given twice.</exception>
    /// <exception cref="InvalidOperationException">
    /// The optimizer has the state of other nets, or its options contradict each other, or another thread uses it or trains a net.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The optimizer or a net is disposed of.</exception>
    public void Step(params ReadOnlySpan<CompiledNet> nets)
    {
        var sets = SetsOf(nets);
        using var use = _usage.Begin();
        using var turn = _training.Begin();
        UseAndStep(nets, nets, sets);
    }

    // Begins to use one net after the other, and makes the step when all are in use.
    private void UseAndStep(ReadOnlySpan<CompiledNet> rest, ReadOnlySpan<CompiledNet> nets, IReadOnlyList<WeightSet> sets)
    {
        if (rest.Length > 0)
        {
            using var use = rest[0].Use();
            using var turn = rest[0].BeginTraining();
            UseAndStep(rest[1..], nets, sets);
            return;
        }

        using var noGrad = NoGrad.Begin();
        Update(sets);
        for (var i = 0; i < sets.Count; i++)
        {
            sets[i].Constrain();
        }

        foreach (var net in nets)
        {
            net.UpdateEndsStep();
        }
    }

    /// <summary>
    /// Updates all weights from their gradients, in Keras' order: mean of accumulated gradients, clipping, decay, update, running mean. The
    /// gradients contain the clipped values afterwards.
    /// </summary>
    /// <param name="sets">The weights of a net and of the nets in it.</param>
    /// <param name="throughTensors">Whether to use operations of libtorch even on the CPU.</param>
    /// <exception cref="InvalidOperationException">The optimizer has the state of another net, or its options contradict each other.</exception>
    internal void Update(IReadOnlyList<WeightSet> sets, bool throughTensors = false)
    {
        Attach(sets);
        var rate = RequireRate(LearningRate);
        Batches++;
        if (GradientAccumulationSteps is { } steps && !IsTimeForUpdate(steps))
        {
            return;
        }

        Iterations++;
        double? scale = 1;
        if (throughTensors || _states.Exists(static state => !HostMemory.Has(state.Weights.Values)))
        {
            TensorClipping.Clip([.. _states.SelectMany(state => state.Weights).Where(weight => weight.Trainable)], ClipNorm, GlobalClipNorm);
            scale = null;
        }
        else if (GlobalClipNorm is { } most)
        {
            scale = Shorten(_states.Sum(state => state.Weights.Where(weight => weight.Trainable).Sum(SquaresOf)), most);
        }

        foreach (var state in _states)
        {
            foreach (var run in RunsOf(state, scale))
            {
                Update(state, run, rate * run.RateMultiplier, throughTensors || !HostMemory.Has(state.Weights.Values));
            }

            if (UseEma)
            {
                state.Averaged.UnionWith(state.Weights.Learned.Where(weight => weight.Trainable));
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

    /// <summary>
    /// Replaces the weights by their running means, if <see cref="UseEma"/> is set. As in Keras, this is done when training ends. Weights that
    /// were never updated have no mean and stay as they are.
    /// </summary>
    internal void OverwriteByMeans()
    {
        if (!UseEma)
        {
            return;
        }

        using var use = _usage.Begin();
        foreach (var state in _states)
        {
            foreach (var run in RunsOf(state, null).Where(run => run.HasMean))
            {
                using var weights = run.Of(state.Weights.Values);
                using var means = run.Of(state.Means!);
                Kernels.Elementwise.Copy(weights, means);
            }
        }
    }

    /// <summary>Gets the factor of the running mean of a run, which begins with the weights after their first update.</summary>
    private protected double KeptOfMean(UpdateRun run) => run.HasMean ? EmaMomentum : 0;

    /// <summary>Moves the running mean of a run towards its weights, with operations of libtorch.</summary>
    private protected void Average(Tensor mean, Tensor weights, UpdateRun run)
    {
        Kernels.Elementwise.ScaleInPlace(mean, KeptOfMean(run));
        Kernels.Elementwise.AddScaled(mean, weights, 1 - KeptOfMean(run));
    }

    /// <summary>Creates the state for a net, if there is none yet.</summary>
    /// <exception cref="InvalidOperationException">The optimizer has the state of another net.</exception>
    /// <exception cref="ObjectDisposedException">The optimizer is disposed of.</exception>
    internal void Attach(IReadOnlyList<WeightSet> sets)
    {
        RequireAlive();
        if (_states.Count > 0)
        {
            if (!AreOf(sets))
            {
                throw new InvalidOperationException("This optimizer has the state of another net. Create an optimizer for each net, or for nets that always make their steps together in the same order.");
            }

            return;
        }

        CreateStates(sets);
    }

    private bool AreOf(IReadOnlyList<WeightSet> sets)
    {
        if (_states.Count != sets.Count)
        {
            return false;
        }

        for (var i = 0; i < sets.Count; i++)
        {
            if (!ReferenceEquals(_states[i].Weights, sets[i]))
            {
                return false;
            }
        }

        return true;
    }

    // A method of its own, because a function that captures arguments is allocated when its method begins.
    private void CreateStates(IReadOnlyList<WeightSet> sets)
    {
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

    /// <summary>Restores the numbers of a checkpoint. Its tensors are copied by name.</summary>
    internal void Restore(long iterations, long batches, double rate, Func<Weight, bool> isAveraged)
    {
        (Iterations, Batches, _rate) = (iterations, batches, rate);
        foreach (var state in _states)
        {
            state.Averaged.Clear();
            state.Averaged.UnionWith(state.Weights.Learned.Where(isAveraged));
        }
    }

    /// <summary>Gets or sets the learning rate without a schedule, for checkpoints and other ranks.</summary>
    internal double ConstantRate
    {
        get => _rate;
        set => _rate = value;
    }

    private static IReadOnlyList<WeightSet> SetsOf(ReadOnlySpan<CompiledNet> nets)
    {
        if (nets is [{ } only])
        {
            return only.TrainedSets;
        }

        CompiledNet[] all = [.. nets];
        foreach (var net in all)
        {
            ArgumentNullException.ThrowIfNull(net, nameof(nets));
        }

        return all.Length > 0 && all.Distinct().Count() == all.Length
            ? all.SelectMany(net => net.TrainedSets).Distinct().ToList()
            : throw new ArgumentException(all.Length == 0 ? "An optimizer updates at least one net, but none is given." : "A net is given twice. Give each net once.", nameof(nets));
    }

    // Adds the gradients to their sums. After the last batch, it replaces the gradients by the mean and clears the sums.
    private bool IsTimeForUpdate(int steps)
    {
        var isTime = Batches % steps == 0;
        foreach (var state in _states)
        {
            var (sums, gradients) = (state.Sums!, state.Weights.Gradients);
            if (!isTime)
            {
                Kernels.Elementwise.AddScaled(sums, gradients, 1);
                continue;
            }

            Kernels.Elementwise.AddScaled(gradients, sums, 1);
            Kernels.Elementwise.ScaleInPlace(gradients, 1d / steps);
            sums.fill_(0);
        }

        return isTime;
    }

    /// <summary>Joins adjacent weights that are updated alike into runs. Weights that are not trainable are left out.</summary>
    /// <param name="state">The state of the weights.</param>
    /// <param name="globalScale">The factor of all gradients, or null if they are not scaled any more.</param>
    private List<UpdateRun> RunsOf(OptimizerState state, double? globalScale)
    {
        // The same list for all steps, so that a step allocates nothing.
        var runs = _runs;
        runs.Clear();
        for (var i = 0; i < state.Weights.Count; i++)
        {
            var weight = state.Weights[i];
            if (!weight.Trainable)
            {
                continue;
            }

            var scale = globalScale is not { } all ? 1 : ClipNorm is { } most ? Shorten(SquaresOf(weight), most) : all;
            var decay = WeightDecay is > 0 && !_withoutDecay.Contains(weight) ? WeightDecay.Value : 0;
            var run = new UpdateRun(weight, weight.Offset, WeightSet.PaddedCount(weight.Structure), weight.LearningRateMultiplier, decay, scale, ClipValue, UseEma && state.Averaged.Contains(weight));
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

    // Gradients of zero have no length, also if the largest length is zero.
    private static double Shorten(double squares, double most) => squares == 0 ? 1 : most / Math.Max(Math.Sqrt(squares), most);

    // A schedule may be the user's.
    private double RequireRate(double rate) => rate >= 0 && double.IsFinite(rate) && (rate > 0 || AllowsNoRate)
        ? rate
        : throw new InvalidOperationException(FormattableString.Invariant($"{GetType().Name}: the learning rate of batch {Batches} must be {(AllowsNoRate ? "at least 0" : "more than 0")} and finite, but {(Schedule is null ? "it" : Schedule.GetType().Name)} is {rate}."));

    private static double SquaresOf(Weight weight)
    {
        const int Piece = 1 << 13;
        using var flat = weight.FlatGradient();
        // The sums of pieces are added in double, because a long sum in float is inexact.
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
                throw new InvalidOperationException($"ExcludeFromWeightDecay names '{name}', but no layer or weight has this name. The weights are {string.Join(", ", all.Select(weight => weight.Name))}.");
            }

            excluded.UnionWith(named);
        }

        return excluded;
    }
}
