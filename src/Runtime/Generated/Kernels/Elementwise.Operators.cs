using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

public static partial class Elementwise
{
    /// <summary>Computes x + y element by element.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A tensor. Axes of size one are broadcast.</param>
    /// <param name="relu">Whether ReLU is applied to the sum.</param>
    public static Tensor Add(Tensor x, Tensor y, bool relu = false) =>
        (relu ? CpuElementwise.Zip<Cpu.PositiveSum>(x, y) : CpuElementwise.Zip<Cpu.Sum>(x, y)) ?? Activations.Relu(x + y, relu);

    /// <summary>Computes <see cref="Add"/> in place of <paramref name="x"/>.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A tensor whose shape can be broadcast to that of <paramref name="x"/>.</param>
    /// <param name="relu">Whether ReLU is applied to the sum.</param>
    public static void AddInPlace(Tensor x, Tensor y, bool relu = false)
    {
        if (!(relu ? CpuElementwise.ZipInPlace<Cpu.PositiveSum>(x, y) : CpuElementwise.ZipInPlace<Cpu.Sum>(x, y)))
        {
            x.add_(y);
            Activations.Relu(x, relu);
        }
    }

    /// <summary>Computes x - y element by element.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A tensor. Axes of size one are broadcast.</param>
    public static Tensor Subtract(Tensor x, Tensor y) => CpuElementwise.Zip<Cpu.Difference>(x, y) ?? x - y;

    /// <summary>Computes <see cref="Subtract"/> in place of <paramref name="x"/>.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A tensor whose shape can be broadcast to that of <paramref name="x"/>.</param>
    public static void SubtractInPlace(Tensor x, Tensor y)
    {
        if (!CpuElementwise.ZipInPlace<Cpu.Difference>(x, y))
        {
            x.sub_(y);
        }
    }

    /// <summary>Computes x · y element by element.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A tensor. Axes of size one are broadcast.</param>
    public static Tensor Multiply(Tensor x, Tensor y) => CpuElementwise.Zip<Cpu.Times>(x, y) ?? x * y;

    /// <summary>Computes <see cref="Multiply"/> in place of <paramref name="x"/>.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A tensor whose shape can be broadcast to that of <paramref name="x"/>.</param>
    public static void MultiplyInPlace(Tensor x, Tensor y)
    {
        if (!CpuElementwise.ZipInPlace<Cpu.Times>(x, y))
        {
            x.mul_(y);
        }
    }

    /// <summary>Computes x / y element by element.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A tensor. Axes of size one are broadcast.</param>
    public static Tensor Divide(Tensor x, Tensor y) => CpuElementwise.Zip<Cpu.Quotient>(x, y) ?? x / y;

    /// <summary>Computes <see cref="Divide"/> in place of <paramref name="x"/>.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A tensor whose shape can be broadcast to that of <paramref name="x"/>.</param>
    public static void DivideInPlace(Tensor x, Tensor y)
    {
        if (!CpuElementwise.ZipInPlace<Cpu.Quotient>(x, y))
        {
            x.div_(y);
        }
    }
}
