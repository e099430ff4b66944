using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Computes the mean over the batch of -sum(t log p) along the last axis, or of its two-class form. There is one operation for each form of outputs
/// and targets. They start from logits, and also return the probabilities, from which the gradient is computed.
/// </summary>
internal abstract class Crossentropy : Op
{
    public static Value Apply<T>(GraphBuilder graph, Value output, Value target, string name)
        where T : Crossentropy, new() => graph.Add(
            Op.Of<T>(),
            [(name, DType.Float, Shape.Scalar), (output.Name + "_probabilities", DType.Float, output.Shape)],
            [output, target])[0];

    public override bool IsOptional(int output) => output == 1;

    /// <summary>Gets the number of terms of the mean.</summary>
    protected static Dim CountOf(Value output, bool perClass) => perClass ? output.Shape.Count : Dim.Product(output.Shape.Dims.Take(output.Shape.Rank - 1));
}

/// <summary>Computes softmax and then crossentropy with one probability per class. It is stable for every logit.</summary>
internal sealed class SoftmaxCrossentropy : Crossentropy
{
    public override string Call(CallContext c) => c.IsRead(1)
        ? $"Kernels.Losses.SoftmaxCrossentropyWithProbabilities({c[0]}, {c[1]})"
        : $"Kernels.Losses.SoftmaxCrossentropy({c[0]}, {c[1]})";

    // d/dz of -sum(t log softmax(z)) is softmax(z) * sum(t) - t, and targets are probabilities, so sum(t) is one. Keras assumes this too
    // (tf.nn.softmax_cross_entropy_with_logits).
    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => ScaledDifference.Apply(
        c.Graph, c.Outputs[1], c.Inputs[1], c.Seed, CountOf(c.Inputs[0], perClass: false), c.NameOf(0)));
}

/// <summary>Computes softmax and then crossentropy with the index of the right class.</summary>
internal sealed class SparseSoftmaxCrossentropy : Crossentropy
{
    public override string Call(CallContext c) => c.IsRead(1)
        ? $"Kernels.Losses.SparseSoftmaxCrossentropyWithProbabilities({c[0]}, {c[1]})"
        : $"Kernels.Losses.SparseSoftmaxCrossentropy({c[0]}, {c[1]})";

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => SparseScaledDifference.Apply(
        c.Graph, c.Outputs[1], c.Inputs[1], c.Seed, CountOf(c.Inputs[0], perClass: false), c.NameOf(0)));
}

/// <summary>Computes sigmoid and then crossentropy of each output separately.</summary>
internal sealed class SigmoidCrossentropy : Crossentropy
{
    public override string Call(CallContext c) => c.IsRead(1)
        ? $"Kernels.Losses.SigmoidCrossentropyWithProbabilities({c[0]}, {c[1]})"
        : $"Kernels.Losses.SigmoidCrossentropy({c[0]}, {c[1]})";

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => ScaledDifference.Apply(
        c.Graph, c.Outputs[1], c.Inputs[1], c.Seed, CountOf(c.Inputs[0], perClass: true), c.NameOf(0)));
}

/// <summary>Computes a crossentropy of probabilities, which are clipped to the range from 1e-7, Keras' epsilon, to 1 - 1e-7.</summary>
/// <typeparam name="TFromLogits">
/// The stable form, which replaces this operation if the probabilities are the result of <see cref="Activation"/>.
/// </typeparam>
internal abstract class ProbabilityCrossentropy<TFromLogits> : Op
    where TFromLogits : Crossentropy, new()
{
    /// <summary>Gets the operation that computes the probabilities from logits.</summary>
    protected abstract Op Activation { get; }

    /// <summary>Gets the operation that computes the gradient of the outputs.</summary>
    protected abstract Op Gradient { get; }

    public override Value? Absorb(Node node, Node producer, GraphBuilder graph) =>
        producer.Op == Activation && (producer.Find("axis") is not { Integer: { } axis } || axis == producer.Output.Shape.Rank - 1)
            ? Crossentropy.Apply<TFromLogits>(graph, producer.Inputs[0], node.Inputs[1], node.Output.Name)
            : null;

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Gradient, c.NameOf(0), c.Inputs[0].Shape, [c.Inputs[0], c.Inputs[1]], new Argument("scale", ArgumentValue.Of(c.Seed))));

    protected static Value Apply<T>(GraphBuilder graph, Value output, Value target, string name)
        where T : Op, new() => graph.Add(Op.Of<T>(), name, Shape.Scalar, [output, target]);
}

/// <summary>Computes crossentropy with one probability per class. The outputs are divided by their sum first, as in Keras.</summary>
internal sealed class CategoricalCrossentropy : ProbabilityCrossentropy<SoftmaxCrossentropy>
{
    protected override Op Activation => Of<Softmax>();

    protected override Op Gradient => Of<CategoricalCrossentropyGradient>();

    public static Value Apply(GraphBuilder graph, Value output, Value target, string name) => Apply<CategoricalCrossentropy>(graph, output, target, name);

    public override string Call(CallContext c) => $"Kernels.Losses.CategoricalCrossentropy({c[0]}, {c[1]})";
}

/// <summary>Computes the gradient of <see cref="CategoricalCrossentropy"/>.</summary>
internal sealed class CategoricalCrossentropyGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Losses.CategoricalCrossentropyGradient({c[0]}, {c[1]}, {c.Real("scale")})";
}

/// <summary>Computes crossentropy with the index of the right class.</summary>
internal sealed class SparseCategoricalCrossentropy : ProbabilityCrossentropy<SparseSoftmaxCrossentropy>
{
    protected override Op Activation => Of<Softmax>();

    protected override Op Gradient => Of<SparseCategoricalCrossentropyGradient>();

    public static Value Apply(GraphBuilder graph, Value output, Value target, string name) => Apply<SparseCategoricalCrossentropy>(graph, output, target, name);

    public override string Call(CallContext c) => $"Kernels.Losses.SparseCategoricalCrossentropy({c[0]}, {c[1]})";
}

/// <summary>Computes the gradient of <see cref="SparseCategoricalCrossentropy"/>.</summary>
internal sealed class SparseCategoricalCrossentropyGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Losses.SparseCategoricalCrossentropyGradient({c[0]}, {c[1]}, {c.Real("scale")})";
}

/// <summary>Computes crossentropy of each output separately.</summary>
internal sealed class BinaryCrossentropy : ProbabilityCrossentropy<SigmoidCrossentropy>
{
    protected override Op Activation => Sigmoids.Sigmoid;

    protected override Op Gradient => Of<BinaryCrossentropyGradient>();

    public static Value Apply(GraphBuilder graph, Value output, Value target, string name) => Apply<BinaryCrossentropy>(graph, output, target, name);

    public override string Call(CallContext c) => $"Kernels.Losses.BinaryCrossentropy({c[0]}, {c[1]})";
}

/// <summary>Computes the gradient of <see cref="BinaryCrossentropy"/>.</summary>
internal sealed class BinaryCrossentropyGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Losses.BinaryCrossentropyGradient({c[0]}, {c[1]}, {c.Real("scale")})";
}
