using System.Runtime.Intrinsics.X86;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// A step of a net in <see cref="ComputePrecision.MixedBFloat16"/>. During the step, linear algebra on this thread converts operands to bfloat16 and
/// results to float32. Each weight is rounded once, so it must not change during the step.
/// </summary>
/// <param name="weights">The weights and their views that kernels receive, compared by reference.</param>
internal sealed class MixedStep(IReadOnlySet<Tensor> weights)
{
    [ThreadStatic]
    private static MixedStep? s_current;

    private readonly Dictionary<Tensor, Tensor> _rounded = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// Gets or sets whether the processor multiplies bfloat16 numbers: AVX512_BF16 or AMX_BF16. On other processors libtorch is many times slower in bfloat16
    /// than in float32, so rounded operands are multiplied in float32 there.
    /// </summary>
    internal static bool HasBfloat16Products { get; set; } = X86Base.IsSupported
        && X86Base.CpuId(0, 0).Eax >= 7
        && ((X86Base.CpuId(7, 1).Eax & (1 << 5)) != 0 || (X86Base.CpuId(7, 0).Edx & (1 << 22)) != 0);

    /// <summary>Gets the step on this thread, or null in full precision.</summary>
    public static MixedStep? Current => s_current;

    /// <summary>Begins a step, or a computation in full precision if the step is null. It ends when the result is disposed of.</summary>
    public static Scope Begin(MixedStep? step)
    {
        var scope = new Scope(s_current, step);
        s_current = step;
        return scope;
    }

    /// <summary>Checks that libtorch supports bfloat16 on a device.</summary>
    /// <exception cref="NotSupportedException">libtorch does not support it.</exception>
    public static void Require(Device device)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        try
        {
            var x = ones([1, 2, 4, 4], ScalarType.BFloat16, device);
            var matrices = x.view(2, 4, 4);
            _ = matrices.bmm(matrices);
            var matrix = matrices.view(8, 4);
            _ = matrix.mm(matrix.t());
            var kernel = ones([2, 2, 3, 3], ScalarType.BFloat16, device);
            var y = nn.functional.conv2d(x, kernel, null!, [1, 1], [0, 0], [1, 1], 1);
            _ = Kernels.Convolutions.GradientsOfConvolution(y, x, kernel, (true, true, false), (1, 1), (0, 0), (1, 1), 1);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new NotSupportedException($"{nameof(ComputePrecision.MixedBFloat16)} needs products and convolutions in bfloat16, which libtorch does not support on '{device}'. Use {nameof(ComputePrecision.Full)} there. libtorch says: {exception.Message}", exception);
        }
    }

    /// <summary>Converts an operand to bfloat16. The caller disposes of it.</summary>
    public Tensor Round(Tensor operand)
    {
        if (!weights.Contains(operand))
        {
            return operand.type(ScalarType.BFloat16);
        }

        if (!_rounded.TryGetValue(operand, out var rounded))
        {
            // The rounded weight is kept for the step, so it must outlive the dispose scopes of callers.
            _rounded.Add(operand, rounded = operand.type(ScalarType.BFloat16).DetachFromDisposeScope());
        }

        return rounded.alias();
    }

    /// <summary>Returns true if operands on the tensor's device are rounded to bfloat16 and multiplied in float32.</summary>
    public static bool MultipliesInFloat32(Tensor x) => x.device_type == DeviceType.CPU && !HasBfloat16Products;

    /// <summary>Rounds an operand to bfloat16 and returns it as float32.</summary>
    public Tensor RoundToFloat32(Tensor operand) => Widen(Round(operand));

    /// <summary>Applies an operation to two operands in bfloat16 and returns the result in float32.</summary>
    public Tensor Compute(Tensor left, Tensor right, Func<Tensor, Tensor, Tensor> operation)
    {
        if (MultipliesInFloat32(left))
        {
            using var roundedLeft = RoundToFloat32(left);
            using var roundedRight = RoundToFloat32(right);
            using var full = Begin(null);
            return operation(roundedLeft, roundedRight);
        }

        using var a = Round(left);
        using var b = Round(right);
        return Widen(operation(a, b));
    }

    /// <summary>Converts a result to float32 and disposes of it.</summary>
    public static Tensor Widen(Tensor result)
    {
        using (result)
        {
            return result.type(ScalarType.Float32);
        }
    }

    private void End()
    {
        foreach (var rounded in _rounded.Values)
        {
            rounded.Dispose();
        }
    }

    /// <summary>The scope of a step.</summary>
    public readonly struct Scope(MixedStep? outer, MixedStep? step) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose()
        {
            s_current = outer;
            step?.End();
        }
    }
}
