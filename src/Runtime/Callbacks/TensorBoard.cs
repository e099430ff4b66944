using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Writes what TensorBoard shows: losses and metrics after each epoch, in the folders <c>train</c> and <c>validation</c> under Keras'
/// tags (<c>epoch_loss</c>), the learning rate, how weights are distributed, and the graph. Steps are epochs, from 1, or steps of the net.
/// </summary>
/// <param name="logDir">The folder.</param>
/// <param name="histogramFreq">After how many epochs the weights are shown; never where it is 0.</param>
/// <param name="writeGraph">Whether the graph is shown.</param>
/// <param name="updateFreq">After how many steps losses and metrics are written too, under <c>batch_loss</c>; only after epochs where it is null.</param>
public sealed class TensorBoard(string logDir = "logs", int histogramFreq = 0, bool writeGraph = true, long? updateFreq = null) : Callback
{
    private EventFile? _train;
    private EventFile? _validation;

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run)
    {
        _train = new EventFile(Path.Combine(logDir, "train"));
        if (writeGraph)
        {
            _train.Graph(run.Net.Structure);
        }
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(TrainingRun run)
    {
        if (run.Net.Step % updateFreq == 0)
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
            _validation ??= new EventFile(Path.Combine(logDir, "validation"));
            _validation.Scalars(run.Epoch, validated);
            _validation.Flush();
        }

        if (histogramFreq > 0 && run.Epoch % histogramFreq == 0)
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
