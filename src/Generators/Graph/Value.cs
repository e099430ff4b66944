using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Graph;

/// <summary>The source of a value.</summary>
internal enum ValueSource
{
    /// <summary>A node computes it.</summary>
    Node,

    /// <summary>An input of the net.</summary>
    Input,

    /// <summary>A target.</summary>
    Target,

    /// <summary>A weight of the layer <see cref="Value.Layer"/>.</summary>
    Weight,

    /// <summary>A weight without a gradient: state such as a moving average, or a frozen weight.</summary>
    FixedWeight,

    /// <summary>A view of a weight, computed once for all steps.</summary>
    WeightView,

    /// <summary>The gradient of the loss with respect to an output, which the caller provides.</summary>
    OutputGradient,
}

/// <summary>A tensor of the step, which is computed once and read by nodes.</summary>
/// <param name="Id">The id, unique in the graph.</param>
/// <param name="Name">The name for readers of the code, which need not be unique.</param>
/// <param name="DType">The dtype.</param>
/// <param name="Shape">The shape, including the batch.</param>
/// <param name="Source">The source of the value.</param>
/// <param name="Layer">The index of the layer that a weight belongs to, or -1.</param>
internal sealed record Value(int Id, string Name, DType DType, Shape Shape, ValueSource Source = ValueSource.Node, int Layer = -1)
{
    /// <summary>True if it belongs to the net and not to a step: a weight of either kind, or a view of one.</summary>
    public bool IsWeight => Source is ValueSource.Weight or ValueSource.FixedWeight or ValueSource.WeightView;
}
