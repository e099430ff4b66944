using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Writes event files for TensorBoard: losses and metrics of each epoch under Keras' tags (<c>epoch_loss</c>), in the folders <c>train</c> and
/// <c>validation</c>, the learning rate, histograms of weights, and the graph. The step is the epoch, from 1, or the step of the net.
/// </summary>
/// <param name="logDir">The folder.</param>
/// <param name="histogramFreq">The number of epochs from one histogram of each weight to the next. The default, 0, writes none.</param>
/// <param name="writeGraph">Whether the graph is written. The default is true.</param>
/// <param name="updateFreq">
/// The number of steps after which losses and metrics are also written, as <c>batch_loss</c>. The default is only after epochs.
/// </param>
public sealed class TensorBoard(string logDir = "logs", int histogramFreq = 0, bool writeGraph = true, long? updateFreq = null) : Callback
{
    private readonly string _logDir = OptionChecks.Text(logDir);
    private readonly int _histogramFreq = OptionChecks.AtLeast(histogramFreq, 0);
    private readonly long? _updateFreq = updateFreq is { } steps ? OptionChecks.AtLeast(steps, 1, nameof(updateFreq)) : null;
    private EventFile? _train;
    private EventFile? _validation;

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run)
    {
        _train = new EventFile(Path.Combine(_logDir, "train"));
        if (writeGraph)
        {
            _train.Graph(run.Net.Structure);
        }
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(TrainingRun run)
    {
        if (run.Net.Step % _updateFreq == 0)
        {
            _train!.Scalars(run.Net.Step, run.Means.Select(mean => ("batch_" + mean.Key, mean.Value)));
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs)
    {
        const string Prefix = "val_";
        _train!.Scalars(run.Epoch, [.. logs.Where(log => !log.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(log => ("epoch_" + log.Key, log.Value)), ("epoch_learning_rate", run.Optimizer.LearningRate)]);
        var validated = logs.Where(log => log.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(log => ("epoch_" + log.Key[Prefix.Length..], log.Value)).ToList();
        if (validated.Count > 0)
        {
            _validation ??= new EventFile(Path.Combine(_logDir, "validation"));
            _validation.Scalars(run.Epoch, validated);
            _validation.Flush();
        }

        if (_histogramFreq > 0 && run.Epoch % _histogramFreq == 0)
        {
            foreach (var (name, weight) in run.Net.NamedWeights())
            {
                using var onCpu = weight.Value.cpu();
                using var wide = onCpu.type(ScalarType.Float32);
                using var numbers = wide.contiguous();
                _train.Histogram(run.Epoch, name.Replace('.', '/') + "/histogram", numbers.data<float>().ToArray());
            }
        }

        _train.Flush();
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingRun run) => Close();

    /// <inheritdoc/>
    public override void OnTrainFailed(TrainingRun run, Exception error) => Close();

    private void Close()
    {
        _train?.Dispose();
        _validation?.Dispose();
        (_train, _validation) = (null, null);
    }
}
