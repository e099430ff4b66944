using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Models;

/// <summary>A weight of a layer.</summary>
/// <param name="Name">The name in Keras, such as <c>kernel</c>.</param>
/// <param name="Shape">The shape in Keras. Its sizes are constants, or given when the net is created.</param>
/// <param name="Storage">The order of the axes in memory, from the slowest to the fastest.</param>
/// <param name="Initializer">The initializer.</param>
/// <param name="Regularizer">The regularizer, or null.</param>
/// <param name="Constraint">The constraint that is applied after each step, or null.</param>
/// <param name="IsTrainable">Whether it is trained, unless the layer is frozen. Otherwise it is state.</param>
internal sealed record WeightModel(
    string Name,
    EquatableArray<Dim> Shape,
    EquatableArray<int> Storage,
    FormulaModel Initializer,
    FormulaModel? Regularizer = null,
    FormulaModel? Constraint = null,
    bool IsTrainable = true)
{
    /// <summary>Gets the number of elements.</summary>
    public Dim Count => Dim.Product(Shape);
}
