using System.Linq;
using CompiledNets.Generators.Collections;

namespace CompiledNets.Generators.Models;

/// <summary>A weight of a layer.</summary>
/// <param name="Name">The name in Keras: <c>kernel</c>.</param>
/// <param name="Shape">The shape in Keras.</param>
/// <param name="Storage">The order in which the axes lie in memory, from the slowest to the fastest.</param>
/// <param name="Initializer">How it starts.</param>
/// <param name="Regularizer">What large values of it cost, if they do.</param>
/// <param name="Constraint">What it is brought to after each step, if it is.</param>
/// <param name="IsTrainable">Whether it is learned, where the layer is not frozen; otherwise it is state.</param>
internal sealed record WeightModel(
    string Name,
    EquatableArray<long> Shape,
    EquatableArray<int> Storage,
    FormulaModel Initializer,
    FormulaModel? Regularizer = null,
    FormulaModel? Constraint = null,
    bool IsTrainable = true)
{
    public long Count => Shape.Aggregate(1L, (product, size) => checked(product * size));
}
