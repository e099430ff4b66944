using System.ComponentModel;
using System.Security.Cryptography;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The base class of all nets. It holds the weights and the structure; the generated class adds the computation.</summary>
/// <remarks>
/// Calls may be made inside TorchSharp's dispose scopes. Results belong to the innermost scope of the caller. The weights and all other tensors
/// that the net keeps belong to no scope: <see cref="Dispose()"/> disposes of them.
/// </remarks>
public abstract partial class CompiledNet : IDisposable
{
    // The net whose weights are shared with the net that is being created on this thread, or null.
    [ThreadStatic]
    private static CompiledNet? s_original;

    // The random numbers of the prediction that runs on this thread, or null.
    [ThreadStatic]
    private static StepRandom? s_random;

    private readonly List<NetInstance> _instances = [];
    private readonly List<Tensor> _weightViews = [];
    private readonly StepMemories _memories = new();
    private readonly CompiledNet? _original;
    private readonly Usage _usage;
    private readonly TrainingThread _training;
    private IReadOnlyList<WeightSet>? _weightSets;
    private IReadOnlyList<WeightSet>? _trainedSets;

    // The number of predictions that have drawn random numbers.
    private long _draws;

    // Whether the step has ended before its update, as Backward ends it.
    private bool _hasEnded;

    // The weights that linear algebra reads as bfloat16, or null in full precision.
    private HashSet<Tensor>? _roundedWeights;

    /// <summary>Initializes a net. Used by generated code.</summary>
    /// <param name="structure">The structure of the net.</param>
    /// <param name="seed">The seed of all random numbers. If it is null, a seed is drawn.</param>
    /// <param name="device">The device that holds the weights. The default is the CPU.</param>
    /// <param name="dtype">The dtype of weights and activations.</param>
    /// <exception cref="ArgumentException"><paramref name="dtype"/> is neither float32 nor float64.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected CompiledNet(NetStructure structure, long? seed, Device? device, ScalarType dtype)
    {
        if (dtype is not (ScalarType.Float32 or ScalarType.Float64))
        {
            throw new ArgumentException($"The dtype of a net must be float32 or float64, but is {dtype}.", nameof(dtype));
        }

        Threads.UseAllCores();
        Structure = structure;
        Seed = seed ?? BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
        Device = device ?? CPU;
        DType = dtype;
        (_original, s_original) = (s_original, null);
        (_usage, _training) = (new Usage(structure.Name, () => Dispose(disposing: true)), new TrainingThread(structure.Name));
        Weights = LongLived.Create(() => _original is null ? new WeightSet(structure, Seed, Device, dtype) : new WeightSet(structure, _original.Weights));
    }

    /// <summary>Gets the structure of the net: its inputs, outputs, layers, calls, losses and metrics.</summary>
    public NetStructure Structure { get; }

    /// <summary>
    /// Gets the weights of the net's own layers, and the gradients of the trained ones. The weights of nets in this net are in
    /// <see cref="WeightSets"/>.
    /// </summary>
    public WeightSet Weights { get; }

    /// <summary>Gets the nets in this net, with the names of their members.</summary>
    public IReadOnlyList<NetInstance> Instances => _instances;

    /// <summary>Gets all weight sets: the net's own, then those of the nets in it. A shared set occurs once.</summary>
    public IReadOnlyList<WeightSet> WeightSets => _weightSets ??= [Weights, .. _instances.SelectMany(instance => instance.Net.WeightSets).Except([Weights])];

    /// <summary>Gets the weight sets whose gradients a training step computes: all except those of frozen nets.</summary>
    internal IReadOnlyList<WeightSet> TrainedSets => _trainedSets ??=
        [Weights, .. _instances.Where(instance => !instance.IsFrozen).SelectMany(instance => instance.Net.TrainedSets).Except([Weights])];

    /// <summary>Gets the device that holds the weights and computes.</summary>
    public Device Device { get; }

    /// <summary>Gets the dtype of weights and activations: float32 or float64.</summary>
    public ScalarType DType { get; }

    /// <summary>
    /// Gets or sets the precision of the computation, which also applies to the nets in this net. A net in this net uses its own precision
    /// only if it is called by itself. The precision may be changed between two steps. The dtype of the weights does not change. The default
    /// is <see cref="ComputePrecision.Full"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">Mixed precision is set for a float64 net.</exception>
    /// <exception cref="NotSupportedException">libtorch does not support bfloat16 on this device.</exception>
    public ComputePrecision Precision
    {
        get => _roundedWeights is null ? ComputePrecision.Full : ComputePrecision.MixedBFloat16;
        set
        {
            if (value == ComputePrecision.Full)
            {
                _roundedWeights = null;
                return;
            }

            if (value != ComputePrecision.MixedBFloat16)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, $"A net has the precision {ComputePrecision.Full} or {ComputePrecision.MixedBFloat16}.");
            }

            if (DType != ScalarType.Float32)
            {
                throw new InvalidOperationException($"{Structure.Name} has weights in {DType}, but {value} needs {ScalarType.Float32}. Create the net without 'dtype'.");
            }

            MixedStep.Require(Device);
            _roundedWeights = new(WeightSets.SelectMany(weights => weights).Select(weight => weight.Value).Concat(_weightViews), ReferenceEqualityComparer.Instance);
        }
    }

    /// <summary>Gets the seed of all random numbers of the net: initial weights, dropout and the order of samples.</summary>
    public long Seed { get; internal set; }

    /// <summary>
    /// Gets the bytes of memory in which the steps of this net place their results, besides the weights, their gradients and the slots of the optimizer. The first
    /// step with new sizes finds out what it needs, and the second one reserves it. A step of a larger batch enlarges the workspace; it is 0 on other devices than the CPU.
    /// </summary>
    public long WorkspaceBytes => _memories.Bytes;

    /// <summary>Gets the number of training steps made so far.</summary>
    public long Step { get; internal set; }

    /// <summary>Gets or sets a function that receives each value LossWithAutograd computes, with the ordinal of its call and its operation.</summary>
    internal Action<int, string, Tensor>? Observer { get; set; }

    /// <summary>Passes a value to the search for values that are not finite. Used by generated code.</summary>
    /// <param name="call">The ordinal of the call, or -1.</param>
    /// <param name="operation">The operation that computed the value.</param>
    /// <param name="value">The value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Observe(int call, string operation, Tensor value) => Observer?.Invoke(call, operation, value);

    /// <summary>Does nothing, because losses are passed on when they are added up. Used by generated code.</summary>
    /// <param name="call">The ordinal of the call, or -1.</param>
    /// <param name="operation">The operation that computed the value.</param>
    /// <param name="value">The value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Observe(int call, string operation, Measure value) => _ = (call, operation, value);

    /// <summary>Returns true if a weight of one of the layers is trainable, so that a backward pass needs the gradients of their results. Used by generated code.</summary>
    /// <param name="layers">The layers.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static bool Learns(params ReadOnlySpan<NetLayer> layers)
    {
        foreach (var layer in layers)
        {
            if (layer.Learns)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says that the gradients of some layers are final in this step, so that they can be sent to other ranks. Used by generated code.</summary>
    /// <param name="layers">The layers.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static void GradientsAreFinal(params ReadOnlySpan<NetLayer> layers) => SharedBatch.Current?.Overlap?.Send(layers);

    /// <summary>Gets the weights of the losses, or null if the net has no loss weights. Used by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual LossWeights? Weighting => null;

    /// <summary>Gets the random numbers of the next step, or of the prediction that runs on this thread.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected StepRandom Random => s_random ?? new(Seed, Step) { Part = SharedBatch.PartOfThread };

    /// <summary>Begins a call that uses the weights of this net and of the nets in it, until the result is disposed of.</summary>
    /// <param name="first">The first operand, which the garbage collector keeps until the end of the call.</param>
    /// <param name="second">The second operand.</param>
    /// <exception cref="ObjectDisposedException">The net, or a net in it, is disposed of.</exception>
    internal Usage.Call Use(object? first = null, object? second = null) => _usage.Begin(first, second);

    /// <summary>Begins a call that changes weights, gradients or the state of the net, until the result is disposed of.</summary>
    /// <param name="mayNest">Whether a thread that trains the net already may begin again.</param>
    /// <exception cref="InvalidOperationException">Another thread trains the net.</exception>
    internal TrainingThread.Turn BeginTraining(bool mayNest = true) => _training.Begin(mayNest);

    /// <summary>Begins a step, which <see cref="EndStep"/> or <see cref="UpdateEndsStep"/> ends.</summary>
    internal void BeginStep() => _hasEnded = false;

    /// <summary>Ends a step before its update: the next step draws other random numbers.</summary>
    internal void EndStep()
    {
        Step++;
        _hasEnded = true;
    }

    /// <summary>Ends a step with its update, unless <see cref="EndStep"/> has ended it.</summary>
    internal void UpdateEndsStep()
    {
        if (!_hasEnded)
        {
            Step++;
        }

        _hasEnded = false;
    }

    /// <summary>
    /// Runs a prediction on this thread that draws random numbers. Each has other random numbers than all steps and all other predictions.
    /// </summary>
    internal TResult WithNewRandom<TResult>(Func<TResult> predict)
    {
        // Training steps count from 0, and the initial weights are step -1.
        s_random = new StepRandom(Seed, -1 - Interlocked.Increment(ref _draws));
        try
        {
            return predict();
        }
        finally
        {
            s_random = null;
        }
    }

    /// <summary>
    /// Writes all weights to a safetensors file, under the names of <see cref="NamedWeights"/>. The weights are written to a temporary file,
    /// which is then renamed, so the file is never incomplete.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="IOException">The file cannot be written. An existing file stays as it was.</exception>
    /// <exception cref="ObjectDisposedException">The net is disposed of.</exception>
    public void SaveWeights(string path)
    {
        using var use = Use();
        Safetensors.Write(path, NamedWeights().Select(weight => (weight.Name, weight.Weight.Value)), new Dictionary<string, string> { ["net"] = Structure.Name });
    }

    /// <summary>
    /// Returns all weights with their full names. The name of a weight of a net in this net begins with its member: <c>vision.conv2d.kernel</c>.
    /// </summary>
    public IEnumerable<(string Name, Weight Weight)> NamedWeights() => Weights
        .Select(weight => (weight.Name, weight))
        .Concat(_instances.SelectMany(instance => instance.Net.NamedWeights().Select(named => (instance.Name + "." + named.Name, named.Weight))));

    /// <summary>
    /// Reads weights from a file written by <see cref="SaveWeights"/>, or from a checkpoint. If the file does not fit, no weight is changed.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="skipMismatch">
    /// Whether to skip weights that are missing in the file or have another shape there, and weights that only the file has. The default is
    /// false.
    /// </param>
    /// <param name="allowNotFinite">Whether weights may be NaN or infinite. The default is false, because such weights are most likely damage.</param>
    /// <returns>The names of the weights that were read.</returns>
    /// <exception cref="FileFormatException">The file is no safetensors file, or its weights differ; the message names them.</exception>
    /// <exception cref="InvalidOperationException">Another thread trains the net.</exception>
    /// <exception cref="ObjectDisposedException">The net is disposed of.</exception>
    public IReadOnlyList<string> LoadWeights(string path, bool skipMismatch = false, bool allowNotFinite = false)
    {
        using var use = Use();
        using var turn = BeginTraining();
        using var file = Safetensors.Read(path);
        var weights = NamedWeights().Select(named => (named.Name, named.Weight.Value)).ToList();
        if (skipMismatch)
        {
            weights = weights.Where(weight => file.Fits(weight.Name, weight.Value.shape)).ToList();
        }

        using var staged = file.Stage(weights, Structure.Name, areAll: !skipMismatch, allowNotFinite);
        staged.Apply();
        return weights.Select(weight => weight.Name).ToList();
    }

    /// <summary>
    /// Computes the outputs for any number of samples, as <c>Predict</c> of the generated class does. For code that serves any net and does not
    /// know its records. Several threads may call it at once.
    /// </summary>
    /// <param name="inputs">The inputs in the order of <see cref="NetStructure.Inputs"/>; axis 0 of each tensor is the sample.</param>
    /// <param name="batchSize">The number of samples that are computed together. The default is 256.</param>
    /// <param name="cancellationToken">Cancels the computation between two batches.</param>
    /// <returns>The outputs in the order of <see cref="NetStructure.Outputs"/>. The caller disposes of them.</returns>
    /// <exception cref="ArgumentException">There is another number of inputs than in the definition, or one has another shape or dtype.</exception>
    public abstract IReadOnlyList<Tensor> PredictTensors(IReadOnlyList<Tensor> inputs, int batchSize = 256, CancellationToken cancellationToken = default);

    /// <summary>Checks inputs as <see cref="PredictTensors"/> does, without computing anything.</summary>
    /// <param name="inputs">The inputs in the order of <see cref="NetStructure.Inputs"/>.</param>
    /// <exception cref="ArgumentException">There is another number of inputs than in the definition, or one has another shape or dtype.</exception>
    public abstract void CheckTensors(IReadOnlyList<Tensor> inputs);

    /// <summary>
    /// Releases the weights, and the nets that were created with this net. Calls that are running on other threads end first. A training that is running
    /// ends with an exception at its next step.
    /// </summary>
    public void Dispose()
    {
        _usage.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the weights, and the nets that were created with this net. Nets that were passed to it are not disposed of.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called, and not the finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _memories.Dispose();
            _weightViews.ForEach(view => view.Dispose());
            Weights.Dispose();
            foreach (var instance in _instances.Where(instance => instance.IsOwned))
            {
                instance.Net.Dispose();
            }
        }
    }

    /// <summary>Keeps a view of a weight for all steps, until the net is disposed of. Used by generated code.</summary>
    /// <param name="view">The view.</param>
    /// <returns>The same view.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Tensor WeightView(Tensor view)
    {
        _weightViews.AddRange(LongLived.Detach(view));
        return view;
    }

    /// <summary>Begins the memory of a step on this thread, which is used again by the next step with the same sizes. Used by generated code.</summary>
    /// <param name="lifetimes">The lifetimes of the results.</param>
    /// <param name="sizes">The sizes of the inputs and targets.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected StepMemory Memory(StepLifetimes lifetimes, params ReadOnlySpan<long> sizes) => Device.type == DeviceType.CPU && !HostMemory.IsHidden
        ? _memories.Begin(lifetimes, sizes, ((int)CpuKernels.Library * 2) + (int)Precision)
        : new StepMemory(lifetimes);

    /// <summary>Gets the memory of the steps.</summary>
    internal StepMemories Memories => _memories;

    /// <summary>Checks that a tensor is on the device of the net.</summary>
    /// <exception cref="ArgumentException">It is on another device.</exception>
    private protected void CheckDevice(Tensor tensor, string name) => new Boundary(Structure.Name, DType, Device).Place(tensor, name);

    /// <summary>Begins a scope on this thread that computes in the precision of this net.</summary>
    /// <param name="work">The number of multiplications, if it is known.</param>
    internal MixedStep.Scope InPrecision(long work = long.MaxValue)
    {
        Threads.Follow(work);
        return MixedStep.Begin(_roundedWeights is null ? null : new MixedStep(_roundedWeights));
    }

    /// <summary>Creates a net that shares the weights of this net and of the nets in it. Used by generated code.</summary>
    /// <param name="create">Creates a net of the same class.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected TNet CloneOf<TNet>(Func<TNet> create)
        where TNet : CompiledNet
    {
        ArgumentNullException.ThrowIfNull(create);
        using var use = Use();
        s_original = this;
        try
        {
            var clone = create();
            clone.Step = Step;
            clone.Precision = Precision;
            if (Weighting is { } weighting)
            {
                clone.Weighting!.Restore(weighting.Save());
            }

            return clone;
        }
        finally
        {
            s_original = null;
        }
    }

    /// <summary>Adds a net to this net. Used by generated code.</summary>
    /// <param name="name">The name of the member.</param>
    /// <param name="given">An existing net, or null to create one.</param>
    /// <param name="create">Creates a net from a seed.</param>
    /// <param name="isFrozen">Whether training this net leaves the weights of the added net unchanged.</param>
    /// <exception cref="ArgumentException">The existing net is on another device, has another dtype, or shares weights with this net.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected TNet Include<TNet>(string name, TNet? given, Func<long, TNet> create, bool isFrozen)
        where TNet : CompiledNet
    {
        if (given is not null)
        {
            if (given.DType != DType || given.Device.ToString() != Device.ToString())
            {
                throw new ArgumentException($"{Structure.Name}: '{name}' is a net in {given.DType} on {given.Device}, but this net is in {DType} on {Device}. Create both with the same dtype and device.", name);
            }

            // Each member stores its gradients. If two members had the same weights, the second would overwrite the gradients of the first.
            if (WeightSets.Intersect(given.WeightSets).Any())
            {
                throw new ArgumentException($"{Structure.Name}: '{name}' has weights that this net already has. To share weights, make one Instance in the definition and call it twice.", name);
            }
        }

        // Each net gets another seed, so that two nets of one class start with different weights.
        s_original = _original?._instances[_instances.Count].Net;
        var net = given ?? create(Seed + _instances.Count + 1);
        _instances.Add(new NetInstance(name, net, given is null, isFrozen));
        _usage.Add(net._usage);
        _weightSets = _trainedSets = null;
        return net;
    }
}
