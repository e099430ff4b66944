using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels.Sequences;

/// <summary>Computes a recurrent layer step by step with libtorch's operators, so that autograd can record it.</summary>
internal sealed class RecordedRecurrence(
    CellKind kind,
    Tensor recurrent,
    Tensor? recurrentBias,
    Tensor? mask,
    Tensor? dropped,
    CellFunction activation,
    CellFunction gateActivation)
{
    private readonly long _units = recurrent.size(0);

    public (Tensor Sequence, Tensor Last, Tensor LastCells) Run(Tensor input, Tensor? initial, Tensor? initialCells, bool backwards)
    {
        var steps = (int)input.size(1);
        var h = initial ?? zeros(input.size(0), _units, input.dtype, input.device);
        var c = initialCells ?? zeros(input.size(0), _units, input.dtype, input.device);
        var states = new Tensor[steps];
        for (var number = 0; number < steps; number++)
        {
            var step = backwards ? steps - 1 - number : number;
            var (nextH, nextC) = Step(input.select(1, step), h, c);
            if (mask is not null)
            {
                var counts = mask.narrow(1, step, 1);
                (nextH, nextC) = (where(counts, nextH, h), where(counts, nextC, c));
            }

            states[step] = nextH;
            (h, c) = (nextH, nextC);
        }

        return (stack(states, 1), h, c);
    }

    private (Tensor H, Tensor C) Step(Tensor x, Tensor h, Tensor c)
    {
        var entering = dropped is null ? h : h * dropped;
        switch (kind)
        {
            case CellKind.Simple:
                return (CellFunctions.Apply(activation, x + entering.mm(recurrent)), c);
            case CellKind.Lstm:
                var sums = x + entering.mm(recurrent);
                var carry = (Gate(sums, 1) * c) + (Gate(sums, 0) * CellFunctions.Apply(activation, Part(sums, 2)));
                return (Gate(sums, 3) * CellFunctions.Apply(activation, carry), carry);
            case CellKind.GruResetAfter:
                var product = recurrentBias is null ? entering.mm(recurrent) : entering.mm(recurrent) + recurrentBias;
                var both = x + product;
                return (Mix(Gate(both, 0), h, Part(x, 2) + (Gate(both, 1) * Part(product, 2))), c);
            default:
                var gates = x.narrow(1, 0, 2 * _units) + entering.mm(recurrent.narrow(1, 0, 2 * _units));
                return (Mix(Gate(gates, 0), h, Part(x, 2) + (Gate(gates, 1) * entering).mm(recurrent.narrow(1, 2 * _units, _units))), c);
        }
    }

    private Tensor Part(Tensor sums, int gate) => sums.narrow(1, gate * _units, _units);

    private Tensor Gate(Tensor sums, int gate) => CellFunctions.Apply(gateActivation, Part(sums, gate));

    private Tensor Mix(Tensor update, Tensor h, Tensor candidate)
    {
        var made = CellFunctions.Apply(activation, candidate);
        return made + (update * (h - made));
    }
}
