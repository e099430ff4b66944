using CompiledNets.Generated.Kernels;
using static TorchSharp.torch;

namespace CompiledNets.Generated;

public sealed partial class StepMemory
{
    /// <summary>Reshapes a tensor. The result is a view, unless the memory cannot be read in the new order.</summary>
    /// <param name="index">The number of the result.</param>
    /// <param name="source">The tensor.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <returns>The result.</returns>
    public Tensor Reshape(int index, Tensor source, params ReadOnlySpan<long> shape) =>
        Find(index, source, shape) ?? (Copied(source, shape) is { } copy ? Keep(index, copy) : KeepView(index, source, source.reshape(shape.ToArray()), shape));

    /// <summary>Permutes the axes of a tensor, as a view.</summary>
    /// <param name="index">The number of the result.</param>
    /// <param name="source">The tensor.</param>
    /// <param name="order">The axes of the tensor in the order of the result.</param>
    /// <returns>The view.</returns>
    public Tensor Permute(int index, Tensor source, params ReadOnlySpan<long> order) =>
        Find(index, source, order) ?? KeepView(index, source, source.permute(order.ToArray()), order);

    /// <summary>Takes a part of an axis, as a view.</summary>
    /// <param name="index">The number of the result.</param>
    /// <param name="source">The tensor.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="start">The index of the first element.</param>
    /// <param name="length">The number of elements.</param>
    /// <returns>The view.</returns>
    public Tensor Narrow(int index, Tensor source, long axis, long start, long length) =>
        Find(index, source, [axis, start, length]) ?? KeepView(index, source, source.narrow(axis, start, length), [axis, start, length]);

    /// <summary>Broadcasts axes of size one, as a view.</summary>
    /// <param name="index">The number of the result.</param>
    /// <param name="source">The tensor.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <returns>The view.</returns>
    public Tensor Expand(int index, Tensor source, params ReadOnlySpan<long> shape) =>
        Find(index, source, shape) ?? KeepView(index, source, source.expand(shape.ToArray()), shape);

    // Finds the view that the last run has kept.
    private Tensor? Find(int index, Tensor source, ReadOnlySpan<long> arguments)
    {
        if (_owner is null || _views[index]?.Find(source, arguments) is not { } view)
        {
            return null;
        }

        _results[index] = view;
        _isOwned[index] = false;
        Release(index, 1);
        return view;
    }

    private Tensor KeepView(int index, Tensor source, Tensor view, ReadOnlySpan<long> arguments)
    {
        Hold(index, view);
        if (_owner is not null && IsView(source, view) && (_views[index] ??= new()).Keep(source, arguments, view))
        {
            _isOwned[index] = false;
        }

        Release(index, 1);
        return view;
    }

    // Reshapes a tensor on the CPU whose memory cannot be read in the new order, or returns null.
    private static Tensor? Copied(Tensor source, ReadOnlySpan<long> shape)
    {
        if (!CpuElementwise.CanCopy(source) || source.numel() == 0 || source.CanBeViewedAs(shape))
        {
            return null;
        }

        var copy = Results.Empty(shape);
        CpuElementwise.CopyInOrder(copy, source);
        return copy;
    }

    // Reshape copies if it has to. Then the result begins at another address, while a part of an axis may begin anywhere in the memory of its source.
    private static bool IsView(Tensor source, Tensor view) =>
        view.numel() != source.numel() || FlatMemory.AddressOf(view) == FlatMemory.AddressOf(source);
}
