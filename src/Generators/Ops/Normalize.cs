using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Computes (x - mean) / sqrt(variance + epsilon) · gamma + beta, where mean and variance are over a part of x. There is one operation for each part.
/// The inputs are x, gamma if <c>scale</c> is set, and beta if <c>center</c> is set. The results are the normalized x, the means, and 1 /
/// sqrt(variance + epsilon). The last two are always read together.
/// </summary>
internal abstract class Normalize<TGradients> : Op
    where TGradients : NormalizeGradients
{
    public override bool IsOptional(int output) => output > 0;

    public override string Call(CallContext c)
    {
        var (gamma, beta) = NormalizeGradients.Affine(c, 1);
        return $"Kernels.Normalization.{Name}{(c.IsRead(1) ? "WithStatistics" : "")}({c[0]}, {gamma}, {beta}, {OpCatalogue.Of<TGradients>().Constants(c)})";
    }

    public override void Differentiate(VjpContext c) => NormalizeGradients.Add<TGradients>(c, [c.Inputs[0], c.Outputs[1], c.Outputs[2]], affineFrom: 1);

    protected static IReadOnlyList<Value> Apply<T>(
        GraphBuilder graph, Value x, Value? gamma, Value? beta, string name, Shape statistics, double epsilon, params Argument[] arguments)
        where T : Op => graph.Add(
            OpCatalogue.Of<T>(),
            [(name, x.DType, x.Shape), (name + "_mean", x.DType, statistics), (name + "_inverse_deviation", x.DType, statistics)],
            [.. new[] { x, gamma, beta }.OfType<Value>()],
            [
                new Argument("scale", ArgumentValue.Of(gamma is not null)),
                new Argument("center", ArgumentValue.Of(beta is not null)),
                new Argument("epsilon", ArgumentValue.Of(epsilon)),
                .. arguments,
            ]);
}

/// <summary>
/// Computes the gradients of a normalization with respect to x, gamma and beta. The inputs are the gradient of the result, x, two tensors of
/// statistics, and gamma if <c>scale</c> is set. One kernel computes all three, and skips those that nothing reads.
/// </summary>
internal abstract class NormalizeGradients : Op
{
    /// <summary>Gets the constants that the forward and backward kernels take.</summary>
    public virtual string Constants(CallContext c) => $"epsilon: {c.Real("epsilon")}";

    public override string Call(CallContext c)
    {
        var wanted = string.Join(", ", Enumerable.Range(0, 3).Select(output => c.IsRead(output) ? "true" : "false"));
        return $"Kernels.Normalization.{Name}({c[0]}, {c[1]}, {c[2]}, {c[3]}, {(c.Node.Flag("scale") ? c[4] : "null")}, wanted: ({wanted}), {Constants(c)})";
    }

    /// <summary>Adds the gradients to the graph.</summary>
    /// <param name="read">The inputs of the kernel besides the gradient of the result and gamma.</param>
    /// <param name="affineFrom">The index of the first of gamma and beta among the inputs.</param>
    internal static void Add<T>(VjpContext c, IReadOnlyList<Value> read, int affineFrom)
        where T : NormalizeGradients
    {
        var (x, hasScale) = (c.Inputs[0], c.Node.Flag("scale"));
        var channels = c.Inputs.Count > affineFrom ? c.Inputs[affineFrom].Shape : Shape.Scalar;
        var gradients = c.Graph.Add(
            OpCatalogue.Of<T>(),
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
