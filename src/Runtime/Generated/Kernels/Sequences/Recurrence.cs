using System.Numerics;
using System.Runtime.InteropServices;
using CompiledNets.Cpu;

namespace CompiledNets.Generated.Kernels.Sequences;

/// <summary>
/// Computes all steps of a recurrent layer in given memory. Threads divide the samples once for the whole sequence, because samples do not depend
/// on each other. Tensors are contiguous and have the shape (N, T, width). Null means that a tensor is absent.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe partial struct Recurrence<T>
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

    // The smallest work of a part, in elements. Samples are computed alike in any part, so the number of parts can depend on that of the threads: a part of many
    // samples reads the recurrent kernel less often.
    private const long WorkPerPart = 1 << 16;

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

    /// <summary>Allocates memory for a part, whose elements are zero.</summary>
    private static T* Zeros(nint count)
    {
        var memory = (T*)Scratch.OfPart(((long)count * sizeof(T) / sizeof(float)) + 1);
        NativeMemory.Clear(memory, (nuint)count * (nuint)sizeof(T));
        return memory;
    }

    private void Run(Panels<T> panels, Panels<T> candidate, bool isForward)
    {
        var parts = (int)Math.Clamp(Math.Min(Batch, Batch * WorkPerSample / WorkPerPart), 1, Team.Shared.Threads);
        var work = new Pass { Layer = this, Panels = panels, Candidate = candidate, IsForward = isForward, Parts = parts };
        Team.Shared.Run(ref work, parts);
    }

    private struct Pass : IWork
    {
        public Recurrence<T> Layer;
        public Panels<T> Panels;
        public Panels<T> Candidate;
        public bool IsForward;
        public int Parts;

        public readonly void Do(int part)
        {
            long from = Layer.Batch * part / Parts, to = Layer.Batch * (part + 1) / Parts;
            if (IsForward)
            {
                Layer.Forward(Panels, Candidate, from, (int)(to - from));
            }
            else
            {
                Layer.Backward(Panels, Candidate, from, (int)(to - from));
            }
        }
    }
}
