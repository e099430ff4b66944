using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels.Sequences;

internal sealed partial class TensorRecurrence
{
    /// <summary>Computes the gradients from the results of <see cref="Forward"/>.</summary>
    /// <param name="gradients">The gradients of the states after each step, of the last state and of its carry, or null for zeros.</param>
    /// <param name="kept">The gates, the states before each step, the carries after each step, and the operand or result of the reset gate.</param>
    /// <param name="initialCells">The initial carry, or null for zeros.</param>
    /// <param name="wanted">Whether each gradient besides that of the input is computed. The others are null.</param>
    public (Tensor Input, Tensor Product, Tensor Initial, Tensor InitialCells) Backward(
        (Tensor? Sequence, Tensor? Last, Tensor? LastCells) gradients,
        (Tensor Gates, Tensor? Previous, Tensor? Cells, Tensor? Inner) kept,
        Tensor? initialCells,
        (bool Product, bool Initial, bool InitialCells) wanted)
    {
        using var scope = NewDisposeScope();
        var gates = kept.Gates;
        var (n, steps) = (gates.size(0), gates.size(1));
        var nothing = zeros(n, _units, gates.dtype, gates.device);
        var (dh, dc) = (gradients.Last ?? nothing, gradients.LastCells ?? nothing);
        var (ofInputs, ofProducts) = (new Tensor[steps], new Tensor[steps]);
        for (var number = steps - 1; number >= 0; number--)
        {
            var step = StepOf(number, steps);
            var g = gradients.Sequence is null ? dh : dh + gradients.Sequence.select(1, step);
            var counts = Mask?.narrow(1, step, 1);
            var ofStep = gates.select(1, step);
            var previous = kept.Previous?.select(1, step);
            var inner = kept.Inner?.select(1, step);
            Tensor[] sums;
            Tensor rest;
            switch (Kind)
            {
                case CellKind.Simple:
                    (sums, rest) = ([g * Derivative(Activation, ofStep)], nothing);
                    break;
                case CellKind.Lstm:
                    var before = number > 0 ? kept.Cells!.select(1, StepOf(number - 1, steps)) : initialCells ?? nothing;
                    (sums, var carried) = LstmGradient(ofStep, kept.Cells!.select(1, step), before, g, dc);
                    (rest, dc) = (nothing, Chosen(counts, carried, dc));
                    break;
                default:
                    var (update, made) = (Part(ofStep, 0), Part(ofStep, 2));
                    var dUpdate = g * (previous! - made) * Derivative(GateActivation, update);
                    var dMade = g * (1 - update) * Derivative(Activation, made);
                    (sums, rest) = ([dUpdate, dMade], g * update);
                    break;
            }

            sums = [.. sums.Select(sum => Chosen(counts, sum, nothing))];
            rest = Chosen(counts, rest, g);
            Tensor product;
            switch (Kind)
            {
                case CellKind.GruResetAfter:
                    var reset = Part(ofStep, 1);
                    var dReset = sums[1] * inner! * Derivative(GateActivation, reset);
                    ofProducts[step] = cat([sums[0], dReset, sums[1] * reset], 1);
                    ofInputs[step] = cat([sums[0], dReset, sums[1]], 1);
                    product = Returned(ofProducts[step], 0, 3);
                    break;
                case CellKind.GruResetBefore:
                    var gate = Part(ofStep, 1);
                    var dInner = Returned(sums[1], 2, 1);
                    var entering = Dropped is null ? previous! : previous! * Dropped;
                    var ofReset = dInner * entering * Derivative(GateActivation, gate);
                    ofInputs[step] = cat([sums[0], ofReset, sums[1]], 1);
                    product = (dInner * gate) + Returned(cat([sums[0], ofReset], 1), 0, 2);
                    break;
                default:
                    ofInputs[step] = cat(sums, 1);
                    product = ofInputs[step].mm(Recurrent.t());
                    break;
            }

            dh = rest + (Dropped is null ? product : product * Dropped);
        }

        return (
            stack(ofInputs, 1).MoveToOuterDisposeScope(),
            wanted.Product ? stack(ofProducts, 1).MoveToOuterDisposeScope() : null!,
            wanted.Initial ? dh.alias().MoveToOuterDisposeScope() : null!,
            wanted.InitialCells ? dc.alias().MoveToOuterDisposeScope() : null!);
    }

    /// <summary>Computes the gradients of the sums of the gates, and of the carry before the step.</summary>
    private (Tensor[] Sums, Tensor Carried) LstmGradient(Tensor gates, Tensor cells, Tensor before, Tensor g, Tensor dc)
    {
        var (input, forget, made, output) = (Part(gates, 0), Part(gates, 1), Part(gates, 2), Part(gates, 3));
        var y = CellFunctions.Apply(Activation, cells);
        var carry = dc + (g * output * Derivative(Activation, y));
        return (
            [
                carry * made * Derivative(GateActivation, input),
                carry * before * Derivative(GateActivation, forget),
                carry * input * Derivative(Activation, made),
                g * y * Derivative(GateActivation, output),
            ],
            carry * forget);
    }

    /// <summary>Multiplies the gradient of some gates by the transposed part of the recurrent kernel.</summary>
    private Tensor Returned(Tensor gradient, int firstGate, int gates) => gradient.mm(Recurrent.narrow(1, firstGate * _units, gates * _units).t());

    private static Tensor Chosen(Tensor? counts, Tensor then, Tensor otherwise) => counts is null ? then : Elementwise.Choose(counts, then, otherwise);

    /// <summary>Computes the derivative from the result y.</summary>
    private static Tensor Derivative(CellFunction function, Tensor y) => function switch
    {
        CellFunction.Tanh => 1 - (y * y),
        CellFunction.Sigmoid => y * (1 - y),
        _ => (y > 0).type(y.dtype),
    };
}
