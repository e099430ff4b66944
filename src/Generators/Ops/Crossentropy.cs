using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// The mean over the batch of -sum(t log p) along the last axis, or of its two-class form: an operation per way in which
/// outputs and targets are given. Each of these starts from logits and comes with the probabilities, because the gradient is made of them.
/// </summary>
internal abstract class Crossentropy : Op
{
    public static Value Apply<T>(GraphBuilder graph, Value output, Value target, string name)
        where T : Crossentropy => graph.Add(
            OpCatalogue.Of<T>(),
            [(name, DType.Float, Shape.Scalar), (output.Name + "_probabilities", DType.Float, output.Shape)],
            [output, target])[0];

    public override bool IsOptional(int output) => output == 1;

    public override string Call(CallContext c) => $"Kernels.{Name}{(c.IsRead(1) ? "WithProbabilities" : "")}({c[0]}, {c[1]})";

    /// <summary>How many terms the mean is over.</summary>
    protected static Dim CountOf(Value output, bool perClass) => perClass ? output.Shape.Count : Dim.Product(output.Shape.Dims.Take(output.Shape.Rank - 1));
}

/// <summary>Softmax, then crossentropy against one probability per class: stable for every logit.</summary>
internal sealed class SoftmaxCrossentropy : Crossentropy
{
    // d/dz of -sum(t log softmax(z)) is softmax(z) * sum(t) - t, and targets are probabilities: they sum to one. Keras takes
    // that for granted too (tf.nn.softmax_cross_entropy_with_logits).
    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => ScaledDifference.Apply(
        c.Graph, c.Outputs[1], c.Inputs[1], c.Seed, CountOf(c.Inputs[0], perClass: false), c.NameOf(0)));
}

/// <summary>Softmax, then crossentropy against the number of the right class.</summary>
internal sealed class SparseSoftmaxCrossentropy : Crossentropy
{
    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => SparseScaledDifference.Apply(
        c.Graph, c.Outputs[1], c.Inputs[1], c.Seed, CountOf(c.Inputs[0], perClass: false), c.NameOf(0)));
}

/// <summary>Sigmoid, then crossentropy of each output by itself.</summary>
internal sealed class SigmoidCrossentropy : Crossentropy
{
    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => ScaledDifference.Apply(
        c.Graph, c.Outputs[1], c.Inputs[1], c.Seed, CountOf(c.Inputs[0], perClass: true), c.NameOf(0)));
}

/// <summary>A crossentropy of numbers that already are probabilities. They are kept away from 0 and 1 by 1e-7, Keras' epsilon.</summary>
/// <typeparam name="TFromLogits">The stable form, where the probabilities come straight from <paramref name="activation"/>.</typeparam>
internal abstract class ProbabilityCrossentropy<TFromLogits>(string activation) : Op
    where TFromLogits : Crossentropy
{
    public override string Call(CallContext c) => $"Kernels.{Name}({c[0]}, {c[1]})";

    public override Value? Absorb(Node node, Node producer, GraphBuilder graph) =>
        producer.Op.Name == activation && (producer.Find("axis") is not { Integer: { } axis } || axis == producer.Output.Shape.Rank - 1)
            ? Crossentropy.Apply<TFromLogits>(graph, producer.Inputs[0], node.Inputs[1], node.Output.Name)
            : null;

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        OpCatalogue.Of<CrossentropyGradient>(),
        c.NameOf(0),
        c.Inputs[0].Shape,
        [c.Inputs[0], c.Inputs[1]],
        new Argument("of", ArgumentValue.Of(Name)),
        new Argument("scale", ArgumentValue.Of(c.Seed))));

    protected static Value Apply<T>(GraphBuilder graph, Value output, Value target, string name)
        where T : Op => graph.Add(OpCatalogue.Of<T>(), name, Shape.Scalar, [output, target]);
}

/// <summary>Against one probability per class; the outputs are divided by their sum first, as in Keras.</summary>
internal sealed class CategoricalCrossentropy() : ProbabilityCrossentropy<SoftmaxCrossentropy>("Softmax")
{
    public static Value Apply(GraphBuilder graph, Value output, Value target, string name) => Apply<CategoricalCrossentropy>(graph, output, target, name);
}

/// <summary>Against the number of the right class.</summary>
internal sealed class SparseCategoricalCrossentropy() : ProbabilityCrossentropy<SparseSoftmaxCrossentropy>("Softmax")
{
    public static Value Apply(GraphBuilder graph, Value output, Value target, string name) => Apply<SparseCategoricalCrossentropy>(graph, output, target, name);
}

/// <summary>Of each output by itself.</summary>
internal sealed class BinaryCrossentropy() : ProbabilityCrossentropy<SigmoidCrossentropy>("Sigmoid")
{
    public static Value Apply(GraphBuilder graph, Value output, Value target, string name) => Apply<BinaryCrossentropy>(graph, output, target, name);
}

/// <summary>The gradient of a <see cref="ProbabilityCrossentropy"/>.</summary>
internal sealed class CrossentropyGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.{c.Node.Argument("of").Text}Gradient({c[0]}, {c[1]}, {c.Real("scale")})";
}
