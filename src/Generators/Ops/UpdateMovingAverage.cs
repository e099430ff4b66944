using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Sets state to state · momentum + x · (1 - momentum), unless the layer is not trainable at run time. The state is a weight of the layer that is not
/// trained.
/// </summary>
internal sealed class UpdateMovingAverage : Op
{
    public override OpTraits Traits => OpTraits.Effect;

    public static void Apply(GraphBuilder graph, Value state, Value x, double momentum) => graph.Add(
        Op.Of<UpdateMovingAverage>(), [], [state, x], new Argument("momentum", ArgumentValue.Of(momentum)));

    public override string Call(CallContext c) => $"Kernels.Normalization.UpdateMovingAverage({c[0]}, {c[1]}, {c.Real("momentum")}, {BatchNorm.IsFrozen(c)})";
}

/// <summary>
/// Updates a moving average with the variance of a normalization, 1 / x² - epsilon, where x is 1 / sqrt(variance + epsilon), unless the layer is not
/// trainable at run time.
/// </summary>
internal sealed class UpdateMovingVariance : Op
{
    public override OpTraits Traits => OpTraits.Effect;

    public static void Apply(GraphBuilder graph, Value state, Value x, double momentum, double epsilon) => graph.Add(
        Op.Of<UpdateMovingVariance>(),
        [],
        [state, x],
        new Argument("momentum", ArgumentValue.Of(momentum)),
        new Argument("epsilon", ArgumentValue.Of(epsilon)));

    public override string Call(CallContext c) => $"Kernels.Normalization.UpdateMovingVariance({c[0]}, {c[1]}, {c.Real("momentum")}, epsilon: {c.Real("epsilon")}, {BatchNorm.IsFrozen(c)})";
}
