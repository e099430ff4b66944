using System.ComponentModel;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A net that computes outputs from inputs, and the gradients of the inputs from the gradients of the outputs.</summary>
/// <typeparam name="TInputs">The generated record of the inputs.</typeparam>
/// <typeparam name="TOutputs">The generated record of the outputs.</typeparam>
/// <typeparam name="TGradients">The generated record of the gradients of the inputs.</typeparam>
public abstract class CompiledNet<TInputs, TOutputs, TGradients> : CompiledNet
    where TInputs : IBatch<TInputs>
    where TOutputs : IBatch<TOutputs>, IDisposable
    where TGradients : IBatch<TGradients>, IDisposable
{
    private ForwardPass? _pass;

    // The shapes and dtypes of the outputs of the last Forward, which are those of the gradients.
    private (long[] Shape, ScalarType DType)[] _expected = [];

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected CompiledNet(NetStructure structure, long? seed, Device? device, ScalarType dtype)
        : base(structure, seed, device, dtype)
    {
    }

    /// <summary>Computes the outputs for any number of samples, batch by batch, as in inference. Several threads may call it at once.</summary>
    /// <param name="inputs">The samples; axis 0 of each tensor is the sample.</param>
    /// <param name="batchSize">The number of samples that are computed together. Smaller batches need less memory. The default is 256.</param>
    /// <param name="training">
    /// Whether layers compute as in training: dropout and noise draw new random numbers for each batch of each call, and batch normalization uses
    /// the statistics of the batch. Weights, moving averages and <see cref="CompiledNet.Step"/> stay as they are. The default is false.
    /// </param>
    /// <param name="cancellationToken">Cancels the computation between two batches.</param>
    /// <returns>The outputs of all samples. The caller disposes of them.</returns>
    /// <exception cref="ArgumentException">An input has another shape or dtype than the definition.</exception>
    public TOutputs Predict(TInputs inputs, int batchSize = 256, bool training = false, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        using var use = Use(inputs);
        ArgumentNullException.ThrowIfNull(inputs);
        Check(inputs);
        using var noGrad = NoGrad.Begin();
        using var precision = InPrecision(PredictWork(inputs));
        var count = inputs.Count;
        if (count <= batchSize)
        {
            return PredictBatch(inputs);
        }

        var parts = new List<TOutputs>();
        try
        {
            for (var start = 0L; start < count; start += batchSize)
            {
                cancellationToken.ThrowIfCancellationRequested();
                using var batch = Batches.Slice(inputs, start, Math.Min(batchSize, count - start));
                parts.Add(PredictBatch(batch.Value));
            }

            return TOutputs.Create(Enumerable.Range(0, parts[0].Tensors.Count)
                .Select(i => cat(parts.Select(part => part.Tensors[i]).ToArray(), 0))
                .ToArray());
        }
        finally
        {
            parts.ForEach(part => part.Dispose());
        }

        TOutputs PredictBatch(TInputs batch) => training ? WithNewRandom(() => AutogradStep(batch)) : PredictStep(batch);
    }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Tensor> PredictTensors(IReadOnlyList<Tensor> inputs, int batchSize = 256, CancellationToken cancellationToken = default) =>
        Predict(Join(inputs), batchSize, training: false, cancellationToken).Tensors;

    /// <inheritdoc/>
    public sealed override void CheckTensors(IReadOnlyList<Tensor> inputs) => Check(Join(inputs));

    /// <summary>
    /// Computes outputs as in training, and keeps the values that <see cref="Backward"/> needs. Moving averages of layers are updated. Not
    /// thread-safe.
    /// </summary>
    /// <param name="inputs">A batch.</param>
    /// <returns>The outputs. The caller disposes of them.</returns>
    /// <exception cref="ArgumentException">An input has another shape or dtype than the definition.</exception>
    /// <exception cref="InvalidOperationException">Another thread trains the net.</exception>
    public TOutputs Forward(TInputs inputs)
    {
        using var use = Use(inputs);
        using var turn = BeginTraining();
        ArgumentNullException.ThrowIfNull(inputs);
        Check(inputs);
        using var noGrad = NoGrad.Begin();
        using var precision = InPrecision();
        _pass?.Dispose();
        _pass = null;
        var outputs = ForwardStep(inputs, out _pass);
        _expected = [.. outputs.Tensors.Select(output => (output.shape, output.dtype))];
        return outputs;
    }

    /// <summary>
    /// Computes gradients after a <see cref="Forward"/>. It stores the gradients of the weights in <see cref="WeightSet.Gradients"/> and returns
    /// those of the inputs. It ends the step: the next Forward draws other random numbers. <see cref="Optimizer.Step"/> updates the weights.
    /// </summary>
    /// <param name="gradients">The gradient of a scalar with respect to each output, in the output's shape.</param>
    /// <returns>The gradients of the inputs. The caller disposes of them.</returns>
    /// <exception cref="ArgumentException">A gradient has another shape or dtype than its output. Backward can be called again.</exception>
    /// <exception cref="InvalidOperationException">
    /// Forward was not called since the last Backward, or one of its inputs or outputs whose values are needed was changed in place, or another thread
    /// trains the net.
    /// </exception>
    public TGradients Backward(TOutputs gradients)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        using var use = Use(gradients);
        using var turn = BeginTraining();
        var pass = _pass ?? throw new InvalidOperationException("Call Forward before Backward, once for each Backward.");
        CheckGradients(gradients);
        using var noGrad = NoGrad.Begin();
        using var precision = InPrecision();
        _pass = null;
        using (pass)
        {
            pass.RequireUnchanged(Structure.Name);
            var inputGradients = BackwardStep(pass, gradients);
            EndStep();
            return inputGradients;
        }
    }

    /// <summary>Computes outputs as <see cref="Forward"/> does, for a backward pass that is independent of other calls. It ends the step.</summary>
    /// <param name="inputs">A batch, which must have been checked.</param>
    /// <param name="pass">The values that <see cref="BackwardAlone"/> needs. The caller may change inputs and outputs in place.</param>
    internal TOutputs ForwardAlone(TInputs inputs, out ForwardPass pass)
    {
        using var use = Use(inputs);
        using var turn = BeginTraining();
        using var noGrad = NoGrad.Begin();
        using var precision = InPrecision();
        var outputs = ForwardStep(inputs, out pass);
        pass.CopyShared();
        EndStep();
        return outputs;
    }

    /// <summary>Computes gradients as <see cref="Backward"/> does, from the values of <see cref="ForwardAlone"/>, which are used up.</summary>
    /// <param name="pass">The values.</param>
    /// <param name="gradients">The gradient of a scalar with respect to each output.</param>
    internal TGradients BackwardAlone(ForwardPass pass, TOutputs gradients)
    {
        using var use = Use(gradients);
        using var turn = BeginTraining();
        using var noGrad = NoGrad.Begin();
        using var precision = InPrecision();
        return BackwardStep(pass, gradients);
    }

    /// <summary>
    /// Computes outputs as in training, with operations that autograd records. The leaves are the tensors in <see cref="Weight.Leaf"/>.
    /// </summary>
    /// <param name="inputs">A batch.</param>
    /// <returns>The outputs, with their autograd graph. The caller disposes of them.</returns>
    /// <exception cref="ArgumentException">An input has another shape or dtype than the definition.</exception>
    public TOutputs ForwardWithAutograd(TInputs inputs)
    {
        using var use = Use(inputs);
        ArgumentNullException.ThrowIfNull(inputs);
        Check(inputs);
        using var precision = InPrecision();
        return AutogradStep(inputs);
    }

    private TInputs Join(IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Count == Structure.Inputs.Count ? TInputs.Create(inputs)
            : throw new ArgumentException($"{Structure.Name} has {Structure.Inputs.Count} inputs, but there are {inputs.Count} tensors.", nameof(inputs));
    }

    private void CheckGradients(TOutputs gradients)
    {
        for (var i = 0; i < _expected.Length; i++)
        {
            var (name, (shape, dtype)) = (Structure.Outputs[i].Name, _expected[i]);
            var gradient = gradients.Tensors[i];
            ArgumentNullException.ThrowIfNull(gradient, name);
            Boundary.RequireAlive(Structure.Name, gradient, $"the gradient of '{name}'", name);
            if (gradient.dtype != dtype || !gradient.shape.SequenceEqual(shape))
            {
                throw new ArgumentException(
                    $"{Structure.Name}: the gradient of '{name}' must be {dtype} ({string.Join(", ", shape)}), as the output is, but is {gradient.dtype} ({string.Join(", ", gradient.shape)}).", name);
            }
        }

        for (var i = 0; i < _expected.Length; i++)
        {
            CheckDevice(gradients.Tensors[i], Structure.Outputs[i].Name);
        }
    }

    /// <summary>Checks the shapes and dtypes of inputs.</summary>
    /// <exception cref="ArgumentException">An input has another shape or dtype than the definition.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void Check(TInputs inputs);

    /// <summary>Estimates the number of multiplications of <see cref="PredictStep"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract long PredictWork(TInputs inputs);

    /// <summary>Estimates the number of multiplications of a training step.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract long TrainWork(TInputs inputs);

    /// <summary>Computes outputs as in inference.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract TOutputs PredictStep(TInputs inputs);

    /// <summary>Computes outputs as in training.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract TOutputs ForwardStep(TInputs inputs, out ForwardPass pass);

    /// <summary>Computes outputs as in training, with operations that autograd records.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract TOutputs AutogradStep(TInputs inputs);

    /// <summary>Computes the gradients of weights and inputs.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
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
