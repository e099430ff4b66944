using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Sets each element to zero with probability <c>rate</c> and divides the others by 1 - rate. The choice is a function of the seed, the step, the
/// call and the element's position in memory, so the gradient can draw it again.
/// </summary>
internal sealed class Dropout : Op
{
    public override OpTraits Traits => OpTraits.Elementwise | OpTraits.Random;

    /// <param name="stream">The number that distinguishes the random numbers of this call from those of the net's other calls.</param>
    public static Value Apply(GraphBuilder graph, Value x, double rate, long stream, string name) => graph.Add(
        Op.Of<Dropout>(), name, x.Shape, [x], new Argument("rate", ArgumentValue.Of(rate)), new Argument("stream", ArgumentValue.Of(stream)));

    public override string Call(CallContext c) => $"Kernels.Dropouts.Dropout({c[0]}, {c.Real("rate")}, random.Stream({c.Integer("stream")}))";

    public override bool CanReplace(int input) => true;

    public override string CallInPlace(CallContext c, int input) => $"Kernels.Dropouts.DropoutInPlace({c[0]}, {c.Real("rate")}, random.Stream({c.Integer("stream")}))";

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Op.Of<DropoutGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Outputs[0]], [.. c.Node.Arguments]));
}

/// <summary>
/// Computes the gradient of a dropout: drops the same elements, and divides the others by the same number. The choice depends on positions in memory,
/// so it needs the result, because the gradient's elements may be in another order.
/// </summary>
internal sealed class DropoutGradient : Op
{
    public override OpTraits Traits => OpTraits.Elementwise | OpTraits.Random;

    public override string Call(CallContext c) => $"Kernels.Dropouts.DropoutGradient({c[0]}, {c[1]}, {c.Real("rate")}, random.Stream({c.Integer("stream")}))";

    public override bool CanReplace(int input) => input == 0;

    public override string CallInPlace(CallContext c, int input) => $"Kernels.Dropouts.DropoutGradientInPlace({c[0]}, {c[1]}, {c.Real("rate")}, random.Stream({c.Integer("stream")}))";
}

/// <summary>Computes the gradient of a dropout of a ReLU from the result of both: scaled if the result is positive, else zero.</summary>
internal sealed class ReluDropoutGradient : Op
{
    public override OpTraits Traits => OpTraits.Elementwise;

    public override string Call(CallContext c) => $"Kernels.Dropouts.ReluDropoutGradient({c[0]}, {c[1]}, {c.Real("scale")})";

    public override bool CanReplace(int input) => input == 0;

    public override string CallInPlace(CallContext c, int input) => $"Kernels.Dropouts.ReluDropoutGradientInPlace({c[0]}, {c[1]}, {c.Real("scale")})";
}
