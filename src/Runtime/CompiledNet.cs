using System.Security.Cryptography;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A net: its weights, and what it is made of. Generated classes add the graph.</summary>
/// <remarks>
/// Calls may stand in TorchSharp's dispose scopes. Results belong to the innermost scope of the caller. The weights and all other tensors
/// that the net keeps belong to no scope: <see cref="Dispose()"/> disposes of them.
/// </remarks>
public abstract class CompiledNet : IDisposable
{
    // Whose weights the net takes that is being made on this thread.
    [ThreadStatic]
    private static CompiledNet? s_original;

    private readonly List<NetInstance> _instances = [];
    private readonly List<Tensor> _weightViews = [];
    private readonly CompiledNet? _original;
    private IReadOnlyList<WeightSet>? _weightSets;
    private IReadOnlyList<WeightSet>? _trainedSets;

    // What linear algebra reads of the weights, where it reads them in bfloat16.
    private HashSet<Tensor>? _roundedWeights;

    /// <summary>Used by generated code.</summary>
    /// <param name="structure">What the net is made of.</param>
    /// <param name="seed">Decides everything random; drawn where it is null.</param>
    /// <param name="device">Where the net lives; the CPU where it is null.</param>
    /// <param name="dtype">The dtype of weights and activations.</param>
    /// <exception cref="ArgumentException"><paramref name="dtype"/> is neither float32 nor float64.</exception>
    protected CompiledNet(NetStructure structure, long? seed, Device? device, ScalarType dtype)
    {
        if (dtype is not (ScalarType.Float32 or ScalarType.Float64))
        {
            throw new ArgumentException($"A net has the precision float32 or float64, not {dtype}.", nameof(dtype));
        }

        Threads.UseAllCores();
        Structure = structure;
        Seed = seed ?? BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
        Device = device ?? CPU;
        DType = dtype;
        (_original, s_original) = (s_original, null);
        Weights = LongLived.Create(() => _original is null ? new WeightSet(structure, Seed, Device, dtype) : new WeightSet(structure, _original.Weights));
    }

    /// <summary>What the net is made of.</summary>
    public NetStructure Structure { get; }

    /// <summary>
    /// The weights of the net's own layers, and the gradients of those that are trained. The nets in it have theirs:
    /// <see cref="WeightSets"/>.
    /// </summary>
    public WeightSet Weights { get; }

    /// <summary>The nets in this one, by the names of their members.</summary>
    public IReadOnlyList<NetInstance> Instances => _instances;

    /// <summary>All weights: the net's own, then those of the nets in it, each set once.</summary>
    public IReadOnlyList<WeightSet> WeightSets => _weightSets ??= [Weights, .. _instances.SelectMany(instance => instance.Net.WeightSets).Except([Weights])];

    /// <summary>The weights that a training step of this net computes gradients of: all but those of frozen nets.</summary>
    internal IReadOnlyList<WeightSet> TrainedSets => _trainedSets ??=
        [Weights, .. _instances.Where(instance => !instance.IsFrozen).SelectMany(instance => instance.Net.TrainedSets).Except([Weights])];

    /// <summary>Where the net lives.</summary>
    public Device Device { get; }

    /// <summary>The dtype of weights and activations.</summary>
    public ScalarType DType { get; }

    /// <summary>
    /// How exactly this net computes, with the nets in it; they have a precision of their own for when they are used by themselves. It may be
    /// changed between two steps. Weights stay as they are.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another precision than the full one is asked of a net in float64.</exception>
    /// <exception cref="NotSupportedException">libtorch has no such operations on this device.</exception>
    public Precision Precision
    {
        get => _roundedWeights is null ? Precision.Full : Precision.MixedBFloat16;
        set
        {
            if (value == Precision.Full)
            {
                _roundedWeights = null;
                return;
            }

            if (value != Precision.MixedBFloat16)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, $"A net has the precision {Precision.Full} or {Precision.MixedBFloat16}.");
            }

            if (DType != ScalarType.Float32)
            {
                throw new InvalidOperationException($"{Structure.Name} has weights in {DType}, and {value} is for those in {ScalarType.Float32}: leave 'dtype' out where the net is made.");
            }

            MixedStep.Require(Device);
            _roundedWeights = new(WeightSets.SelectMany(weights => weights).Select(weight => weight.Value).Concat(_weightViews), ReferenceEqualityComparer.Instance);
        }
    }

    /// <summary>Decides everything random.</summary>
    public long Seed { get; internal set; }

    /// <summary>How many training steps the net has made.</summary>
    public long Step { get; internal set; }

    /// <summary>Is shown every value that LossWithAutograd computes, with its call and operation.</summary>
    internal Action<int, string, Tensor>? Observer { get; set; }

    /// <summary>Used by generated code: shows a value to whoever looks for one that is not finite.</summary>
    /// <param name="call">The ordinal of the call, or -1.</param>
    /// <param name="operation">What computed it.</param>
    /// <param name="value">The value.</param>
    protected void Observe(int call, string operation, Tensor value) => Observer?.Invoke(call, operation, value);

    /// <summary>Used by generated code: losses are looked at when they are added up.</summary>
    /// <param name="call">The ordinal of the call, or -1.</param>
    /// <param name="operation">What computed it.</param>
    /// <param name="value">The value.</param>
    protected void Observe(int call, string operation, Measure value) => _ = (call, operation, value);

    /// <summary>Used by generated code: the weights of the losses, where there are several. Otherwise the definition has the last word.</summary>
    protected internal virtual LossWeights? Weighting => null;

    /// <summary>The random numbers of the next step.</summary>
    protected StepRandom Random => new(Seed, Step);

    /// <summary>The net as a picture.</summary>
    public NetGraph Graph => new(Structure);

    /// <summary>Keras' table of layers, output shapes and parameter counts.</summary>
    public string Summary() => SummaryTable.Print(Structure, DType == ScalarType.Float64 ? sizeof(double) : sizeof(float));

    /// <summary>Writes the weights to a safetensors file, by their names. The file is complete or not there: it is written beside and moved.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be written; a file that was there before is unharmed.</exception>
    public void SaveWeights(string path) => Safetensors.Write(path, NamedWeights().Select(weight => (weight.Name, weight.Weight.Value)), new Dictionary<string, string> { ["net"] = Structure.Name });

    /// <summary>All weights by their full names: those of a net in this one start with its member, <c>vision.conv2d.kernel</c>.</summary>
    public IEnumerable<(string Name, Weight Weight)> NamedWeights() => Weights
        .Select(weight => (weight.Name, weight))
        .Concat(_instances.SelectMany(instance => instance.Net.NamedWeights().Select(named => (instance.Name + "." + named.Name, named.Weight))));

    /// <summary>Reads weights that <see cref="SaveWeights"/> wrote, or a checkpoint. Nothing is changed unless all of them fit.</summary>
    /// <param name="path">The file.</param>
    /// <param name="skipMismatch">Whether weights that the file has not, or has in another shape, stay as they are, and others of the file are left out. Keras' word.</param>
    /// <returns>The names of the weights that were read: all of them, unless some were skipped.</returns>
    /// <exception cref="InvalidDataException">The file is no safetensors file, or holds other weights: the message says which differ.</exception>
    public IReadOnlyList<string> LoadWeights(string path, bool skipMismatch = false)
    {
        using var file = Safetensors.Read(path);
        var weights = NamedWeights().Select(named => (named.Name, named.Weight.Value)).ToList();
        if (skipMismatch)
        {
            weights = weights.Where(weight => file.Fits(weight.Name, weight.Value.shape)).ToList();
        }

        file.CopyTo(weights, Structure.Name, areAll: !skipMismatch);
        return weights.Select(weight => weight.Name).ToList();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the weights, and the nets that were made with this one; one that was given stays its giver's.</summary>
    /// <param name="disposing">Whether it was asked for, rather than found out by the garbage collector.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _weightViews.ForEach(view => view.Dispose());
            Weights.Dispose();
            foreach (var instance in _instances.Where(instance => instance.IsOwned))
            {
                instance.Net.Dispose();
            }
        }
    }

    /// <summary>Used by generated code: keeps a view of a weight that all steps read, as long as the net lives.</summary>
    /// <param name="view">The view.</param>
    /// <returns>The same.</returns>
    protected Tensor WeightView(Tensor view)
    {
        _weightViews.AddRange(LongLived.Detach(view));
        return view;
    }

    /// <summary>Begins work that is done in the precision of this net, on this thread.</summary>
    internal MixedStep.Scope InPrecision() => MixedStep.Begin(_roundedWeights is null ? null : new MixedStep(_roundedWeights));

    /// <summary>Used by generated code: makes a net that has the weights of this one, and those of the nets in it.</summary>
    /// <param name="create">Makes a net of the same class.</param>
    protected TNet CloneOf<TNet>(Func<TNet> create)
        where TNet : CompiledNet
    {
        ArgumentNullException.ThrowIfNull(create);
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

    /// <summary>Used by generated code: takes a net into this one.</summary>
    /// <param name="name">The name of its member.</param>
    /// <param name="given">A net that exists, or null for a new one.</param>
    /// <param name="create">Makes a new one from a seed.</param>
    /// <param name="isFrozen">Whether training this net leaves it as it is.</param>
    /// <exception cref="ArgumentException">The net that is given lives elsewhere, has another precision, or was given twice.</exception>
    protected TNet Include<TNet>(string name, TNet? given, Func<long, TNet> create, bool isFrozen)
        where TNet : CompiledNet
    {
        if (given is not null)
        {
            if (given.DType != DType || given.Device.ToString() != Device.ToString())
            {
                throw new ArgumentException($"{Structure.Name}: '{name}' is a net in {given.DType} on {given.Device}, and this one is in {DType} on {Device}. Make both alike.", name);
            }

            // Each member stores its gradients: of two members with the same weights, the second would erase what the first stored.
            if (WeightSets.Intersect(given.WeightSets).Any())
            {
                throw new ArgumentException($"{Structure.Name}: '{name}' has weights that this net has already. Where two members share weights, make one Instance in the definition and call it twice.", name);
            }
        }

        // Another seed for each, or two nets of one class would start as twins.
        s_original = _original?._instances[_instances.Count].Net;
        var net = given ?? create(Seed + _instances.Count + 1);
        _instances.Add(new NetInstance(name, net, given is null, isFrozen));
        _weightSets = _trainedSets = null;
        return net;
    }
}
