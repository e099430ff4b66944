using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

public static partial class Kernels
{
    /// <summary>In how many rows the largest output stands where the largest target stands.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">(..., classes).</param>
    public static Measure CategoricalMatches(Tensor output, Tensor target)
    {
        if (FlatMemory.IsForLoops(output, target))
        {
            return RowLoops.CategoricalMatches(output, target);
        }

        using var right = target.argmax(-1);
        return SparseCategoricalMatches(output, right);
    }

    /// <summary>In how many rows the largest output stands at the target's number.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">(...).</param>
    public static Measure SparseCategoricalMatches(Tensor output, Tensor target)
    {
        if (FlatMemory.IsForLoopsWithIndices(output, target))
        {
            return RowLoops.SparseCategoricalMatches(output, target);
        }

        using var said = output.argmax(-1);
        using var matches = said.eq(target);
        return matches.sum();
    }

    /// <summary>In how many places the output is above the threshold exactly where the target is above one half.</summary>
    /// <param name="output">The output.</param>
    /// <param name="target">The target, of the same shape.</param>
    /// <param name="threshold">From where on an output means one.</param>
    public static Measure BinaryMatches(Tensor output, Tensor target, double threshold)
    {
        // Keras: y_pred = cast(y_pred > threshold), then equal(y_true, y_pred).
        using Scalar above = threshold;
        using var said = output.gt(above);
        using var number = said.type(target.dtype);
        using var matches = number.eq(target);
        return matches.sum();
    }
}
