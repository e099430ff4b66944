using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Computes the logarithm of probabilities, clipped to the range from 1e-7, Keras' epsilon, to 1 - 1e-7. If they are the result of softmax or
/// sigmoid, it is computed from the logits. Crossentropies with weights are computed from it.
/// </summary>
internal abstract class LogOfProbabilities : Op
{
    public static Value Apply<T>(GraphBuilder graph, Value probabilities, string name)
        where T : LogOfProbabilities => graph.Add(OpCatalogue.Of<T>(), name, probabilities.Shape, [probabilities]);

    /// <summary>Gets the name of the kernel.</summary>
    protected virtual string Kernel => Name;

    public override string Call(CallContext c) => $"Kernels.Probabilities.{Kernel}({c[0]})";

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        OpCatalogue.Of<LogOfProbabilitiesGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Inputs[0]], new Argument("of", ArgumentValue.Of(Kernel))));

    /// <summary>
    /// Computes the logarithm of softmax along the last axis from the logits, if the producer is that softmax. Otherwise returns null.
    /// </summary>
    protected static Value? OfSoftmax(Node node, Node producer, GraphBuilder graph) =>
        producer.Op.Name == "Softmax" && producer.Integer("axis") == producer.Output.Shape.Rank - 1
            ? LogSoftmax.Apply(graph, producer.Inputs[0], producer.Output.Shape.Rank - 1, node.Output.Name)
            : null;

    /// <summary>
    /// Computes the logarithm of sigmoid(z) as -softplus(-z), or that of 1 - sigmoid(z) as -softplus(z). Returns null if the producer is not a
    /// sigmoid.
    /// </summary>
    protected static Value? OfSigmoid(Node node, Node producer, GraphBuilder graph, bool isComplement)
    {
        if (producer.Op.Name != "Sigmoid")
        {
            return null;
        }

        var (z, name) = (producer.Inputs[0], node.Output.Name);
        return Pointwise.Apply(graph, "Negate", Activations.Apply(graph, "Softplus", isComplement ? z : Pointwise.Apply(graph, "Negate", z, name), name), name);
    }
}

/// <summary>Computes the logarithm of each number.</summary>
internal sealed class LogOfProbability : LogOfProbabilities
{
    public override Value? Absorb(Node node, Node producer, GraphBuilder graph) => OfSigmoid(node, producer, graph, isComplement: false);
}

/// <summary>Computes the logarithm of one minus each number.</summary>
internal sealed class LogOfComplement : LogOfProbabilities
{
    public override Value? Absorb(Node node, Node producer, GraphBuilder graph) => OfSigmoid(node, producer, graph, isComplement: true);
}

/// <summary>Computes the logarithm of the probabilities of classes.</summary>
internal sealed class LogOfClass : LogOfProbabilities
{
    protected override string Kernel => nameof(LogOfProbability);

    public override Value? Absorb(Node node, Node producer, GraphBuilder graph) => OfSoftmax(node, producer, graph);
}

/// <summary>Computes the logarithm of the probabilities of classes, divided by their sum.</summary>
internal sealed class LogOfShare : LogOfProbabilities
{
    public override Value? Absorb(Node node, Node producer, GraphBuilder graph) => OfSoftmax(node, producer, graph);
}

/// <summary>Computes the gradient of a <see cref="LogOfProbabilities"/>.</summary>
internal sealed class LogOfProbabilitiesGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Probabilities.{c.Node.Argument("of").Text}Gradient({c[0]}, {c[1]})";
}

/// <summary>Selects from each row the element with a given index.</summary>
internal sealed class ChosenOfRow : Op
{
    public static Value Apply(GraphBuilder graph, Value x, Value numbers, string name) =>
        graph.Add(OpCatalogue.Of<ChosenOfRow>(), name, new Shape(x.Shape.Dims.Take(x.Shape.Rank - 1)), [x, numbers]);

    public override string Call(CallContext c) => $"Kernels.Losses.ChosenOfRow({c[0]}, {c[1]})";

    public override void Differentiate(VjpContext c) =>
        c.Accumulate(0, () => c.Graph.Add(OpCatalogue.Of<ChosenOfRowGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Inputs[1], c.Inputs[0]]));
}

/// <summary>Computes the gradient of <see cref="ChosenOfRow"/>: zeros except for the selected elements.</summary>
internal sealed class ChosenOfRowGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Losses.ChosenOfRowGradient({c[0]}, {c[1]}, {c[2]})";
}
