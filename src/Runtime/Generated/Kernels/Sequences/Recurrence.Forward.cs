using System.Numerics;
using CompiledNets.Cpu;

namespace CompiledNets.Generated.Kernels.Sequences;

internal readonly unsafe partial struct Recurrence<T>
{
    /// <summary>The products of the inputs with the kernel plus the bias, of the shape (N, T, gates · units).</summary>
    public T* Input { get; init; }

    /// <summary>The bias of the product with the state, of the shape (gates · units), for a GRU that resets after the product.</summary>
    public T* RecurrentBias { get; init; }

    /// <summary>The initial state, of the shape (N, units).</summary>
    public T* Initial { get; init; }

    /// <summary>The state after each step, of the shape (N, T, units).</summary>
    public T* Sequence { get; init; }

    /// <summary>The state after the last step, of the shape (N, units).</summary>
    public T* Last { get; init; }

    /// <summary>The carry after the last step, of the shape (N, units).</summary>
    public T* LastCells { get; init; }

    public void Forward()
    {
        // A GRU that resets before the product needs the reset gate of the same step for the candidate, which is the last third of the product.
        var first = Kind == CellKind.GruResetBefore ? 2 * Units : Width;
        var size = Panels<T>.SizeOf(Units, first);
        var memory = (T*)Scratch.OfKernel((size + Panels<T>.SizeOf(Units, Width - first)) * sizeof(T) / sizeof(float));
        Run(new Panels<T>(memory, Recurrent, Units, first, Width), new Panels<T>(memory + size, Recurrent + first, Units, Width - first, Width), isForward: true);
    }

    private void Forward(Panels<T> panels, Panels<T> candidate, long from, int rows)
    {
        var (u, width) = (Units, Width);
        nint states = (nint)rows * u, ofGates = (nint)rows * width;
        var h = Zeros((3 * states) + (2 * ofGates));
        T* c = h + states, dropped = c + states, ownGates = dropped + states, inner = ownGates + ofGates;
        if (Initial is not null)
        {
            Rows.Copy(h, u, Initial + (from * u), u, rows, u);
        }

        if (InitialCells is not null)
        {
            Rows.Copy(c, u, InitialCells + (from * u), u, rows, u);
        }

        for (var number = 0L; number < Steps; number++)
        {
            var step = StepOf(number);
            var input = At(Input, from, step, width);
            var inputStride = Steps * width;
            var gates = Gates is null ? ownGates : At(Gates, from, step, width);
            var gatesStride = Gates is null ? width : Steps * width;
            if (Previous is not null)
            {
                Rows.Copy(At(Previous, from, step, u), Steps * u, h, u, rows, u);
            }

            var entering = h;
            if (Dropped is not null)
            {
                entering = dropped;
                Multiply(dropped, h, Dropped + (from * u), rows * u);
            }

            switch (Kind)
            {
                case CellKind.Simple or CellKind.Lstm:
                    panels.Product(rows, gates, gatesStride, input, inputStride, entering, u);
                    break;
                case CellKind.GruResetAfter:
                    for (var row = 0; row < rows; row++)
                    {
                        var bias = new Span<T>(inner + (row * width), width);
                        if (RecurrentBias is null)
                        {
                            bias.Clear();
                        }
                        else
                        {
                            new ReadOnlySpan<T>(RecurrentBias, width).CopyTo(bias);
                        }
                    }

                    panels.Product(rows, inner, width, inner, width, entering, u);
                    break;
                default:
                    panels.Product(rows, gates, gatesStride, input, inputStride, entering, u);
                    for (var row = 0; row < rows; row++)
                    {
                        CellFunctions.Apply(GateActivation, gates + (row * gatesStride), 2 * u);
                        Multiply(inner + (row * u), gates + (row * gatesStride) + u, entering + (row * u), u);
                    }

                    candidate.Product(rows, gates + (2 * u), gatesStride, input + (2 * u), inputStride, inner, u);
                    break;
            }

            for (var row = 0; row < rows; row++)
            {
                var sample = from + row;
                var state = h + (row * u);
                if (Counts(sample, step))
                {
                    Update(gates + (row * gatesStride), state, c + (row * u), inner + (row * (Kind == CellKind.GruResetAfter ? width : u)), input + (row * inputStride));
                }

                if (Inner is not null)
                {
                    var kept = inner + (Kind == CellKind.GruResetAfter ? (row * width) + (2 * u) : row * u);
                    Rows.Copy(At(Inner, sample, step, u), u, kept, u, 1, u);
                }

                if (Cells is not null)
                {
                    Rows.Copy(At(Cells, sample, step, u), u, c + (row * u), u, 1, u);
                }

                if (Sequence is not null)
                {
                    Rows.Copy(At(Sequence, sample, step, u), u, state, u, 1, u);
                }
            }
        }

        if (Last is not null)
        {
            Rows.Copy(Last + (from * u), u, h, u, rows, u);
        }

        if (LastCells is not null)
        {
            Rows.Copy(LastCells + (from * u), u, c, u, rows, u);
        }
    }

    /// <summary>Computes one step of one sample from the sums of the gates.</summary>
    private void Update(T* gates, T* h, T* c, T* inner, T* input)
    {
        var u = Units;
        switch (Kind)
        {
            case CellKind.Simple:
                CellFunctions.Apply(Activation, gates, u);
                Rows.Copy(h, u, gates, u, 1, u);
                break;
            case CellKind.Lstm:
                CellFunctions.Apply(GateActivation, gates, 2 * u);
                CellFunctions.Apply(Activation, gates + (2 * u), u);
                CellFunctions.Apply(GateActivation, gates + (3 * u), u);
                for (var i = 0; i < u; i += Vector<T>.Count)
                {
                    var left = u - i;
                    var carry = (Rows.Load(gates + u + i, left) * Rows.Load(c + i, left)) + (Rows.Load(gates + i, left) * Rows.Load(gates + (2 * u) + i, left));
                    Rows.Store(carry, c + i, left);
                    Rows.Store(carry, h + i, left);
                }

                CellFunctions.Apply(Activation, h, u);
                Multiply(h, h, gates + (3 * u), u);
                break;
            default:
                if (Kind == CellKind.GruResetAfter)
                {
                    Add(gates, input, inner, 2 * u);
                    CellFunctions.Apply(GateActivation, gates, 2 * u);
                    Multiply(gates + (2 * u), gates + u, inner + (2 * u), u);
                    Add(gates + (2 * u), gates + (2 * u), input + (2 * u), u);
                }

                CellFunctions.Apply(Activation, gates + (2 * u), u);
                for (var i = 0; i < u; i += Vector<T>.Count)
                {
                    var left = u - i;
                    var (update, made) = (Rows.Load(gates + i, left), Rows.Load(gates + (2 * u) + i, left));
                    Rows.Store(made + (update * (Rows.Load(h + i, left) - made)), h + i, left);
                }

                break;
        }
    }

    private static void Add(T* result, T* left, T* right, int width)
    {
        for (var i = 0; i < width; i += Vector<T>.Count)
        {
            Rows.Store(Rows.Load(left + i, width - i) + Rows.Load(right + i, width - i), result + i, width - i);
        }
    }
}
