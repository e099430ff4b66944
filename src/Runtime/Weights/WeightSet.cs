using System.Collections;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// The weights of a net. The learned ones are in one flat buffer and their gradients in another at the same positions, so that an optimizer updates
/// them in one pass. Weights that are not learned are in a third buffer.
/// </summary>
public sealed class WeightSet : IReadOnlyList<Weight>, IDisposable
{
    // Weights start at multiples of a cache line: 16 elements of the smallest dtype, float32.
    internal const long Alignment = 16;

    // The most initial numbers that are computed at once. They are float64: those of a large weight together would take twice its memory.
    private const long MostAtOnce = 1 << 20;

    // Fewer initial numbers than these are computed faster than a thread is woken.
    private const int NumbersPerTask = 1 << 13;

    private readonly List<Weight> _weights = [];
    private readonly List<int> _firstOfLayer = [];

    /// <summary>Creates new weights.</summary>
    internal WeightSet(NetStructure structure, long seed, Device device, ScalarType dtype)
        : this(structure, (learned, notLearned) => (zeros([learned], dtype, device), zeros([notLearned], dtype, device))) => Initialize(seed);

    /// <summary>Creates a set that shares the memory of the weights of another, with its own gradients.</summary>
    internal WeightSet(NetStructure structure, WeightSet original)
        : this(structure, (_, _) => (original.Values.alias(), original.FixedValues.alias()))
    {
        foreach (var (weight, other) in _weights.Zip(original._weights))
        {
            (weight.IsFrozen, weight.LearningRateMultiplier) = (other.IsFrozen, other.LearningRateMultiplier);
        }
    }

    private WeightSet(NetStructure structure, Func<long, long, (Tensor Values, Tensor FixedValues)> allocate)
    {
        var offsets = new List<long>();
        var (learned, notLearned) = (0L, 0L);
        foreach (var weight in structure.Layers.SelectMany(layer => layer.Weights))
        {
            ref var length = ref weight.IsLearned ? ref learned : ref notLearned;
            offsets.Add(length);
            length += PaddedCount(weight);
        }

        (Values, FixedValues) = allocate(learned, notLearned);
        Gradients = zeros_like(Values);
        foreach (var layer in structure.Layers)
        {
            _firstOfLayer.Add(_weights.Count);
            foreach (var weight in layer.Weights)
            {
                var offset = offsets[_weights.Count];
                var value = View(weight.IsLearned ? Values : FixedValues, weight, offset);
                _weights.Add(new Weight(layer.Name, weight, offset, value, weight.IsLearned ? View(Gradients, weight, offset) : null));
            }
        }

        Learned = _weights.Where(weight => weight.HasGradient).ToList();
        Fixed = _weights.Where(weight => !weight.HasGradient).ToList();
    }

    /// <summary>Gets the weights that are learned from gradients, in the order of the net.</summary>
    public IReadOnlyList<Weight> Learned { get; }

    /// <summary>Gets the weights that are not learned: state such as moving averages, and frozen weights.</summary>
    public IReadOnlyList<Weight> Fixed { get; }

    /// <summary>Gets the flat buffer of the learned weights. Padding between them is zero.</summary>
    public Tensor Values { get; }

    /// <summary>Gets the flat buffer of the gradients. Padding between them is zero.</summary>
    public Tensor Gradients { get; }

    /// <summary>Gets the flat buffer of the weights that are not learned. Padding between them is zero.</summary>
    public Tensor FixedValues { get; }

    /// <summary>Gets the number of weights.</summary>
    public int Count => _weights.Count;

    /// <summary>Gets the number of elements of all weights.</summary>
    public long ParameterCount => _weights.Sum(weight => weight.Structure.Count);

    /// <summary>Gets a weight by its index.</summary>
    /// <param name="index">The index, in the order of the net.</param>
    public Weight this[int index] => _weights[index];

    /// <summary>Gets a weight by its name: <c>conv2d.kernel</c>.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">There is no weight of this name.</exception>
    public Weight this[string name] => _weights.FirstOrDefault(weight => weight.Name == name)
        ?? throw new KeyNotFoundException($"There is no weight '{name}'; the weights are {string.Join(", ", _weights.Select(weight => weight.Name))}.");

    /// <inheritdoc/>
    public IEnumerator<Weight> GetEnumerator() => _weights.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var weight in _weights)
        {
            weight.Dispose();
        }

        Values.Dispose();
        Gradients.Dispose();
        FixedValues.Dispose();
    }

    /// <summary>Computes the number of elements that a weight and its padding take in a flat buffer.</summary>
    internal static long PaddedCount(WeightStructure weight) => (weight.Count + Alignment - 1) / Alignment * Alignment;

    internal IReadOnlyList<Weight> OfLayer(int ordinal, int count) => _weights.GetRange(_firstOfLayer[ordinal], count);

    /// <summary>Applies the constraints of all weights.</summary>
    internal void Constrain()
    {
        foreach (var weight in _weights)
        {
            Constraints.Apply(weight);
        }
    }

    /// <summary>Sets all weights to their initial values.</summary>
    private void Initialize(long seed)
    {
        using var noGrad = NoGrad.Begin();
        using var buffer = empty(_weights.Select(weight => Math.Min(weight.Structure.Count, MostAtOnce)).DefaultIfEmpty(0).Max(), ScalarType.Float64, CPU);
        for (var i = 0; i < _weights.Count; i++)
        {
            // Training steps count from 0, so that step -1 gives other random numbers than dropout.
            Initialize(_weights[i].Value, 0, Initializers.Of(_weights[i].Structure, new RandomStream(seed, -1, i)), buffer);
        }
    }

    // A part of a weight that is larger than the buffer is initialized in parts along its first axis.
    private static void Initialize(Tensor part, long start, InitialValues initial, Tensor buffer)
    {
        var count = part.numel();
        if (count <= buffer.numel())
        {
            using var values = buffer.narrow(0, 0, count);
            Compute(values, start, initial);
            using var shaped = values.view(part.shape);
            Kernels.Elementwise.Copy(part, shaped);
            return;
        }

        var (rows, ofRow) = (part.size(0), count / part.size(0));
        var step = Math.Max(1, buffer.numel() / ofRow);
        for (var row = 0L; row < rows; row += step)
        {
            using var next = ofRow > buffer.numel() ? part.select(0, row) : part.narrow(0, row, Math.Min(step, rows - row));
            Initialize(next, start + (row * ofRow), initial, buffer);
        }
    }

    private static unsafe void Compute(Tensor values, long start, InitialValues initial)
    {
        var (address, count) = (FlatMemory.AddressOf(values), (int)values.numel());
        var tasks = Math.Clamp(count / NumbersPerTask, 1, Environment.ProcessorCount);
        if (tasks == 1)
        {
            OnThread(0);
        }
        else
        {
            Parallel.For(0, tasks, OnThread);
        }

        void OnThread(int task)
        {
            var (from, to) = ((int)((long)count * task / tasks), (int)((long)count * (task + 1) / tasks));
            initial(start + from, new Span<double>((double*)address + from, to - from));
        }
    }

    /// <summary>Returns a view of a weight in a flat buffer, in Keras' shape.</summary>
    internal static Tensor View(Tensor flat, WeightStructure weight, long offset)
    {
        var storage = weight.Storage;
        using var part = flat.narrow(0, offset, weight.Count);
        using var stored = part.view(storage.Select(axis => weight.Shape[axis]).ToArray());
        return stored.permute(Enumerable.Range(0, storage.Length).Select(axis => (long)Array.IndexOf(storage, axis)).ToArray());
    }
}
