using System.Numerics;

namespace CompiledNets.Generated.Kernels.Sequences;

/// <summary>
/// Computes all steps of a recurrent layer in given memory. Threads divide the samples once for the whole sequence, because samples do not depend
/// on each other. Tensors are contiguous and have the shape (N, T, width). Null means that a tensor is absent.
/// </summary>
internal sealed unsafe partial class Recurrence<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public required CellKind Kind { get; init; }

    public required CellFunction Activation { get; init; }

    public required CellFunction GateActivation { get; init; }

    /// <summary>True if the steps are computed from last to first.</summary>
    public required bool Backwards { get; init; }

    public required long Batch { get; init; }

    public required long Steps { get; init; }

    public required int Units { get; init; }

    /// <summary>The recurrent kernel, of the shape (units, gates · units).</summary>
    public T* Recurrent { get; init; }

    /// <summary>The mask, of the shape (N, T). A step whose mask is zero does not change the state.</summary>
    public byte* Mask { get; init; }

    /// <summary>The factors of the state in the product, of the shape (N, units): zero or 1 / (1 - rate).</summary>
    public T* Dropped { get; init; }

    /// <summary>The initial carry, of the shape (N, units).</summary>
    public T* InitialCells { get; init; }

    /// <summary>The gates of all steps after their activations, of the shape (N, T, gates · units).</summary>
    public T* Gates { get; init; }

    /// <summary>The state before each step, of the shape (N, T, units).</summary>
    public T* Previous { get; init; }

    /// <summary>The carry after each step, of the shape (N, T, units).</summary>
    public T* Cells { get; init; }

    /// <summary>The operand or result of a GRU's reset gate, of the shape (N, T, units).</summary>
    public T* Inner { get; init; }

    /// <summary>Gets the width of all gates together.</summary>
    public int Width => Units * CountOf(Kind);

    private bool HasCells => Kind == CellKind.Lstm;

    /// <summary>Gets the number of gates of a cell.</summary>
    public static int CountOf(CellKind kind) => kind switch
    {
        CellKind.Simple => 1,
        CellKind.Lstm => 4,
        _ => 3,
    };

    private long WorkPerSample => Steps * Units * Width / 8;

    private long StepOf(long number) => Backwards ? Steps - 1 - number : number;

    /// <summary>Gets the address of the row of a sample and a step.</summary>
    private T* At(T* tensor, long sample, long step, int width) => tensor + (((sample * Steps) + step) * width);

    private bool Counts(long sample, long step) => Mask is null || Mask[(sample * Steps) + step] != 0;

    private static void Multiply(T* result, T* left, T* right, int width)
    {
        for (var i = 0; i < width; i += Vector<T>.Count)
        {
            Rows.Store(Rows.Load(left + i, width - i) * Rows.Load(right + i, width - i), result + i, width - i);
        }
    }
}
