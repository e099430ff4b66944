using System.Numerics;
using CompiledNets.Cpu;

namespace CompiledNets.Generated.Kernels.Sequences;

internal readonly unsafe partial struct Recurrence<T>
{
    /// <summary>The gradient of <see cref="Sequence"/>, of the shape (N, T, units).</summary>
    public T* SequenceGradient { get; init; }

    /// <summary>The gradient of <see cref="Last"/>, of the shape (N, units).</summary>
    public T* LastGradient { get; init; }

    /// <summary>The gradient of <see cref="LastCells"/>, of the shape (N, units).</summary>
    public T* LastCellsGradient { get; init; }

    /// <summary>Receives the gradient of <see cref="Input"/>.</summary>
    public T* InputGradient { get; init; }

    /// <summary>Receives the gradient of the product and its bias, (N, T, gates · units), for a GRU that resets after the product.</summary>
    public T* ProductGradient { get; init; }

    /// <summary>Receives the gradient of <see cref="Initial"/>.</summary>
    public T* InitialGradient { get; init; }

    /// <summary>Receives the gradient of <see cref="InitialCells"/>.</summary>
    public T* InitialCellsGradient { get; init; }

    public void Backward()
    {
        // The transposed matrix is divided as in the forward pass.
        var first = Kind == CellKind.GruResetBefore ? 2 * Units : Width;
        var size = Panels<T>.SizeOf(first, Units);
        var memory = (T*)Scratch.OfKernel((size + Panels<T>.SizeOf(Width - first, Units)) * sizeof(T) / sizeof(float));
        Run(new Panels<T>(memory, Recurrent, first, Units, 1, Width), new Panels<T>(memory + size, Recurrent + first, Width - first, Units, 1, Width), isForward: false);
    }

    private void Backward(Panels<T> panels, Panels<T> candidate, long from, int rows)
    {
        var (u, width) = (Units, Width);
        var states = (nint)rows * u;
        var dh = Zeros((4 * states) + u);
        T* dc = dh + states, product = dc + states, zeros = product + states, row1 = zeros + states;
        if (LastGradient is not null)
        {
            Rows.Copy(dh, u, LastGradient + (from * u), u, rows, u);
        }

        if (LastCellsGradient is not null)
        {
            Rows.Copy(dc, u, LastCellsGradient + (from * u), u, rows, u);
        }

        for (var number = Steps - 1; number >= 0; number--)
        {
            var step = StepOf(number);
            var sums = At(InputGradient, from, step, width);
            var stride = Steps * width;
            for (var row = 0; row < rows; row++)
            {
                var sample = from + row;
                var state = dh + (row * u);
                if (SequenceGradient is not null)
                {
                    Add(state, state, At(SequenceGradient, sample, step, u), u);
                }

                if (Counts(sample, step))
                {
                    Gradient(sample, step, number, state, dc + (row * u), sums + (row * stride), row1);
                }
                else
                {
                    new Span<T>(sums + (row * stride), width).Clear();
                    if (ProductGradient is not null)
                    {
                        new Span<T>(At(ProductGradient, sample, step, width), width).Clear();
                    }
                }
            }

            // The gradient of the product with the state.
            var gradient = ProductGradient is null ? sums : At(ProductGradient, from, step, width);
            if (Kind == CellKind.GruResetBefore)
            {
                candidate.Product(rows, product, u, zeros, u, sums + (2 * u), stride);
                for (var row = 0; row < rows; row++)
                {
                    Reset(from + row, step, product + (row * u), sums + (row * stride));
                }

                panels.Product(rows, product, u, product, u, sums, stride);
            }
            else if (Dropped is not null)
            {
                panels.Product(rows, product, u, zeros, u, gradient, stride);
            }
            else
            {
                panels.Product(rows, dh, u, dh, u, gradient, stride);
                continue;
            }

            if (Dropped is not null)
            {
                Multiply(product, product, Dropped + (from * u), rows * u);
            }

            Add(dh, dh, product, rows * u);
        }

        if (InitialGradient is not null)
        {
            Rows.Copy(InitialGradient + (from * u), u, dh, u, rows, u);
        }

        if (InitialCellsGradient is not null)
        {
            Rows.Copy(InitialCellsGradient + (from * u), u, dc, u, rows, u);
        }
    }

    /// <summary>
    /// Computes the gradient of the sums of the gates from the gradients of the state and the carry, for one step of one sample. Afterwards,
    /// <paramref name="dh"/> and <paramref name="dc"/> are the parts of the gradients of the previous step that do not go through the product.
    /// </summary>
    private void Gradient(long sample, long step, long number, T* dh, T* dc, T* sums, T* activated)
    {
        var u = Units;
        var gates = At(Gates, sample, step, Width);
        switch (Kind)
        {
            case CellKind.Simple:
                for (var i = 0; i < u; i += Vector<T>.Count)
                {
                    Rows.Store(Rows.Load(dh + i, u - i) * CellFunctions.Derivative(Activation, Rows.Load(gates + i, u - i)), sums + i, u - i);
                    Rows.Store(Vector<T>.Zero, dh + i, u - i);
                }

                break;
            case CellKind.Lstm:
                LstmGradient(sample, step, number, gates, dh, dc, sums, activated);
                break;
            default:
                GruGradient(sample, step, gates, dh, sums);
                break;
        }
    }

    private void LstmGradient(long sample, long step, long number, T* gates, T* dh, T* dc, T* sums, T* activated)
    {
        var u = Units;
        var before = number > 0 ? At(Cells, sample, StepOf(number - 1), u) : InitialCells is null ? null : InitialCells + (sample * u);
        Rows.Copy(activated, u, At(Cells, sample, step, u), u, 1, u);
        CellFunctions.Apply(Activation, activated, u);
        for (var i = 0; i < u; i += Vector<T>.Count)
        {
            var left = u - i;
            Vector<T> input = Rows.Load(gates + i, left), forget = Rows.Load(gates + u + i, left);
            Vector<T> made = Rows.Load(gates + (2 * u) + i, left), output = Rows.Load(gates + (3 * u) + i, left);
            Vector<T> y = Rows.Load(activated + i, left), g = Rows.Load(dh + i, left);
            var carry = Rows.Load(dc + i, left) + (g * output * CellFunctions.Derivative(Activation, y));
            var previous = before is null ? Vector<T>.Zero : Rows.Load(before + i, left);
            Rows.Store(carry * made * CellFunctions.Derivative(GateActivation, input), sums + i, left);
            Rows.Store(carry * previous * CellFunctions.Derivative(GateActivation, forget), sums + u + i, left);
            Rows.Store(carry * input * CellFunctions.Derivative(Activation, made), sums + (2 * u) + i, left);
            Rows.Store(g * y * CellFunctions.Derivative(GateActivation, output), sums + (3 * u) + i, left);
            Rows.Store(carry * forget, dc + i, left);
            Rows.Store(Vector<T>.Zero, dh + i, left);
        }
    }

    private void GruGradient(long sample, long step, T* gates, T* dh, T* sums)
    {
        var u = Units;
        var previous = At(Previous, sample, step, u);
        var product = ProductGradient is null ? null : At(ProductGradient, sample, step, Width);
        var inner = At(Inner, sample, step, u);
        for (var i = 0; i < u; i += Vector<T>.Count)
        {
            var left = u - i;
            Vector<T> update = Rows.Load(gates + i, left), reset = Rows.Load(gates + u + i, left), made = Rows.Load(gates + (2 * u) + i, left);
            var g = Rows.Load(dh + i, left);
            var dUpdate = g * (Rows.Load(previous + i, left) - made) * CellFunctions.Derivative(GateActivation, update);
            var dMade = g * (Vector<T>.One - update) * CellFunctions.Derivative(Activation, made);
            Rows.Store(dUpdate, sums + i, left);
            Rows.Store(dMade, sums + (2 * u) + i, left);
            Rows.Store(g * update, dh + i, left);
            if (product is not null)
            {
                var dReset = dMade * Rows.Load(inner + i, left) * CellFunctions.Derivative(GateActivation, reset);
                Rows.Store(dReset, sums + u + i, left);
                Rows.Store(dUpdate, product + i, left);
                Rows.Store(dReset, product + u + i, left);
                Rows.Store(dMade * reset, product + (2 * u) + i, left);
            }
        }
    }

    /// <summary>
    /// Computes the gradients of the reset gate and the state from that of the candidate's operand, for a GRU that resets before the product.
    /// </summary>
    private void Reset(long sample, long step, T* product, T* sums)
    {
        var u = Units;
        var gates = At(Gates, sample, step, Width);
        var previous = At(Previous, sample, step, u);
        if (!Counts(sample, step))
        {
            return;
        }

        for (var i = 0; i < u; i += Vector<T>.Count)
        {
            var left = u - i;
            Vector<T> g = Rows.Load(product + i, left), reset = Rows.Load(gates + u + i, left), entering = Rows.Load(previous + i, left);
            if (Dropped is not null)
            {
                entering *= Rows.Load(Dropped + (sample * u) + i, left);
            }

            Rows.Store(g * entering * CellFunctions.Derivative(GateActivation, reset), sums + u + i, left);
            Rows.Store(g * reset, product + i, left);
        }
    }
}
