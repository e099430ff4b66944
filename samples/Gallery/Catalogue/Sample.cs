using Spectre.Console;
using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>A net of the gallery with its optimizer, its data and the defaults of its training.</summary>
public abstract class Sample
{
    private protected Sample(string name, string summary, TrainingDefaults defaults) => (Name, Summary, Defaults) = (name, summary, defaults);

    /// <summary>The name of the net's class.</summary>
    public string Name { get; }

    /// <summary>The purpose of the net, in one line.</summary>
    public string Summary { get; }

    /// <summary>The defaults of its training.</summary>
    public TrainingDefaults Defaults { get; }

    /// <summary>Describes a sample. The types are found from <paramref name="create"/>.</summary>
    /// <param name="name">The name of the net's class.</param>
    /// <param name="summary">The purpose of the net, in one line.</param>
    /// <param name="create">Makes the net from a seed and a dtype.</param>
    /// <param name="defaults">The defaults of its training.</param>
    /// <param name="load">Loads or makes its data.</param>
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
    /// <param name="seed">Decides everything random; a random seed where it is null.</param>
    /// <param name="dtype">The dtype of weights and activations: float32 or float64.</param>
    public abstract CompiledNet Create(long? seed = null, ScalarType dtype = ScalarType.Float32);

    /// <summary>Trains the net, shows the progress, and writes the weights and a report.</summary>
    /// <returns>The result.</returns>
    internal abstract Task<TrainingOutcome> TrainAsync(TrainingRequest request, IAnsiConsole console, CancellationToken cancellation);
}
