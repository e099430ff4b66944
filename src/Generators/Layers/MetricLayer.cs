using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// A metric. A step computes a small vector of sums, which are added up over the batches; a formula makes the number of them. So
/// it is exact over all batches: a mean of means would not be.
/// </summary>
internal abstract class MetricLayer : Layer
{
    /// <summary>The formula, by its name among the runtime's <c>MetricFormulas</c>, with its numbers.</summary>
    public virtual FormulaModel Formula(Arguments arguments) => FormulaModel.Of("Mean");

    /// <summary>How many places the only sum is over, which then is the second sum; null where all sums are computed.</summary>
    public virtual Dim? CountOf(IReadOnlyList<Value> inputs) => inputs[1].Shape.Count;
}
