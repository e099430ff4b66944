using System.Numerics;

namespace CompiledNets.Sequences;

/// <summary>
/// A recurrent layer over all steps of a batch, in memory that is given: the samples are divided among threads once for the whole
/// sequence, because each goes its own way through time. Tensors are (N, T, width), contiguous; what is null is absent.
/// </summary>
internal sealed unsafe partial class Recurrence<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public required CellKind Kind { get; init; }

    public required CellFunction Activation { get; init; }

    public required CellFunction GateActivation { get; init; }

    /// <summary>Whether the last step comes first.</summary>
    public required bool Backwards { get; init; }

    public required long Batch { get; init; }

    public required long Steps { get; init; }

    public required int Units { get; init; }

    /// <summary>(units, gates · units).</summary>
    public T* Recurrent { get; init; }

    /// <summary>Whether a step counts, (N, T); one that does not leaves the state as it is.</summary>
    public byte* Mask { get; init; }

    /// <summary>What the state is multiplied by before it enters the product, (N, units): zeros and 1 / (1 - rate).</summary>
    public T* Dropped { get; init; }

    /// <summary>The carry before the first step, (N, units).</summary>
    public T* InitialCells { get; init; }

    /// <summary>The gates of all steps, behind their activations, (N, T, gates · units).</summary>
    public T* Gates { get; init; }

    /// <summary>The state before each step, (N, T, units).</summary>
    public T* Previous { get; init; }

    /// <summary>The carry behind each step, (N, T, units).</summary>
    public T* Cells { get; init; }

    /// <summary>Of a GRU: what its reset gate works on or makes, (N, T, units).</summary>
    public T* Inner { get; init; }

    /// <summary>How wide the gates are together.</summary>
    public int Width => Units * CountOf(Kind);

    private bool HasCells => Kind == CellKind.Lstm;

    /// <summary>How many gates a cell has.</summary>
    public static int CountOf(CellKind kind) => kind switch
    {
        CellKind.Simple => 1,
        CellKind.Lstm => 4,
        _ => 3,
    };

    private long WorkPerSample => Steps * Units * Width / 8;

    private long StepOf(long number) => Backwards ? Steps - 1 - number : number;

    /// <summary>Where the row of a sample and a step starts.</summary>
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
