using Spectre.Console;
using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>A net of the gallery: how it is made, how it is trained, and on what.</summary>
public abstract class Sample
{
    private protected Sample(string name, string summary, TrainingDefaults defaults) => (Name, Summary, Defaults) = (name, summary, defaults);

    /// <summary>The name of the net's class.</summary>
    public string Name { get; }

    /// <summary>What the net does, in one line.</summary>
    public string Summary { get; }

    /// <summary>How it is trained where nothing else is asked for.</summary>
    public TrainingDefaults Defaults { get; }

    /// <summary>Describes a sample. The types are found from <paramref name="create"/>.</summary>
    /// <param name="name">The name of the net's class.</param>
    /// <param name="summary">What the net does, in one line.</param>
    /// <param name="create">Makes the net from a seed and a precision.</param>
    /// <param name="defaults">How it is trained.</param>
    /// <param name="load">Gets what it is trained on.</param>
    public static Sample Of<TInputs, TOutputs, TGradients, TTargets>(
        string name,
        string summary,
        Func<long?, ScalarType, TrainableNet<TInputs, TOutputs, TGradients, TTargets>> create,
        TrainingDefaults defaults,
        Func<DataRequest, Splits<TInputs, TTargets>> load)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets> =>
        new Sample<TInputs, TOutputs, TGradients, TTargets>(name, summary, create, defaults, load);

    /// <summary>Makes the net.</summary>
    /// <param name="seed">Decides everything random; drawn where it is null.</param>
    /// <param name="dtype">The precision.</param>
    public abstract CompiledNet Create(long? seed = null, ScalarType dtype = ScalarType.Float32);

    /// <summary>Trains the net, shows how it goes, and writes what comes of it.</summary>
    /// <returns>What was kept.</returns>
    internal abstract Task<TrainingOutcome> TrainAsync(TrainingRequest request, IAnsiConsole console, CancellationToken cancellation);
}
