using Spectre.Console;
using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>A sample with the types of its net.</summary>
/// <typeparam name="TInputs">The inputs by name.</typeparam>
/// <typeparam name="TOutputs">The outputs by name.</typeparam>
/// <typeparam name="TGradients">The gradients of the inputs by name.</typeparam>
/// <typeparam name="TTargets">The targets by name.</typeparam>
public sealed class Sample<TInputs, TOutputs, TGradients, TTargets> : Sample
    where TInputs : IBatch<TInputs>
    where TOutputs : IBatch<TOutputs>, IDisposable
    where TGradients : IBatch<TGradients>, IDisposable
    where TTargets : IBatch<TTargets>
{
    private readonly Func<long?, ScalarType, TrainableNet<TInputs, TOutputs, TGradients, TTargets>> _create;
    private readonly Func<DataRequest, Splits<TInputs, TTargets>> _load;

    internal Sample(
        string name,
        string summary,
        Func<long?, ScalarType, TrainableNet<TInputs, TOutputs, TGradients, TTargets>> create,
        TrainingDefaults defaults,
        Func<DataRequest, Splits<TInputs, TTargets>> load)
        : base(name, summary, defaults) => (_create, _load) = (create, load);

    /// <inheritdoc/>
    public override TrainableNet<TInputs, TOutputs, TGradients, TTargets> Create(long? seed = null, ScalarType dtype = ScalarType.Float32) => _create(seed, dtype);

    /// <summary>Loads or generates the data.</summary>
    /// <param name="request">The folder and the number of samples.</param>
    public Splits<TInputs, TTargets> Load(DataRequest request) => _load(request);

    /// <inheritdoc/>
    internal override Task<TrainingOutcome> TrainAsync(TrainingRequest request, IAnsiConsole console, CancellationToken cancellation) =>
        new TrainingRun<TInputs, TOutputs, TGradients, TTargets>(this, request, console).RunAsync(cancellation);
}
