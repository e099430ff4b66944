using System.Globalization;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Batches of a dataset.</summary>
internal sealed class DatasetSource<TInputs, TTargets> : BatchSource<TInputs, TTargets>
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    private readonly IDataset<TInputs, TTargets> _dataset;
    private readonly int _batchSize;
    private readonly bool _shuffles;
    private readonly int _ahead;

    public DatasetSource(
        IDataset<TInputs, TTargets> dataset, Action<TInputs, TTargets>? check, Device device, int batchSize, bool shuffles, int ahead, long? steps, ICollectives? ranks = null)
        : base(check, device, ranks)
    {
        if (dataset.Count > Array.MaxLength)
        {
            throw new ArgumentException($"There are {dataset.Count} samples, but an epoch can have at most {Array.MaxLength}. Use Choose for a part of them, or a stream.", nameof(dataset));
        }

        (_dataset, _batchSize, _shuffles) = (dataset, batchSize, shuffles);

        // Slicing tensors in memory is faster than waking a thread.
        _ahead = dataset is TensorDataset<TInputs, TTargets> ? 0 : ahead;
        var whole = (dataset.Count + batchSize - 1) / batchSize;
        Steps = steps switch
        {
            null => whole,
            { } asked when asked <= whole => asked,
            { } asked => throw new ArgumentException($"StepsPerEpoch is {asked}, but {dataset.Count} samples make {whole} batches of {batchSize}."),
        };
    }

    public override long? Steps { get; }

    public override string Description => string.Create(CultureInfo.InvariantCulture, $"{_dataset.Count} samples in batches of {_batchSize}");

    protected override IEnumerable<(TInputs Inputs, TTargets Targets, BatchPart Part)> Read(long seed, long start, long skip, CancellationToken cancellation)
    {
        var order = _shuffles ? Shuffle.Indices(_dataset.Count, seed, start) : Shuffle.InOrder(_dataset.Count);
        var batches = Enumerable.Range(0, (int)Steps!.Value).Skip((int)skip).Select(step => (Func<(TInputs, TTargets, BatchPart)>)(() =>
        {
            var from = (long)step * _batchSize;
            var part = PartOf((int)Math.Min(_batchSize, _dataset.Count - from));
            var (inputs, targets) = _dataset.Get(order.AsSpan((int)from + part.First, part.Count));
            return (inputs, targets, part);
        }));
        return _ahead == 0 ? batches.Select(batch => batch()) : Prefetch.InOrder(batches, _ahead, batch => Batches.Dispose(batch.Item1, batch.Item2), cancellation);
    }
}
