using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
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

    /// <summary>Gets the number of terms of the only sum, which is the second sum then. Returns null if all sums are computed.</summary>
    public virtual Dim? CountOf(IReadOnlyList<Value> inputs) => inputs[1].Shape.Count;
}
