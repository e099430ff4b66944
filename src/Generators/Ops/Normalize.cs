using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Computes (x - mean) / sqrt(variance + epsilon) · gamma + beta, where mean and variance are over a part of x. There is one operation for each part.
/// The inputs are x, gamma if <c>scale</c> is set, and beta if <c>center</c> is set. The results are the normalized x, the means, and 1 /
/// sqrt(variance + epsilon). The last two are always read together. An operation may have further inputs between x and gamma.
/// </summary>
internal abstract class Normalize<TGradients> : Op
    where TGradients : NormalizeGradients, new()
{
    public override bool IsOptional(int output) => output > 0;

    /// <summary>Writes the arguments of the kernel.</summary>
    protected static string Arguments(CallContext c)
    {
        var (gamma, beta) = NormalizeGradients.Affine(c, 1);
        return $"{c[0]}, {gamma}, {beta}, {Of<TGradients>().Constants(c)}";
    }

    public override void Differentiate(VjpContext c) => NormalizeGradients.Add<TGradients>(c, [c.Inputs[0], c.Outputs[1], c.Outputs[2]], affineFrom: 1);

    protected static IReadOnlyList<Value> Apply<T>(
        GraphBuilder graph, Value x, Value? gamma, Value? beta, string name, Shape statistics, double epsilon, params Argument[] arguments)
        where T : Op, new() => Apply<T>(graph, [x], gamma, beta, name, statistics, epsilon, arguments);

    /// <param name="graph">The graph.</param>
    /// <param name="inputs">The inputs before gamma and beta, of which the first is x.</param>
    /// <param name="gamma">The scale, or null.</param>
    /// <param name="beta">The offset, or null.</param>
    /// <param name="name">The name of the result.</param>
    /// <param name="statistics">The shape of the means.</param>
    /// <param name="epsilon">A small number added to the variance.</param>
    /// <param name="arguments">Further arguments.</param>
    protected static IReadOnlyList<Value> Apply<T>(
        GraphBuilder graph, IReadOnlyList<Value> inputs, Value? gamma, Value? beta, string name, Shape statistics, double epsilon, params Argument[] arguments)
        where T : Op, new()
    {
        var x = inputs[0];
        return graph.Add(
            Op.Of<T>(),
            [(name, x.DType, x.Shape), (name + "_mean", x.DType, statistics), (name + "_inverse_deviation", x.DType, statistics)],
            [.. inputs, .. new[] { gamma, beta }.OfType<Value>()],
            [
                new Argument("scale", ArgumentValue.Of(gamma is not null)),
                new Argument("center", ArgumentValue.Of(beta is not null)),
                new Argument("epsilon", ArgumentValue.Of(epsilon)),
                .. arguments,
            ]);
    }
}

/// <summary>
/// Computes the gradients of a normalization with respect to x, gamma and beta. The inputs are the gradient of the result, x, two tensors of
/// statistics, and gamma if <c>scale</c> is set. One kernel computes all three, and skips those that nothing reads.
/// </summary>
internal abstract class NormalizeGradients : Op
{
    /// <summary>Gets the constants that the forward and backward kernels take.</summary>
    public virtual string Constants(CallContext c) => $"epsilon: {c.Real("epsilon")}";

    /// <summary>Writes the arguments of the kernel.</summary>
    protected string Arguments(CallContext c) =>
        $"{c[0]}, {c[1]}, {c[2]}, {c[3]}, {(c.Node.Flag("scale") ? c[4] : "null")}, wanted: {c.Wanted(0, 3)}, {Constants(c)}";

    /// <summary>Adds the gradients to the graph.</summary>
    /// <param name="read">The inputs of the kernel besides the gradient of the result and gamma.</param>
    /// <param name="affineFrom">The index of the first of gamma and beta among the inputs.</param>
    internal static void Add<T>(VjpContext c, IReadOnlyList<Value> read, int affineFrom)
        where T : NormalizeGradients, new()
    {
        var (x, hasScale) = (c.Inputs[0], c.Node.Flag("scale"));
        var channels = c.Inputs.Count > affineFrom ? c.Inputs[affineFrom].Shape : Shape.Scalar;
        var gradients = c.Graph.Add(
            Op.Of<T>(),
            [(c.NameOf(0), x.DType, x.Shape), ("d_gamma", x.DType, channels), ("d_beta", x.DType, channels)],
            [c.Gradient, .. read, .. c.Inputs.Skip(affineFrom).Take(hasScale ? 1 : 0)],
            [.. c.Node.Arguments]);
        c.Accumulate(0, () => gradients[0]);
        for (var i = affineFrom; i < c.Inputs.Count; i++)
        {
            var gradient = gradients[i == affineFrom && hasScale ? 1 : 2];
            c.Accumulate(i, () => gradient);
        }
    }

    /// <summary>Gets gamma and beta as arguments of a call, starting with the input at a given index.</summary>
    internal static (string Gamma, string Beta) Affine(CallContext c, int from)
    {
        var hasScale = c.Node.Flag("scale");
        return (hasScale ? c[from] : "null", c.Node.Flag("center") ? c[from + (hasScale ? 1 : 0)] : "null");
    }
}
