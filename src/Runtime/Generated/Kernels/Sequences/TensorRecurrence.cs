using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels.Sequences;

/// <summary>
/// Computes a recurrent layer step by step with libtorch's operators: for autograd, which records them, and for devices whose memory C# cannot read. Results are
/// those of <see cref="Recurrence{T}"/>.
/// </summary>
internal sealed partial class TensorRecurrence
{
    private readonly long _units;

    public TensorRecurrence(CellKind kind, Tensor recurrent)
    {
        (Kind, Recurrent) = (kind, recurrent);
        _units = recurrent.size(0);
    }

    public CellKind Kind { get; }

    /// <summary>Gets the recurrent kernel, of the shape (units, gates · units).</summary>
    public Tensor Recurrent { get; }

    public required CellFunction Activation { get; init; }

    public required CellFunction GateActivation { get; init; }

    /// <summary>True if the steps are computed from last to first.</summary>
    public required bool Backwards { get; init; }

    /// <summary>The mask, of the shape (N, T). A step whose mask is false does not change the state.</summary>
    public Tensor? Mask { get; init; }

    /// <summary>The factors of the state in the product, of the shape (N, units).</summary>
    public Tensor? Dropped { get; init; }

    /// <summary>Computes all steps.</summary>
    /// <param name="input">The products of the inputs with the kernel plus the bias, of the shape (N, T, gates · units).</param>
    /// <param name="recurrentBias">The bias of the product with the state, of the shape (gates · units), or null.</param>
    /// <param name="initial">The initial state, or null for zeros.</param>
    /// <param name="initialCells">The initial carry, or null for zeros.</param>
    /// <param name="wanted">Whether each result is computed. The others are null.</param>
    public (Tensor Sequence, Tensor Last, Tensor LastCells, Tensor Gates, Tensor Previous, Tensor Cells, Tensor Inner) Forward(
        Tensor input,
        Tensor? recurrentBias,
        Tensor? initial,
        Tensor? initialCells,
        (bool Sequence, bool Last, bool LastCells, bool Gates, bool Previous, bool Cells, bool Inner) wanted)
    {
        using var scope = NewDisposeScope();
        var (n, steps) = (input.size(0), input.size(1));
        var h = initial ?? zeros(n, _units, input.dtype, input.device);
        var c = initialCells ?? zeros(n, _units, input.dtype, input.device);
        var (states, gates, previous, cells, inner) = (new Tensor[steps], new Tensor[steps], new Tensor[steps], new Tensor[steps], new Tensor[steps]);
        for (var number = 0L; number < steps; number++)
        {
            var step = StepOf(number, steps);
            var made = Step(input.select(1, step), recurrentBias, h, c);
            previous[step] = h;
            if (Mask is not null)
            {
                var counts = Mask.narrow(1, step, 1);
                made = made with { H = Elementwise.Choose(counts, made.H, h), C = Elementwise.Choose(counts, made.C, c) };
            }

            gates[step] = wanted.Gates ? cat(made.Gates, 1) : null!;
            (states[step], cells[step], inner[step]) = (made.H, made.C, made.Inner!);
            (h, c) = (made.H, made.C);
        }

        // The last state may be the initial one, and may be returned twice, but the caller disposes of each result.
        return (Joined(wanted.Sequence, states), Own(wanted.Last, h), Own(wanted.LastCells, c), Joined(wanted.Gates, gates), Joined(wanted.Previous, previous), Joined(wanted.Cells, cells), Joined(wanted.Inner && inner[0] is not null, inner));

        static Tensor Joined(bool isWanted, Tensor[] ofSteps) => isWanted ? stack(ofSteps, 1).MoveToOuterDisposeScope() : null!;

        static Tensor Own(bool isWanted, Tensor state) => isWanted ? state.alias().MoveToOuterDisposeScope() : null!;
    }

    private long StepOf(long number, long steps) => Backwards ? steps - 1 - number : number;

    private Made Step(Tensor x, Tensor? recurrentBias, Tensor h, Tensor c)
    {
        var entering = Dropped is null ? h : h * Dropped;
        switch (Kind)
        {
            case CellKind.Simple:
                var state = CellFunctions.Apply(Activation, x + entering.mm(Recurrent));
                return new(state, c, [state]);
            case CellKind.Lstm:
                var sums = x + entering.mm(Recurrent);
                var (input, forget, candidate, output) = (Gate(sums, 0), Gate(sums, 1), CellFunctions.Apply(Activation, Part(sums, 2)), Gate(sums, 3));
                var carry = (forget * c) + (input * candidate);
                return new(output * CellFunctions.Apply(Activation, carry), carry, [input, forget, candidate, output]);
            case CellKind.GruResetAfter:
                var product = recurrentBias is null ? entering.mm(Recurrent) : entering.mm(Recurrent) + recurrentBias;
                var both = x.narrow(1, 0, 2 * _units) + product.narrow(1, 0, 2 * _units);
                return Mix(Gate(both, 0), Gate(both, 1), h, c, Part(x, 2) + (Gate(both, 1) * Part(product, 2)), Part(product, 2));
            default:
                var gates = x.narrow(1, 0, 2 * _units) + entering.mm(Recurrent.narrow(1, 0, 2 * _units));
                var reset = Gate(gates, 1);
                var inner = reset * entering;
                return Mix(Gate(gates, 0), reset, h, c, Part(x, 2) + inner.mm(Recurrent.narrow(1, 2 * _units, _units)), inner);
        }
    }

    private Made Mix(Tensor update, Tensor reset, Tensor h, Tensor c, Tensor candidate, Tensor inner)
    {
        var made = CellFunctions.Apply(Activation, candidate);
        return new(made + (update * (h - made)), c, [update, reset, made], inner);
    }

    private Tensor Part(Tensor sums, int gate) => sums.narrow(1, gate * _units, _units);

    private Tensor Gate(Tensor sums, int gate) => CellFunctions.Apply(GateActivation, Part(sums, gate));

    /// <summary>The results of one step.</summary>
    /// <param name="H">The state, of the shape (N, units).</param>
    /// <param name="C">The carry.</param>
    /// <param name="Gates">The gates after their activations.</param>
    /// <param name="Inner">The operand or result of a GRU's reset gate.</param>
    private readonly record struct Made(Tensor H, Tensor C, Tensor[] Gates, Tensor? Inner = null);
}
