using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// The base class of optimizers whose update depends on a weight as a whole, such as on its norm. They use operations of libtorch.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
public abstract class WeightwiseOptimizer(double learningRate) : Optimizer(learningRate)
{
    internal sealed override bool IsByWeight => true;

    internal sealed override OptimizerState CreateState(WeightSet weights) => OptimizerState.ByWeight(weights, CreateSlots);

    internal sealed override void Update(OptimizerState state, UpdateRun run, double rate, bool throughTensors)
    {
        using var scope = NewDisposeScope();
        run.Prepare(run.Of(state.Weights.Values), run.Of(state.Weights.Gradients), rate);
        Update(run.Weight.Value, run.Weight.Gradient, state.Own[run.Weight], rate);
        if (state.Means is { } means)
        {
            Average(run.Of(means), run.Of(state.Weights.Values), run);
        }
    }

    /// <summary>Creates the slots of a weight, by name. The default is a tensor of the weight's shape for each name.</summary>
    /// <param name="weight">The weight.</param>
    protected virtual IReadOnlyDictionary<string, Tensor> CreateSlots(Weight weight)
    {
        ArgumentNullException.ThrowIfNull(weight);
        return SlotNames.ToDictionary(name => name, _ => zeros(weight.Structure.Shape, weight.Value.dtype, weight.Value.device));
    }

    /// <summary>Updates a weight. Intermediate tensors are disposed of after the call.</summary>
    /// <param name="w">The weight, in Keras' shape.</param>
    /// <param name="g">Its gradient, of the same shape.</param>
    /// <param name="slots">Its slots by name.</param>
    /// <param name="rate">The learning rate.</param>
    protected abstract void Update(Tensor w, Tensor g, IReadOnlyDictionary<string, Tensor> slots, double rate);
}
