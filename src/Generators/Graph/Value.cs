using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Graph;

/// <summary>Where a value comes from that no node computes.</summary>
internal enum ValueSource
{
    /// <summary>A node computes it.</summary>
    Node,

    /// <summary>An input of the net.</summary>
    Input,

    /// <summary>A target.</summary>
    Target,

    /// <summary>A weight; <see cref="Value.Layer"/> says whose.</summary>
    Weight,

    /// <summary>A weight that no gradient goes to: state such as a moving average, or a weight that is frozen.</summary>
    FixedWeight,

    /// <summary>A view of a weight, made once for all steps.</summary>
    WeightView,

    /// <summary>The gradient of the loss with respect to an output, which the caller brings.</summary>
    OutputGradient,
}

/// <summary>A tensor while the step runs: computed once, read by nodes.</summary>
/// <param name="Id">Unique in the graph.</param>
/// <param name="Name">What a reader would call it; not unique.</param>
/// <param name="DType">The dtype.</param>
/// <param name="Shape">The shape, with the batch.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Layer">The layer that a weight belongs to, else -1.</param>
internal sealed record Value(int Id, string Name, DType DType, Shape Shape, ValueSource Source = ValueSource.Node, int Layer = -1)
{
    /// <summary>Whether it belongs to the net rather than to the step: a weight of either kind, or a view of one.</summary>
    public bool IsWeight => Source is ValueSource.Weight or ValueSource.FixedWeight or ValueSource.WeightView;
}
