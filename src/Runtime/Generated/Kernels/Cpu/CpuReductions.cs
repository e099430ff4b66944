using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes sums over axes on the CPU, over memory without gaps.</summary>
internal static unsafe class CpuReductions
{
    /// <summary>Computes factor · the sum over axes, or returns null if the kernels do not read the tensor.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axes">The axes, from 0.</param>
    /// <param name="factor">The factor.</param>
    public static Tensor? Sum(Tensor x, ReadOnlySpan<long> axes, double factor)
    {
        Span<long> sizes = stackalloc long[Cpu.AxesSum.MostGroups];
        if (!GroupsOf(x, axes, sizes, out var groups, out var isFirstSummed))
        {
            return null;
        }

        Span<long> kept = stackalloc long[Cpu.AxesSum.MostGroups];
        var count = 0;
        for (var axis = 0; axis < x.dim(); axis++)
        {
            if (!axes.Contains(axis))
            {
                kept[count++] = x.size(axis);
            }
        }

        var result = Results.Empty(kept[..count]);
        Cpu.AxesSum.Run(sizes[..groups], isFirstSummed, CpuTensors.Address(x), CpuTensors.Address(result), (float)factor);
        return result;
    }

    /// <summary>Computes the sum over axes into a contiguous tensor, or returns false if the kernels do not read the tensors.</summary>
    public static bool SumInto(Tensor result, Tensor x, ReadOnlySpan<long> axes)
    {
        Span<long> sizes = stackalloc long[Cpu.AxesSum.MostGroups];
        if (!CpuTensors.AreForKernels(result) || !result.is_contiguous() || !GroupsOf(x, axes, sizes, out var groups, out var isFirstSummed))
        {
            return false;
        }

        Cpu.AxesSum.Run(sizes[..groups], isFirstSummed, CpuTensors.Address(x), CpuTensors.Address(result));
        return true;
    }

    // Computes the groups of axes in memory that are all summed or all kept. The kept axes have to be in memory as in the shape, as the result is contiguous.
    private static bool GroupsOf(Tensor x, ReadOnlySpan<long> axes, Span<long> sizes, out int groups, out bool isFirstSummed)
    {
        (groups, isFirstSummed) = (0, false);
        var rank = (int)x.dim();
        if (rank == 0 || rank > Cpu.AxesSum.MostGroups || x.numel() == 0 || !CpuTensors.AreForKernels(x) || !CpuTensors.AreDense(x))
        {
            return false;
        }

        var order = CpuTensors.OrderOf(x);
        if (order == MemoryOrder.ChannelsLast && !axes.Contains(1) && !(axes.Contains(2) && axes.Contains(3)))
        {
            return false;
        }

        var isSummed = false;
        for (var i = rank - 1; i >= 0; i--)
        {
            var axis = order.AxisFromLast(i, rank);
            if (groups > 0 && isSummed == axes.Contains(axis))
            {
                sizes[groups - 1] *= x.size(axis);
                continue;
            }

            isSummed = axes.Contains(axis);
            isFirstSummed = groups == 0 ? isSummed : isFirstSummed;
            sizes[groups++] = x.size(axis);
        }

        return true;
    }
}
