using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace CompiledNets;

public abstract partial class TrainableNet<TInputs, TOutputs, TGradients, TTargets>
{
    /// <summary>
    /// Trains the net. Other threads may predict meanwhile. If training is cancelled or fails, the net keeps the weights of the last step. Batches are moved to
    /// the device of the net, so samples may be on any device.
    /// </summary>
    /// <param name="inputs">The training samples; axis 0 of each tensor is the sample.</param>
    /// <param name="targets">The targets of the samples.</param>
    /// <param name="options">The options of training. The defaults are Keras'.</param>
    /// <param name="validation">Samples that are evaluated after each epoch and not trained on. The default is none.</param>
    /// <param name="cancellationToken">Cancels training between two steps.</param>
    /// <returns>The losses and metrics of each epoch.</returns>
    /// <exception cref="ArgumentException">
    /// A tensor has another shape or dtype than the definition, or another number of samples, or there are no samples.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another thread trains the net.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    [OverloadResolutionPriority(1)] // net.Fit(new(x), new(y)) means tensors
    public History Fit(
        TInputs inputs,
        TTargets targets,
        FitOptions? options = null,
        (TInputs Inputs, TTargets Targets)? validation = null,
        CancellationToken cancellationToken = default)
    {
        CheckSamples(inputs, targets);
        if (validation is { } samples)
        {
            CheckSamples(samples.Inputs, samples.Targets);
        }

        return Fit(Dataset.Of(inputs, targets), options, validation is { } given ? Dataset.Of(given.Inputs, given.Targets) : null, areChecked: true, cancellationToken);
    }

    /// <summary>Trains the net on samples that are read during training.</summary>
    /// <param name="dataset">The training samples.</param>
    /// <param name="options">The options of training. The defaults are Keras'.</param>
    /// <param name="validation">Samples that are evaluated after each epoch and not trained on. The default is none.</param>
    /// <param name="cancellationToken">Cancels training between two steps.</param>
    /// <returns>The losses and metrics of each epoch.</returns>
    /// <exception cref="ArgumentException">There are no samples, or they have another shape or dtype than the definition.</exception>
    /// <exception cref="InvalidOperationException">Another thread trains the net.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    public History Fit(
        IDataset<TInputs, TTargets> dataset,
        FitOptions? options = null,
        IDataset<TInputs, TTargets>? validation = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Fit(dataset, options, validation, areChecked: false, cancellationToken);
    }

    /// <summary>
    /// Trains the net on a stream of batches, which need not fit in memory. Batches are disposed of after their step. <see cref="Streams"/> makes
    /// batches from samples. An epoch is the whole stream, or <see cref="FitOptions.StepsPerEpoch"/> batches of it.
    /// </summary>
    /// <param name="batches">The batches.</param>
    /// <param name="options">The options of training. The defaults are Keras'.</param>
    /// <param name="validation">Samples that are evaluated after each epoch and not trained on. The default is none.</param>
    /// <param name="cancellationToken">Cancels training between two steps.</param>
    /// <returns>The losses and metrics of each epoch.</returns>
    /// <exception cref="ArgumentException">There are no batches, or they have another shape or dtype than the definition.</exception>
    /// <exception cref="InvalidOperationException">Another thread trains the net.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    public History Fit(
        IAsyncEnumerable<(TInputs Inputs, TTargets Targets)> batches,
        FitOptions? options = null,
        IDataset<TInputs, TTargets>? validation = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batches);
        options ??= new FitOptions();
        options.Check();
        if (options.ValidationSplit > 0)
        {
            throw new ArgumentException("ValidationSplit needs a dataset, but the samples are a stream. Pass validation samples instead.", nameof(options));
        }

        using var source = new StreamSource<TInputs, TTargets>(batches, CheckSamples, Device, options.Prefetch, options.StepsPerEpoch, options.Parallel);
        using var validationSource = ValidationSource(validation, options, areChecked: false);
        return Fit(source, options, validationSource, cancellationToken);
    }

    /// <summary>
    /// Runs <see cref="Fit(TInputs, TTargets, FitOptions?, ValueTuple{TInputs, TTargets}?, CancellationToken)"/> on its own thread.
    /// </summary>
    /// <param name="inputs">The training samples; axis 0 of each tensor is the sample.</param>
    /// <param name="targets">The targets of the samples.</param>
    /// <param name="options">The options of training. The defaults are Keras'.</param>
    /// <param name="validation">Samples that are evaluated after each epoch and not trained on. The default is none.</param>
    /// <param name="cancellationToken">Cancels training between two steps.</param>
    [OverloadResolutionPriority(1)]
    public Task<History> FitAsync(
        TInputs inputs,
        TTargets targets,
        FitOptions? options = null,
        (TInputs Inputs, TTargets Targets)? validation = null,
        CancellationToken cancellationToken = default) =>
        OnThread(() => Fit(inputs, targets, options, validation, cancellationToken), cancellationToken);

    /// <summary>
    /// Runs <see cref="Fit(IDataset{TInputs, TTargets}, FitOptions?, IDataset{TInputs, TTargets}?, CancellationToken)"/> on its own thread.
    /// </summary>
    /// <param name="dataset">The training samples.</param>
    /// <param name="options">The options of training. The defaults are Keras'.</param>
    /// <param name="validation">Samples that are evaluated after each epoch and not trained on. The default is none.</param>
    /// <param name="cancellationToken">Cancels training between two steps.</param>
    public Task<History> FitAsync(
        IDataset<TInputs, TTargets> dataset,
        FitOptions? options = null,
        IDataset<TInputs, TTargets>? validation = null,
        CancellationToken cancellationToken = default) =>
        OnThread(() => Fit(dataset, options, validation, cancellationToken), cancellationToken);

    /// <summary>
    /// Runs <see cref="Fit(IAsyncEnumerable{ValueTuple{TInputs, TTargets}}, FitOptions?, IDataset{TInputs, TTargets}?, CancellationToken)"/> on
    /// its own thread.
    /// </summary>
    /// <param name="batches">The batches.</param>
    /// <param name="options">The options of training. The defaults are Keras'.</param>
    /// <param name="validation">Samples that are evaluated after each epoch and not trained on. The default is none.</param>
    /// <param name="cancellationToken">Cancels training between two steps.</param>
    public Task<History> FitAsync(
        IAsyncEnumerable<(TInputs Inputs, TTargets Targets)> batches,
        FitOptions? options = null,
        IDataset<TInputs, TTargets>? validation = null,
        CancellationToken cancellationToken = default) =>
        OnThread(() => Fit(batches, options, validation, cancellationToken), cancellationToken);

    private History Fit(IDataset<TInputs, TTargets> dataset, FitOptions? options, IDataset<TInputs, TTargets>? validation, bool areChecked, CancellationToken cancellation)
    {
        options ??= new FitOptions();
        options.Check();
        if (options.ValidationSplit > 0)
        {
            if (validation is not null)
            {
                throw new ArgumentException("There are both validation samples and a ValidationSplit. Leave one of them out.", nameof(validation));
            }

            // As in Keras, the validation samples are the last ones, before shuffling.
            (dataset, validation) = dataset.Split(1 - options.ValidationSplit);
        }

        if (dataset.Count == 0)
        {
            throw new ArgumentException($"{Structure.Name}: there are no samples.", nameof(dataset));
        }

        using var source = new DatasetSource<TInputs, TTargets>(dataset, areChecked ? null : CheckSamples, Device, options.BatchSize, options.Shuffle, options.Prefetch, options.StepsPerEpoch, options.Parallel);
        using var validationSource = ValidationSource(validation, options, areChecked);
        return Fit(source, options, validationSource, cancellation);
    }

    private History Fit(BatchSource<TInputs, TTargets> source, FitOptions options, BatchSource<TInputs, TTargets>? validation, CancellationToken cancellation)
    {
        // If the net is disposed of meanwhile, the next step is an error, and callbacks can still read the weights.
        using var use = Use();
        using var turn = BeginTraining(mayNest: false);
        try
        {
            return new Trainer<TInputs, TOutputs, TGradients, TTargets>(this, options, source, validation).Fit(cancellation);
        }
        finally
        {
            // Nobody may train this net again, and a prediction needs less memory.
            Memories.Clear();
        }
    }

    private DatasetSource<TInputs, TTargets>? ValidationSource(IDataset<TInputs, TTargets>? validation, FitOptions options, bool areChecked) =>
        validation is null ? null : EvaluationSource(validation, areChecked, options.ValidationBatchSize, options.Parallel);

    private static Task<History> OnThread(Func<History> fit, CancellationToken cancellation) =>
        Task.Factory.StartNew(fit, cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
