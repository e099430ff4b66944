using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

public abstract partial class TrainableNet<TInputs, TOutputs, TGradients, TTargets>
{
    /// <summary>
    /// Computes a step again with autograd, operation by operation, and describes the first value that is not finite: an input, a weight, a
    /// result, or the gradient of a weight. Returns null if all are finite.
    /// </summary>
    /// <param name="inputs">The inputs of the step.</param>
    /// <param name="targets">The targets of the step.</param>
    /// <param name="ofGradients">Whether to search the gradients of the weights too. Those of several ranks do not tell which rank caused them.</param>
    internal string? FindNotFinite(TInputs inputs, TTargets targets, bool ofGradients = true)
    {
        foreach (var (tensor, name) in inputs.Tensors.Zip(Structure.Inputs, (tensor, input) => (tensor, "input '" + input.Name + "'"))
            .Concat(targets.Tensors.Zip(Structure.Targets, (tensor, target) => (tensor, "target '" + target.Name + "'")))
            .Concat(NamedWeights().Select(named => (named.Weight.Value, "weight '" + named.Name + "', before the step,"))))
        {
            if (KindOf(tensor) is { } kind)
            {
                return $"{name} holds {kind}";
            }
        }

        string? found = null;
        using var scope = NewDisposeScope();
        Observer = (call, operation, value) => found ??= KindOf(value) is { } kind ? $"the result of {operation} in {Place(call)} holds {kind}" : null;
        try
        {
            using var gradMode = enable_grad();
            using var loss = LossWithAutograd(inputs, targets);
            if ((found ?? (KindOf(loss) is { } kind ? $"the loss is {kind}" : null)) is { } first)
            {
                return first;
            }
        }
        finally
        {
            Observer = null;
        }

        // The backward pass computes the gradients of the last layer first.
        return !ofGradients ? null : NamedWeights().Reverse()
            .Where(named => named.Weight.Trainable)
            .Select(named => KindOf(named.Weight.Gradient) is { } kind ? $"the gradient of weight '{named.Name}' holds {kind}, but the gradient of no later layer does" : null)
            .FirstOrDefault(text => text is not null);
    }

    private static string? KindOf(Tensor tensor)
    {
        if (tensor.dtype is not (ScalarType.Float32 or ScalarType.Float64))
        {
            return null;
        }

        using var plain = tensor.detach();
        using var isNan = plain.isnan();
        using var anyNan = isNan.any();
        using var isInfinite = plain.isinf();
        using var anyInfinite = isInfinite.any();
        return anyNan.ToBoolean() ? "NaN" : anyInfinite.ToBoolean() ? "an infinity" : null;
    }

    private string Place(int call)
    {
        if (call < 0)
        {
            return "the objective";
        }

        var made = Structure.Calls[call];
        return made.Layer >= 0 ? $"layer '{Structure.Layers[made.Layer].Name}' ({Structure.Layers[made.Layer].Text})" : $"'{made.Name}' ({made.Word})";
    }
}
