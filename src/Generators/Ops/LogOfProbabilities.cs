using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Computes the logarithm of probabilities, clipped to the range from 1e-7, Keras' epsilon, to 1 - 1e-7. If they are the result of softmax or
/// sigmoid, it is computed from the logits. Crossentropies with weights are computed from it.
/// </summary>
internal abstract class LogOfProbabilities : Op
{
    public static Value Apply<T>(GraphBuilder graph, Value probabilities, string name)
        where T : LogOfProbabilities, new() => graph.Add(Op.Of<T>(), name, probabilities.Shape, [probabilities]);

    /// <summary>Gets the operation that computes the gradient.</summary>
    protected abstract Op Gradient { get; }

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(Gradient, c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Inputs[0]]));

    /// <summary>
    /// Computes the logarithm of softmax along the last axis from the logits, if the producer is that softmax. Otherwise returns null.
    /// </summary>
    protected static Value? OfSoftmax(Node node, Node producer, GraphBuilder graph) =>
        producer.Op is Softmax && producer.Integer("axis") == producer.Output.Shape.Rank - 1
            ? LogSoftmax.Apply(graph, producer.Inputs[0], producer.Output.Shape.Rank - 1, node.Output.Name)
            : null;

    /// <summary>
    /// Computes the logarithm of sigmoid(z) as -softplus(-z), or that of 1 - sigmoid(z) as -softplus(z). Returns null if the producer is not a
    /// sigmoid.
    /// </summary>
    protected static Value? OfSigmoid(Node node, Node producer, GraphBuilder graph, bool isComplement)
    {
        if (producer.Op != Sigmoids.Sigmoid)
        {
            return null;
        }

        var (z, name) = (producer.Inputs[0], node.Output.Name);
        return Arithmetic.Negate.Apply(graph, Exponentials.Softplus.Apply(graph, isComplement ? z : Arithmetic.Negate.Apply(graph, z, name), name), name);
    }
}

/// <summary>Computes the logarithm of each number.</summary>
internal sealed class LogOfProbability : LogOfProbabilities
{
    protected override Op Gradient => Of<LogOfProbabilityGradient>();

    public override string Call(CallContext c) => $"Kernels.Probabilities.LogOfProbability({c[0]})";

    public override Value? Absorb(Node node, Node producer, GraphBuilder graph) => OfSigmoid(node, producer, graph, isComplement: false);
}

/// <summary>Computes the logarithm of one minus each number.</summary>
internal sealed class LogOfComplement : LogOfProbabilities
{
    protected override Op Gradient => Of<LogOfComplementGradient>();

    public override string Call(CallContext c) => $"Kernels.Probabilities.LogOfComplement({c[0]})";

    public override Value? Absorb(Node node, Node producer, GraphBuilder graph) => OfSigmoid(node, producer, graph, isComplement: true);
}

/// <summary>Computes the logarithm of the probabilities of classes.</summary>
internal sealed class LogOfClass : LogOfProbabilities
{
    protected override Op Gradient => Of<LogOfProbabilityGradient>();

    public override string Call(CallContext c) => $"Kernels.Probabilities.LogOfProbability({c[0]})";

    public override Value? Absorb(Node node, Node producer, GraphBuilder graph) => OfSoftmax(node, producer, graph);
}

/// <summary>Computes the logarithm of the probabilities of classes, divided by their sum.</summary>
internal sealed class LogOfShare : LogOfProbabilities
{
    protected override Op Gradient => Of<LogOfShareGradient>();

    public override string Call(CallContext c) => $"Kernels.Probabilities.LogOfShare({c[0]})";

    public override Value? Absorb(Node node, Node producer, GraphBuilder graph) => OfSoftmax(node, producer, graph);
}

/// <summary>Computes the gradient of <see cref="LogOfProbability"/> and of <see cref="LogOfClass"/>.</summary>
internal sealed class LogOfProbabilityGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Probabilities.LogOfProbabilityGradient({c[0]}, {c[1]})";
}

/// <summary>Computes the gradient of <see cref="LogOfComplement"/>.</summary>
internal sealed class LogOfComplementGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Probabilities.LogOfComplementGradient({c[0]}, {c[1]})";
}

/// <summary>Computes the gradient of <see cref="LogOfShare"/>.</summary>
internal sealed class LogOfShareGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Probabilities.LogOfShareGradient({c[0]}, {c[1]})";
}
