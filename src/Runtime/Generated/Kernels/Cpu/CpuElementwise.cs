using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes elementwise operations and sums on the CPU, over memory without gaps.</summary>
internal static unsafe class CpuElementwise
{
    // A shorter row is not worth its call.
    private const int ShortestRow = 16;

    /// <summary>Computes f(x), or returns null if the kernels do not read the tensor.</summary>
    public static Tensor? Map<F>(Tensor x, F f = default)
        where F : unmanaged, Cpu.IFunction
    {
        if (!CpuTensors.AreForKernels(x) || !CpuTensors.AreDense(x))
        {
            return null;
        }

        var result = Results.EmptyLike(x, CpuTensors.OrderOf(x));
        Cpu.Elementwise.Map(x.numel(), CpuTensors.Address(x), CpuTensors.Address(result), f);
        return result;
    }

    /// <summary>Computes x := f(x), or returns false if the kernels do not read the tensor.</summary>
    public static bool MapInPlace<F>(Tensor x, F f = default)
        where F : unmanaged, Cpu.IFunction
    {
        if (!CpuTensors.AreForKernels(x) || !CpuTensors.AreDense(x))
        {
            return false;
        }

        var address = CpuTensors.Address(x);
        Cpu.Elementwise.Map(x.numel(), address, address, f);
        return true;
    }

    /// <summary>
    /// Computes f(x, y), or returns null if the kernels do not read the tensors. The shape of y is that of x, or its last axes. One of them can be in memory in
    /// any order.
    /// </summary>
    public static Tensor? Zip<F>(Tensor x, Tensor y, F f = default)
        where F : unmanaged, Cpu.IFunction2
    {
        if (CanZip(x, y))
        {
            var result = Results.EmptyLike(x, CpuTensors.OrderOf(x));
            Zip(x, y, result, f);
            return result;
        }

        return CanCopy(x) && CanCopy(y) && CpuTensors.HaveSameShape(x, y) ? ZipInOrder(x, y, f) : null;
    }

    // The operands are in memory in different orders, or one is broadcast. That one is copied to the result first.
    private static Tensor? ZipInOrder<F>(Tensor x, Tensor y, F f)
        where F : unmanaged, Cpu.IFunction2
    {
        var isFirstDense = CpuTensors.AreDense(x);
        if (!isFirstDense && !CpuTensors.AreDense(y))
        {
            return null;
        }

        var dense = isFirstDense ? x : y;
        var result = Results.EmptyLike(dense, CpuTensors.OrderOf(dense));
        Copy(result, isFirstDense ? y : x);
        Zip(isFirstDense ? x : result, isFirstDense ? result : y, result, f);
        return result;
    }

    /// <summary>Computes x := f(x, y), or returns false if the kernels do not read the tensors. The shape of y is that of x, or its last axes.</summary>
    public static bool ZipInPlace<F>(Tensor x, Tensor y, F f = default)
        where F : unmanaged, Cpu.IFunction2
    {
        if (CanZip(x, y))
        {
            Zip(x, y, x, f);
            return true;
        }

        if (!CanCopy(x) || !CanCopy(y) || !CpuTensors.HaveSameShape(x, y))
        {
            return false;
        }

        // One of them is a part of another tensor, or they are in memory in different orders.
        var (left, right) = (Results.EmptyLike(x), Results.EmptyLike(y));
        Copy(left, x);
        Copy(right, y);
        Zip(left, right, left, f);
        Copy(x, left);
        StepMemory.Free(left);
        StepMemory.Free(right);
        return true;
    }

    /// <summary>Computes result := 0 if y is not positive, else g · scale. If y is NaN, g is kept, as in libtorch. The result can be g.</summary>
    public static void ReluGradient(Tensor g, Tensor y, Tensor result, float scale) =>
        Cpu.Elementwise.ReluGradient(g.numel(), CpuTensors.Address(g), CpuTensors.Address(y), CpuTensors.Address(result), scale);

    /// <summary>Copies the elements of a tensor to another of the same shape, in any layout.</summary>
    public static void Copy(Tensor result, Tensor x) => CopyToPart(result, x, 0, 0);

    /// <summary>Computes output := (output - target) · factor.</summary>
    public static void ScaledDifference(Tensor output, Tensor target, double factor)
    {
        var address = CpuTensors.Address(output);
        Cpu.Elementwise.ScaledDifference(output.numel(), (float)factor, address, CpuTensors.Address(target), address);
    }

    /// <summary>Returns true if the kernels copy or fill a layout.</summary>
    public static bool CanCopy(Tensor x) => CpuTensors.AreForKernels(x) && x.dim() <= Cpu.Copies.MostAxes;

    /// <summary>Copies the elements of a tensor to a part of another one, which begins at an index along an axis.</summary>
    public static void CopyToPart(Tensor result, Tensor x, int axis, long start)
    {
        var axes = (int)x.dim();
        long* sizes = stackalloc long[3 * Cpu.Copies.MostAxes], from = sizes + Cpu.Copies.MostAxes, to = from + Cpu.Copies.MostAxes;
        for (var i = 0; i < axes; i++)
        {
            (sizes[i], from[i], to[i]) = (x.size(i), x.stride(i), result.stride(i));
        }

        Cpu.Copies.Strided(axes, sizes, CpuTensors.Address(x), from, CpuTensors.Address(result) + (start == 0 ? 0 : start * result.stride(axis)), to);
    }

    /// <summary>Fills a part of a tensor, from an index along an axis.</summary>
    public static void FillPart(Tensor result, int axis, long start, long length, double value)
    {
        var axes = (int)result.dim();
        long* sizes = stackalloc long[2 * Cpu.Copies.MostAxes], to = sizes + Cpu.Copies.MostAxes;
        for (var i = 0; i < axes; i++)
        {
            (sizes[i], to[i]) = (i == axis ? length : result.size(i), result.stride(i));
        }

        Cpu.Copies.Fill(axes, sizes, (float)value, CpuTensors.Address(result) + (start * result.stride(axis)), to);
    }

    /// <summary>Copies the elements of a tensor, in the order of its axes, to a contiguous tensor of any shape with as many elements.</summary>
    public static void CopyInOrder(Tensor result, Tensor x)
    {
        var axes = (int)x.dim();
        long* sizes = stackalloc long[3 * Cpu.Copies.MostAxes], from = sizes + Cpu.Copies.MostAxes, to = from + Cpu.Copies.MostAxes;
        var stride = 1L;
        for (var axis = axes - 1; axis >= 0; axis--)
        {
            (sizes[axis], from[axis], to[axis]) = (x.size(axis), x.stride(axis), stride);
            stride *= x.size(axis);
        }

        Cpu.Copies.Strided(axes, sizes, CpuTensors.Address(x), from, CpuTensors.Address(result), to);
    }

    private static bool CanZip(Tensor x, Tensor y) => CpuTensors.AreForKernels(x, y) && (CpuTensors.AreAlike(x, y) || ColumnsOf(x, y) > 0);

    private static void Zip<F>(Tensor x, Tensor y, Tensor result, F f)
        where F : unmanaged, Cpu.IFunction2
    {
        var count = x.numel();
        if (CpuTensors.AreAlike(x, y))
        {
            Cpu.Elementwise.Zip(count, CpuTensors.Address(x), CpuTensors.Address(y), CpuTensors.Address(result), f);
        }
        else
        {
            var columns = ColumnsOf(x, y);
            Cpu.Elementwise.ZipRows(count / columns, columns, CpuTensors.Address(x), CpuTensors.Address(y), CpuTensors.Address(result), f);
        }
    }

    // Returns the number of elements of y that all rows of x share, or 0 if there are none: y without its leading axes that have one element or are broadcast has the
    // shape of the last axes of x.
    private static long ColumnsOf(Tensor x, Tensor y)
    {
        var (first, offset) = (0, (int)(x.dim() - y.dim()));
        if (offset < 0 || !x.is_contiguous())
        {
            return 0;
        }

        while (first < y.dim() && (y.size(first) == 1 || (y.stride(first) == 0 && y.size(first) == x.size(first + offset))))
        {
            first++;
        }

        var columns = 1L;
        for (var axis = (int)y.dim() - 1; axis >= first; axis--)
        {
            if (y.size(axis) != x.size(axis + offset) || (y.stride(axis) != columns && y.size(axis) != 1))
            {
                return 0;
            }

            columns *= y.size(axis);
        }

        return columns >= ShortestRow ? columns : 0;
    }
}
