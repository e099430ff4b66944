using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A net that computes outputs from inputs, and the gradients of the one from those of the other.</summary>
/// <typeparam name="TInputs">The inputs by name.</typeparam>
/// <typeparam name="TOutputs">The outputs by name.</typeparam>
/// <typeparam name="TGradients">The gradients of the inputs by name.</typeparam>
public abstract class CompiledNet<TInputs, TOutputs, TGradients> : CompiledNet
    where TInputs : IBatch<TInputs>
    where TOutputs : IBatch<TOutputs>, IDisposable
    where TGradients : IBatch<TGradients>, IDisposable
{
    private ForwardPass? _pass;

    /// <inheritdoc/>
    protected CompiledNet(NetStructure structure, long? seed, Device? device, ScalarType dtype)
        : base(structure, seed, device, dtype)
    {
    }

    /// <summary>Computes outputs, batch by batch. Several threads may do so at once.</summary>
    /// <param name="inputs">Any number of samples.</param>
    /// <param name="batchSize">How many samples are computed together; fewer need less memory.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    /// <returns>The outputs of all samples. The caller disposes of them.</returns>
    /// <exception cref="ArgumentException">An input has another shape or dtype than the definition says.</exception>
    public TOutputs Predict(TInputs inputs, int batchSize = 256, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        Check(inputs);
        using var noGrad = no_grad();
        using var precision = InPrecision();
        var count = Batches.CountOf(inputs);
        if (count <= batchSize)
        {
            return PredictStep(inputs);
        }

        var parts = new List<TOutputs>();
        try
        {
            for (var start = 0L; start < count; start += batchSize)
            {
                cancellationToken.ThrowIfCancellationRequested();
                using var batch = Batches.Slice(inputs, start, Math.Min(batchSize, count - start));
                parts.Add(PredictStep(batch.Value));
            }

            return TOutputs.Create(Enumerable.Range(0, parts[0].Tensors.Count)
                .Select(i => cat(parts.Select(part => part.Tensors[i]).ToArray(), 0))
                .ToArray());
        }
        finally
        {
            parts.ForEach(part => part.Dispose());
        }
    }

    /// <summary>
    /// Computes outputs as in training, and keeps what <see cref="Backward"/> needs. What a layer learns by itself, such as moving
    /// averages, it learns here. Not for several threads at once.
    /// </summary>
    /// <param name="inputs">One batch.</param>
    /// <returns>The outputs. The caller disposes of them.</returns>
    /// <exception cref="ArgumentException">An input has another shape or dtype than the definition says.</exception>
    public TOutputs Forward(TInputs inputs)
    {
        Check(inputs);
        using var noGrad = no_grad();
        using var precision = InPrecision();
        _pass?.Dispose();
        _pass = null;
        return ForwardStep(inputs, out _pass);
    }

    /// <summary>
    /// Computes gradients from those of the outputs of the last <see cref="Forward"/>: of the weights into
    /// <see cref="WeightSet.Gradients"/>, of the inputs as the result. That ends a step: the next Forward draws other random numbers.
    /// </summary>
    /// <param name="gradients">The gradient of something with respect to each output, of the output's shape.</param>
    /// <returns>The gradients of the inputs. The caller disposes of them.</returns>
    /// <exception cref="InvalidOperationException">There was no Forward since the last Backward.</exception>
    public TGradients Backward(TOutputs gradients)
    {
        var pass = _pass ?? throw new InvalidOperationException("Backward follows a Forward: call Forward first, once for each Backward.");
        using var noGrad = no_grad();
        using var precision = InPrecision();
        _pass = null;
        using (pass)
        {
            var inputGradients = BackwardStep(pass, gradients);
            Step++;
            return inputGradients;
        }
    }

    /// <summary>The outputs as in training, through operations that autograd records; the weights are the leaves in <see cref="Weight.Leaf"/>.</summary>
    /// <param name="inputs">One batch.</param>
    /// <returns>The outputs, with a graph behind them. The caller disposes of them.</returns>
    public TOutputs ForwardWithAutograd(TInputs inputs)
    {
        using var precision = InPrecision();
        return AutogradStep(inputs);
    }

    /// <summary>Checks shapes and dtypes.</summary>
    /// <exception cref="ArgumentException">One is another than the definition says.</exception>
    protected abstract void Check(TInputs inputs);

    /// <summary>How many multiplications <see cref="PredictStep"/> is, about.</summary>
    protected abstract long PredictWork(TInputs inputs);

    /// <summary>How many multiplications a training step is, about.</summary>
    protected abstract long TrainWork(TInputs inputs);

    /// <summary>Computes outputs as after training.</summary>
    protected abstract TOutputs PredictStep(TInputs inputs);

    /// <summary>Computes outputs as in training.</summary>
    protected abstract TOutputs ForwardStep(TInputs inputs, out ForwardPass pass);

    /// <summary>Computes outputs as in training, through operations that autograd records.</summary>
    protected abstract TOutputs AutogradStep(TInputs inputs);

    /// <summary>Computes gradients.</summary>
    protected abstract TGradients BackwardStep(ForwardPass pass, TOutputs gradients);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pass?.Dispose();
        }

        base.Dispose(disposing);
    }
}
