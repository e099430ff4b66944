using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// The communication of a training that several ranks share. Rank 0 decides: it begins with its weights, calls the callbacks and writes the files. After each
/// step, all ranks have the same gradients, sums of losses and metrics, and moving averages.
/// </summary>
internal sealed unsafe class SharedTraining : IDisposable
{
    // The number of bytes that are broadcast at once. A larger message would not stay in the caches.
    private const int Piece = 1 << 22;

    // The time that a rank that has failed gives the others to receive what is on its way.
    private static readonly TimeSpan s_timeToArrive = TimeSpan.FromSeconds(2);

    private readonly MeasuredCollectives _ranks;
    private readonly CompiledNet _net;
    private readonly SharedBatch _batch;
    private readonly List<Weight> _averages;
    private readonly Decisions _decisions;
    private readonly List<GradientPiece> _pieces;

    // The sums of losses and metrics of a step, then the moving averages.
    private readonly double[] _numbers;
    private readonly int _sums;

    private SharedTraining(ICollectives ranks, CompiledNet net)
    {
        (_ranks, _net) = (new MeasuredCollectives(ranks), net);
        (_batch, Log, _decisions) = (new SharedBatch(_ranks), new StepLog(net), new Decisions(_ranks, net));
        _pieces = net.TrainedSets.SelectMany(GradientPiece.Of).ToList();
        _averages = net.TrainedSets.SelectMany(set => set.Fixed).Where(weight => weight.IsMovingAverage).ToList();
        _sums = Log.Count;
        _numbers = new double[_sums + _averages.Sum(weight => weight.Structure.Count)];
    }

    /// <summary>Gets the sums of the step of this rank, which <see cref="Reduce"/> adds to those of the other ranks.</summary>
    public StepLog Log { get; }

    /// <summary>True if this is rank 0.</summary>
    public bool IsFirst => _ranks.Rank == 0;

    /// <summary>True if all ranks end the training now for the same reason, so that nobody waits for this rank.</summary>
    public bool HasAgreedToEnd { get; private set; }

    /// <summary>Gets the name of the signal that a rank has received, or null.</summary>
    public string? Signal => _decisions.Signal;

    /// <summary>Gets the time of the communication since <see cref="Measure"/>.</summary>
    public CommunicationTime Communication => new(_ranks.Elapsed, _batch.Overlap?.Hidden ?? default);

    /// <summary>Creates the communication of a training, or returns null if there is only one process.</summary>
    /// <exception cref="NotSupportedException">The net is not on the CPU.</exception>
    public static SharedTraining? Of(FitOptions options, CompiledNet net) => options.Parallel is not { Size: > 1 } ranks ? null
        : net.Device.type == DeviceType.CPU ? new SharedTraining(ranks, net)
        : throw new NotSupportedException($"{net.Structure.Name} is on {net.Device}, but ranks can only train nets on the CPU together. Create the net without 'device', or leave Parallel out.");

    /// <summary>Gets the options of this rank: callbacks, progress and the logger are those of rank 0.</summary>
    public FitOptions OptionsOf(FitOptions options) => IsFirst ? options
        : options with { Callbacks = options.Callbacks.Where(callback => callback.IsOnEveryRank).ToList(), Progress = null, Logger = null };

    /// <summary>
    /// Checks that all ranks train the same net in the same way, and divides the processors among the ranks of this machine. Overlaps communication with computation
    /// if it pays on all ranks.
    /// </summary>
    /// <param name="own">The description of this rank.</param>
    /// <param name="overlap">Whether to overlap them, or null to decide.</param>
    /// <exception cref="InvalidOperationException">A rank differs from rank 0; the message names the differences.</exception>
    public void Check(Launch own, bool? overlap)
    {
        var launches = _ranks.AllGather(own.ToBytes()).Select(Launch.Parse).ToList();
        HasAgreedToEnd = true;
        Launch.RequireSame(launches, _net.Structure.Name);
        HasAgreedToEnd = false;
        var sharing = launches.Count(own.SharesProcessors);
        Threads.Share(sharing);

        // A single piece is final at the end of the backward pass only.
        if (Count(overlap ?? (_pieces.Count > 1 && Threads.LeaveProcessor(sharing))) == _ranks.Size)
        {
            _batch.Overlap = new Overlap(_ranks, _pieces);
        }
    }

    /// <summary>Measures the communication from now on.</summary>
    public void Measure()
    {
        _ranks.Measure();
        _batch.Overlap?.Measure();
    }

    /// <summary>Copies the state of rank 0 to the other ranks: weights, the state of the optimizer, the position in the training.</summary>
    public void Begin(TrainingRun run)
    {
        run.Optimizer.Attach(_net.TrainedSets);
        var state = Broadcast(IsFirst ? Checkpoint.NumbersOf(run).ToBytes() : []);
        if (!IsFirst)
        {
            Checkpoint.Continue(run, CheckpointState.Parse(state));
        }

        foreach (var tensor in run.Optimizer.States.SelectMany(own => own.Tensors))
        {
            Broadcast(tensor);
        }

        Share(run);
    }

    /// <summary>Copies the weights of rank 0 to the other ranks, and what is trainable. Callbacks may have changed them.</summary>
    public void Share(TrainingRun run)
    {
        _decisions.ShareSettings(run);
        foreach (var set in _net.WeightSets)
        {
            Broadcast(set.Values);
            Broadcast(set.FixedValues);
        }
    }

    /// <summary>Agrees on what comes next: a step, the end of the epoch or the end of the training.</summary>
    /// <param name="run">The training. It gets the learning rate and the loss weights of rank 0, and stops if a rank stops.</param>
    /// <param name="total">The number of samples of the next batch over all ranks, or 0 at the end of an epoch.</param>
    /// <param name="signal">The signal that this rank has received, or null.</param>
    /// <param name="cancellation">The cancellation of this rank.</param>
    /// <exception cref="OperationCanceledException">A rank was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The ranks have different batches, which only streams can cause.</exception>
    public void Agree(TrainingRun run, int total, string? signal, CancellationToken cancellation)
    {
        var mistake = _decisions.Exchange(run, total, signal, cancellation.IsCancellationRequested);
        HasAgreedToEnd = _decisions.IsCancelled || mistake is not null;
        if (_decisions.IsCancelled)
        {
            throw new OperationCanceledException(cancellation);
        }

        if (mistake is not null)
        {
            throw new InvalidOperationException($"{_net.Structure.Name}: {mistake}");
        }
    }

    /// <summary>Stops the training if a rank stops it between the gradients and the update.</summary>
    public void AgreeToStop(TrainingRun run) => run.IsStopping = Count(run.IsStopping) > 0;

    /// <summary>Returns the text of the first rank that has one, with the number of the rank, or null. All ranks end the training afterwards.</summary>
    public string? FirstText(string? own)
    {
        var texts = _ranks.AllGather(System.Text.Encoding.UTF8.GetBytes(own ?? ""));
        HasAgreedToEnd = true;
        return texts.Select((text, rank) => text.Length == 0 ? null : $"on rank {rank}, {System.Text.Encoding.UTF8.GetString(text)}").FirstOrDefault(text => text is not null);
    }

    /// <summary>Computes a part of a batch on this thread until the result is disposed of.</summary>
    public SharedBatch.Turn Compute(BatchPart part)
    {
        _batch.Overlap?.Begin(FactorOf(part));
        return _batch.Begin(part);
    }

    /// <summary>Computes a part of a batch again, without the other ranks.</summary>
    public static SharedBatch.Turn ComputeAlone(BatchPart part) => new SharedBatch(null).Begin(part);

    /// <summary>
    /// Adds the gradients of all ranks, weighted by their samples, which gives the gradients of the mean over the whole batch. Does the same with losses, metrics
    /// and moving averages.
    /// </summary>
    /// <param name="part">The samples of this rank.</param>
    /// <param name="log">Receives the sums of the batch.</param>
    public void Reduce(BatchPart part, StepLog log)
    {
        using var noGrad = NoGrad.Begin();
        if (_batch.Overlap is { } overlap)
        {
            overlap.SendRest();
        }
        else
        {
            SumGradients(part);
        }

        Log.MoveTo(_numbers);
        if (part.IsBorrowed)
        {
            Array.Clear(_numbers);
        }

        MoveAverages(FactorOf(part));
        _ranks.AllReduceSum(_numbers.AsSpan());
        MoveAverages(null);
        log.Add(_numbers);
    }

    /// <summary>Adds the sums of all ranks.</summary>
    public void Sum(StepLog log)
    {
        var sums = _numbers.AsSpan(0, _sums);
        log.MoveTo(sums);
        _ranks.AllReduceSum(sums);
        log.Add(sums);
    }

    /// <summary>Ends the other ranks, unless they end for the same reason.</summary>
    public void Fail(TrainingRun run, Exception error)
    {
        if (!HasAgreedToEnd)
        {
            _batch.Overlap?.Wait(s_timeToArrive);
            _ranks.Abort($"rank {_ranks.Rank} of {_ranks.Size} on {Environment.MachineName} has ended the training of {_net.Structure.Name} in epoch {run.Epoch} after step {run.Step}: {error.GetType().Name}: {error.Message}");
        }
    }

    public void Dispose() => _batch.Overlap?.Dispose();

    private static double FactorOf(BatchPart part) => (double)part.Contributed / part.Total;

    private void SumGradients(BatchPart part)
    {
        var sets = _net.TrainedSets;
        for (var i = 0; i < sets.Count; i++)
        {
            if (part.IsBorrowed)
            {
                sets[i].Gradients.zero_();
            }
            else
            {
                Kernels.Elementwise.ScaleInPlace(sets[i].Gradients, FactorOf(part));
            }
        }

        _pieces.ForEach(piece => piece.Sum(_ranks));
    }

    private double Count(bool isTrue)
    {
        var count = isTrue ? 1d : 0;
        _ranks.AllReduceSum(MemoryMarshal.CreateSpan(ref count, 1));
        return count;
    }

    // Copies the moving averages, times the weight of this rank, to the numbers, or back from there if the weight is null.
    private void MoveAverages(double? weight)
    {
        var numbers = _numbers.AsSpan(_sums);
        foreach (var average in _averages)
        {
            var (address, count) = (FlatMemory.AddressOf(average.Value), (int)average.Structure.Count);
            for (var i = 0; i < count; i++)
            {
                if (_net.DType == ScalarType.Float64)
                {
                    Move(ref ((double*)address)[i], ref numbers[i]);
                }
                else
                {
                    Move(ref ((float*)address)[i], ref numbers[i]);
                }
            }

            numbers = numbers[count..];
        }

        void Move<T>(ref T value, ref double number)
            where T : unmanaged, System.Numerics.INumber<T>
        {
            if (weight is { } factor)
            {
                number = factor == 0 ? 0 : double.CreateChecked(value) * factor;
            }
            else
            {
                value = T.CreateSaturating(number);
            }
        }
    }

    private void Broadcast(Tensor tensor)
    {
        var (address, length) = (FlatMemory.AddressOf(tensor), tensor.numel() * tensor.element_size());
        for (var start = 0L; start < length; start += Piece)
        {
            _ranks.Broadcast(new Span<byte>((byte*)address + start, (int)Math.Min(Piece, length - start)));
        }
    }

    private byte[] Broadcast(byte[] bytes)
    {
        var length = bytes.Length;
        _ranks.Broadcast(MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref length, 1)));
        if (!IsFirst)
        {
            bytes = new byte[length];
        }

        _ranks.Broadcast(bytes);
        return bytes;
    }
}
