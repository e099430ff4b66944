using CompiledNets.Generated.Kernels.Sequences;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes recurrent layers and their gradients.</summary>
public static class Recurrences
{
    /// <summary>
    /// Computes all steps of a recurrent layer. On other devices than the CPU, and if autograd records it, the operations are libtorch's.
    /// </summary>
    /// <param name="kind">The kind of the cell.</param>
    /// <param name="input">The products of the inputs with the kernel plus the bias, of the shape (N, T, gates · units).</param>
    /// <param name="recurrent">The recurrent kernel, of the shape (units, gates · units).</param>
    /// <param name="recurrentBias">The bias of the product with the recurrent kernel, of the shape (gates · units), or null.</param>
    /// <param name="initial">The initial state, of the shape (N, units), or null for zeros.</param>
    /// <param name="initialCells">The initial carry of an LSTM, of the shape (N, units), or null for zeros.</param>
    /// <param name="mask">The mask, of the shape (N, T), or null. A step whose mask is false does not change the state.</param>
    /// <param name="dropped">The factors of the state in the product, of the shape (N, units), or null.</param>
    /// <param name="activation">The activation of the candidate and the result.</param>
    /// <param name="gateActivation">The activation of the gates.</param>
    /// <param name="backwards">Whether the steps are computed from last to first. Results are at the index of their step.</param>
    /// <param name="wanted">Whether each result is computed. The others are null.</param>
    /// <returns>
    /// The states after each step (N, T, units), the state after the last step (N, units) and its carry, and the values that the gradient needs:
    /// the gates (N, T, gates · units), the states before each step, the carries after each step, and the operand or result of a GRU's reset gate
    /// (N, T, units).
    /// </returns>
    public static (Tensor Sequence, Tensor Last, Tensor LastCells, Tensor Gates, Tensor Previous, Tensor Cells, Tensor Inner) Recurrence(
        CellKind kind,
        Tensor input,
        Tensor recurrent,
        Tensor? recurrentBias,
        Tensor? initial,
        Tensor? initialCells,
        Tensor? mask,
        Tensor? dropped,
        CellFunction activation,
        CellFunction gateActivation,
        bool backwards,
        (bool Sequence, bool Last, bool LastCells, bool Gates, bool Previous, bool Cells, bool Inner) wanted)
    {
        if (!HostMemory.Has(input)
            || (is_grad_enabled() && (input.requires_grad || recurrent.requires_grad || initial is { requires_grad: true } || initialCells is { requires_grad: true })))
        {
            return WithTensors(kind, recurrent, mask, dropped, activation, gateActivation, backwards).Forward(input, recurrentBias, initial, initialCells, wanted);
        }

        return input.dtype == ScalarType.Float64 ? Forward<double>() : Forward<float>();

        unsafe (Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor) Forward<T>()
            where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        {
            using DenseMemory inputs = new(input), kernel = new(recurrent), bias = new(recurrentBias), state = new(initial), carry = new(initialCells), steps = new(mask), factors = new(dropped);
            var (n, t, u, width) = (input.size(0), input.size(1), recurrent.size(0), recurrent.size(1));
            var (sequence, last, lastCells) = (Of(wanted.Sequence, n, t, u), Of(wanted.Last, n, u), Of(wanted.LastCells, n, u));
            var (gates, previous, cells, inner) = (Of(wanted.Gates, n, t, width), Of(wanted.Previous, n, t, u), Of(wanted.Cells, n, t, u), Of(wanted.Inner, n, t, u));
            new Recurrence<T>
            {
                Kind = kind,
                Activation = activation,
                GateActivation = gateActivation,
                Backwards = backwards,
                Batch = n,
                Steps = t,
                Units = (int)u,
                Input = inputs.As<T>(),
                Recurrent = kernel.As<T>(),
                RecurrentBias = bias.As<T>(),
                Initial = state.As<T>(),
                InitialCells = carry.As<T>(),
                Mask = steps.As<byte>(),
                Dropped = factors.As<T>(),
                Sequence = (T*)CpuTensors.Address(sequence),
                Last = (T*)CpuTensors.Address(last),
                LastCells = (T*)CpuTensors.Address(lastCells),
                Gates = (T*)CpuTensors.Address(gates),
                Previous = (T*)CpuTensors.Address(previous),
                Cells = (T*)CpuTensors.Address(cells),
                Inner = (T*)CpuTensors.Address(inner),
            }.Forward();
            return (sequence!, last!, lastCells!, gates!, previous!, cells!, inner!);

            Tensor? Of(bool isWanted, params ReadOnlySpan<long> shape) => isWanted ? Results.Empty(input.dtype, shape) : null;
        }
    }

    /// <summary>Computes the gradients of a recurrent layer.</summary>
    /// <param name="kind">The kind of the cell.</param>
    /// <param name="sequence">The gradient of the states after each step, or null for zeros.</param>
    /// <param name="last">The gradient of the state after the last step, or null for zeros.</param>
    /// <param name="lastCells">The gradient of the carry after the last step, or null for zeros.</param>
    /// <param name="gates">The gates.</param>
    /// <param name="previous">The states before each step, for a GRU.</param>
    /// <param name="cells">The carries after each step, for an LSTM.</param>
    /// <param name="inner">The operand or result of the reset gate, for a GRU.</param>
    /// <param name="recurrent">The recurrent kernel.</param>
    /// <param name="initialCells">The initial carry, or null for zeros.</param>
    /// <param name="mask">The mask, or null.</param>
    /// <param name="dropped">The factors of the state in the product, or null.</param>
    /// <param name="activation">The activation of the candidate and the result.</param>
    /// <param name="gateActivation">The activation of the gates.</param>
    /// <param name="backwards">Whether the steps were computed from last to first.</param>
    /// <param name="wanted">Whether each gradient besides that of the input is computed. The others are null.</param>
    /// <returns>The gradients of the input, of a GRU's product with the state, of the initial state and of the initial carry.</returns>
    public static (Tensor Input, Tensor Product, Tensor Initial, Tensor InitialCells) RecurrenceGradients(
        CellKind kind,
        Tensor? sequence,
        Tensor? last,
        Tensor? lastCells,
        Tensor gates,
        Tensor? previous,
        Tensor? cells,
        Tensor? inner,
        Tensor recurrent,
        Tensor? initialCells,
        Tensor? mask,
        Tensor? dropped,
        CellFunction activation,
        CellFunction gateActivation,
        bool backwards,
        (bool Product, bool Initial, bool InitialCells) wanted)
    {
        if (!HostMemory.Has(gates))
        {
            return WithTensors(kind, recurrent, mask, dropped, activation, gateActivation, backwards)
                .Backward((sequence, last, lastCells), (gates, previous, cells, inner), initialCells, wanted);
        }

        return gates.dtype == ScalarType.Float64 ? Backward<double>() : Backward<float>();

        unsafe (Tensor, Tensor, Tensor, Tensor) Backward<T>()
            where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        {
            using DenseMemory ofSequence = new(sequence), ofLast = new(last), ofLastCells = new(lastCells), activated = new(gates), before = new(previous), carries = new(cells), ofInner = new(inner);
            using DenseMemory kernel = new(recurrent), carry = new(initialCells), steps = new(mask), factors = new(dropped);
            var (n, t, u, width) = (gates.size(0), gates.size(1), recurrent.size(0), recurrent.size(1));
            var ofInput = Results.Empty(gates.dtype, n, t, width);
            var ofProduct = kind == CellKind.GruResetAfter ? Results.Empty(gates.dtype, n, t, width) : null;
            var ofInitial = wanted.Initial ? Results.Empty(gates.dtype, n, u) : null;
            var ofInitialCells = wanted.InitialCells ? Results.Empty(gates.dtype, n, u) : null;
            new Recurrence<T>
            {
                Kind = kind,
                Activation = activation,
                GateActivation = gateActivation,
                Backwards = backwards,
                Batch = n,
                Steps = t,
                Units = (int)u,
                SequenceGradient = ofSequence.As<T>(),
                LastGradient = ofLast.As<T>(),
                LastCellsGradient = ofLastCells.As<T>(),
                Gates = activated.As<T>(),
                Previous = before.As<T>(),
                Cells = carries.As<T>(),
                Inner = ofInner.As<T>(),
                Recurrent = kernel.As<T>(),
                InitialCells = carry.As<T>(),
                Mask = steps.As<byte>(),
                Dropped = factors.As<T>(),
                InputGradient = (T*)CpuTensors.Address(ofInput),
                ProductGradient = (T*)CpuTensors.Address(ofProduct),
                InitialGradient = (T*)CpuTensors.Address(ofInitial),
                InitialCellsGradient = (T*)CpuTensors.Address(ofInitialCells),
            }.Backward();
            if (!wanted.Product)
            {
                StepMemory.Free(ofProduct);
                ofProduct = null;
            }

            return (ofInput, ofProduct!, ofInitial!, ofInitialCells!);
        }
    }

    /// <summary>Creates the recurrence of libtorch's operators.</summary>
    internal static TensorRecurrence WithTensors(CellKind kind, Tensor recurrent, Tensor? mask, Tensor? dropped, CellFunction activation, CellFunction gateActivation, bool backwards) => new(kind, recurrent)
    {
        Activation = activation,
        GateActivation = gateActivation,
        Backwards = backwards,
        Mask = mask,
        Dropped = dropped,
    };
}
