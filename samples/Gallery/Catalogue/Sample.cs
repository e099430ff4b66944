using Spectre.Console;
using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>A net of the gallery, with its data and its training defaults.</summary>
public abstract class Sample
{
    private protected Sample(string name, string summary, TrainingDefaults defaults) => (Name, Summary, Defaults) = (name, summary, defaults);

    /// <summary>Gets the name of the net's class.</summary>
    public string Name { get; }

    /// <summary>Gets the purpose of the net, in one line.</summary>
    public string Summary { get; }

    /// <summary>Gets the training defaults.</summary>
    public TrainingDefaults Defaults { get; }

    /// <summary>Creates a sample. The compiler infers the types from <paramref name="create"/>.</summary>
    /// <param name="name">The name of the net's class.</param>
    /// <param name="summary">The purpose of the net, in one line.</param>
    /// <param name="create">Creates the net from a seed and a dtype.</param>
    /// <param name="defaults">The training defaults.</param>
    /// <param name="load">Loads or generates the data.</param>
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

    /// <summary>Creates the net.</summary>
    /// <param name="seed">The seed of all random numbers. The default is a random seed.</param>
    /// <param name="dtype">The dtype of weights and activations: float32 or float64.</param>
    public abstract CompiledNet Create(long? seed = null, ScalarType dtype = ScalarType.Float32);

    /// <summary>Trains the net, shows the progress, and writes the weights and a report.</summary>
    internal abstract Task<TrainingOutcome> TrainAsync(TrainingRequest request, IAnsiConsole console, CancellationToken cancellation);
}
