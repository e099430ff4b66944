using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// A metric. A step computes a small vector of sums, which are added over the batches, and a formula computes the metric from the sums. The result is
/// exact over all batches, which a mean of the batches' means would not be.
/// </summary>
internal abstract class MetricWord : Word
{
    /// <summary>Gets the formula: its name among the runtime's <c>MetricFormulas</c>, and its constants.</summary>
    public virtual FormulaModel Formula(Arguments arguments) => FormulaModel.Of("Mean");

    /// <summary>
    /// Returns true if the metric compares the output with a threshold that is a probability. The output must then be probabilities, or known to be
    /// logits. Other metrics only read the order of the outputs, which softmax does not change.
    /// </summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="output">The shape of the output.</param>
    /// <param name="target">The dtype of the target.</param>
    public virtual bool ComparesProbabilities(Arguments arguments, Shape output, DType target) => false;

    /// <summary>Gets the output as probabilities: those of the logits, if it is known to be logits.</summary>
    protected static Value ProbabilitiesOf(LowerContext c) => c.Arguments.Logits switch
    {
        ValueRange.Unit => Sigmoids.Sigmoid.Apply(c.Graph, c.Inputs[0], c.Inputs[0].Name + "_probabilities"),
        ValueRange.Distribution => Ops.Softmax.Apply(c.Graph, c.Inputs[0], c.Inputs[0].Shape.Rank - 1, c.Inputs[0].Name + "_probabilities"),
        _ => c.Inputs[0],
    };

    /// <summary>Returns true if a threshold is a probability. Any other can only be meant for the output itself.</summary>
    protected static bool IsProbability(double threshold) => threshold is > 0 and < 1;

    /// <summary>Gets the number of terms of the only sum, which is the second sum then. Returns null if all sums are computed.</summary>
    public virtual Dim? CountOf(IReadOnlyList<Value> inputs) => inputs[1].Shape.Count;
}
