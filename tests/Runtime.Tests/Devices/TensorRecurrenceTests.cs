using CompiledNets.Generated.Kernels;
using CompiledNets.Generated.Kernels.Sequences;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Devices;

/// <summary>Compares recurrent layers that libtorch's operations compute, on any device, with the loops in C#.</summary>
public sealed class TensorRecurrenceTests
{
    public static TheoryData<CellKind, bool, bool, bool, bool> Cases
    {
        get
        {
            var cases = new TheoryData<CellKind, bool, bool, bool, bool>();
            foreach (var kind in Enum.GetValues<CellKind>())
            {
                cases.Add(kind, false, false, false, true);
                cases.Add(kind, true, false, false, true);
                cases.Add(kind, false, true, true, true);
                cases.Add(kind, true, true, true, false);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Results_and_gradients_are_those_of_the_loops(CellKind kind, bool isBackwards, bool hasMask, bool isDropped, bool hasInitial)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        manual_seed(17);
        const int N = 5, T = 6, Units = 7;
        var gates = kind == CellKind.Lstm ? 4 : kind == CellKind.Simple ? 1 : 3;
        Tensor Of(params long[] shape) => randn(shape, ScalarType.Float64);
        Tensor input = Of(N, T, gates * Units), recurrent = Of(Units, gates * Units) / 2;
        var bias = kind == CellKind.GruResetAfter ? Of(gates * Units) : null;
        var h = hasInitial ? Of(N, Units) : null;
        var c = hasInitial && kind == CellKind.Lstm ? Of(N, Units) : null;
        var mask = hasMask ? rand(N, T).gt(0.4) : null;
        var dropped = isDropped ? rand([N, Units], ScalarType.Float64).gt(0.3).type(ScalarType.Float64) / 0.7 : null;
        var activation = isDropped ? CellFunction.ReLU : CellFunction.Tanh;
        var isGru = kind is CellKind.GruResetAfter or CellKind.GruResetBefore;
        (bool, bool, bool, bool, bool, bool, bool) wanted = (true, true, kind == CellKind.Lstm, true, isGru, kind == CellKind.Lstm, isGru);

        var expected = Recurrences.Recurrence(kind, input, recurrent, bias, h, c, mask, dropped, activation, CellFunction.Sigmoid, isBackwards, wanted);
        var tensors = Recurrences.WithTensors(kind, recurrent, mask, dropped, activation, CellFunction.Sigmoid, isBackwards);
        var actual = tensors.Forward(input, bias, h, c, wanted);
        Close("sequence", expected.Sequence, actual.Sequence);
        Close("last", expected.Last, actual.Last);
        Close("last cells", expected.LastCells, actual.LastCells);
        Close("previous", expected.Previous, actual.Previous);
        Close("cells", expected.Cells, actual.Cells);
        Close("inner", expected.Inner, actual.Inner);

        // The gates of masked steps are not read, and are different.
        Assert.Equal(expected.Gates.shape, actual.Gates.shape);
        if (mask is null)
        {
            Close("gates", expected.Gates, actual.Gates);
        }

        Tensor gSequence = Of(N, T, Units), gLast = Of(N, Units);
        var gCells = kind == CellKind.Lstm ? Of(N, Units) : null;
        var all = (kind == CellKind.GruResetAfter, true, kind == CellKind.Lstm);
        var wantedGradients = Recurrences.RecurrenceGradients(
            kind, gSequence, gLast, gCells, expected.Gates, expected.Previous, expected.Cells, expected.Inner, recurrent, c, mask, dropped, activation, CellFunction.Sigmoid, isBackwards, all);
        var gradients = tensors.Backward((gSequence, gLast, gCells), (actual.Gates, actual.Previous, actual.Cells, actual.Inner), c, all);
        Close("gradient of the input", wantedGradients.Input, gradients.Input);
        Close("gradient of the product", wantedGradients.Product, gradients.Product);
        Close("gradient of the initial state", wantedGradients.Initial, gradients.Initial);
        Close("gradient of the initial cells", wantedGradients.InitialCells, gradients.InitialCells);
    }

    private static void Close(string what, Tensor? expected, Tensor? actual)
    {
        Assert.True((expected is null) == (actual is null), $"{what}: one is null");
        if (expected is not null && actual is not null)
        {
            Assert.Equal(expected.shape, actual.shape);
            var difference = (expected - actual).abs().max().ToDouble();
            Assert.True(difference < 1e-11, $"{what}: they differ by {difference:E2}.");
        }
    }
}
