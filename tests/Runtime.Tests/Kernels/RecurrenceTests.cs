using CompiledNets.Generated.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests;

/// <summary>Compares recurrent kernels with libtorch's layers. The weights are transposed and in PyTorch's order of gates.</summary>
public sealed class RecurrenceTests
{
    // Widths and batches near the sizes of registers and row blocks.
    public static TheoryData<int, int, int, int> Sizes => new() { { 1, 1, 1, 1 }, { 5, 7, 3, 4 }, { 8, 3, 32, 6 }, { 13, 4, 37, 9 }, { 33, 2, 64, 5 }, { 64, 20, 16, 8 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void An_LSTM_computes_the_same_as_libtorch(int batch, int steps, int units, int features)
    {
        var c = new Case(batch, steps, units, features, gates: 4);
        var (sequence, h, cells) = Libtorch.Lstm(c.X, c.H.unsqueeze(0), c.C.unsqueeze(0), c.Weights(identity: true));
        var actual = c.Run(CellKind.Lstm);
        Close(sequence, actual.Sequence);
        Close(h.squeeze(0), actual.Last);
        Close(cells.squeeze(0), actual.LastCells);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_GRU_computes_the_same_as_libtorch(int batch, int steps, int units, int features)
    {
        var c = new Case(batch, steps, units, features, gates: 3);
        var (sequence, h) = Libtorch.Gru(c.X, c.H.unsqueeze(0), c.Weights(identity: false));
        var actual = c.Run(CellKind.GruResetAfter);
        Close(sequence, actual.Sequence);
        Close(h.squeeze(0), actual.Last);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_plain_recurrence_computes_the_same_as_libtorch(int batch, int steps, int units, int features)
    {
        var c = new Case(batch, steps, units, features, gates: 1);
        var (sequence, _) = Libtorch.Rnn(c.X, c.H.unsqueeze(0), c.Weights(identity: true));
        Close(sequence, c.Run(CellKind.Simple).Sequence);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_backward_recurrence_starts_at_the_last_step(int batch, int steps, int units, int features)
    {
        var c = new Case(batch, steps, units, features, gates: 4);
        var (sequence, h, _) = Libtorch.Lstm(c.X.flip(1), c.H.unsqueeze(0), c.C.unsqueeze(0), c.Weights(identity: true));
        var actual = c.Run(CellKind.Lstm, backwards: true);
        Close(sequence.flip(1), actual.Sequence);
        Close(h.squeeze(0), actual.Last);
    }

    [Theory]
    [InlineData(CellKind.Lstm, 4)]
    [InlineData(CellKind.GruResetAfter, 3)]
    [InlineData(CellKind.GruResetBefore, 3)]
    [InlineData(CellKind.Simple, 1)]
    public void A_masked_step_has_no_effect(CellKind kind, int gates)
    {
        var c = new Case(3, 6, 5, 4, gates);
        var mask = tensor(new[] { true, false, true, true, false, false }).expand(3, 6).contiguous();
        var actual = c.Run(kind, mask: mask);
        var short_ = c with { X = c.X.index_select(1, tensor(new long[] { 0, 2, 3 })) };
        var expected = short_.Run(kind);
        Close(expected.Last, actual.Last);
        Close(expected.Sequence.select(1, 0), actual.Sequence.select(1, 1));
        Close(expected.Sequence.select(1, 2), actual.Sequence.select(1, 5));
    }

    [Theory]
    [InlineData(CellKind.Lstm, 4, ScalarType.Float64)]
    [InlineData(CellKind.GruResetAfter, 3, ScalarType.Float64)]
    [InlineData(CellKind.GruResetBefore, 3, ScalarType.Float64)]
    [InlineData(CellKind.Simple, 1, ScalarType.Float64)]
    [InlineData(CellKind.Lstm, 4, ScalarType.Float32)]
    public void Gradients_with_a_mask_are_those_of_autograd(CellKind kind, int gates, ScalarType dtype)
    {
        var c = new Case(5, 6, 19, 4, gates, dtype);
        var mask = rand(5, 6).gt(0.4);
        mask[0] = tensor(false);
        var input = c.Sums().detach().requires_grad_();
        var (recurrent, h, cells) = (c.Recurrent.detach().requires_grad_(), c.H.detach().requires_grad_(), c.C.detach().requires_grad_());
        var bias = kind == CellKind.GruResetAfter ? c.RecurrentBias : null;
        Tensor? initialCells = kind == CellKind.Lstm ? cells : null;
        (bool, bool, bool, bool, bool, bool, bool) all = (true, true, true, true, true, true, true);
        var recorded = Kernels.Recurrences.Recurrence(kind, input, recurrent, bias, h, initialCells, mask, null, CellFunction.Tanh, CellFunction.Sigmoid, true, all);
        var (gSequence, gLast) = (randn_like(recorded.Sequence.detach()), randn_like(recorded.Last.detach()));
        var expected = autograd.grad([recorded.Sequence, recorded.Last], [input, h], [gSequence, gLast]);

        using var noGrad = no_grad();
        var run = Kernels.Recurrences.Recurrence(kind, input, recurrent, bias, h, initialCells, mask, null, CellFunction.Tanh, CellFunction.Sigmoid, true, all);
        var actual = Kernels.Recurrences.RecurrenceGradients(
            kind, gSequence, gLast, null, run.Gates, run.Previous, run.Cells, run.Inner, recurrent, initialCells, mask, null, CellFunction.Tanh, CellFunction.Sigmoid, true, (true, true, true));
        Close(expected[0], actual.Input);
        Close(expected[1], actual.Initial);
    }

    private static void Close(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        var difference = (expected - actual).abs().max().ToDouble();
        Assert.True(difference < (actual.dtype == ScalarType.Float64 ? 1e-11 : 1e-5), $"They differ by {difference:E2}.");
    }

    /// <summary>A random sequence and random weights, in Keras' shapes.</summary>
    private sealed record Case
    {
        public Case(int batch, int steps, int units, int features, int gates, ScalarType dtype = ScalarType.Float32)
        {
            manual_seed(batch + steps + units);
            X = randn([batch, steps, features], dtype);
            (H, C) = (randn([batch, units], dtype), randn([batch, units], dtype));
            Kernel = randn([features, gates * units], dtype) / Math.Sqrt(features);
            Recurrent = randn([units, gates * units], dtype) / Math.Sqrt(units);
            (Bias, RecurrentBias) = (randn([gates * units], dtype), randn([gates * units], dtype));
        }

        public Tensor X { get; init; }

        public Tensor H { get; }

        public Tensor C { get; }

        public Tensor Recurrent { get; }

        public Tensor RecurrentBias { get; }

        private Tensor Kernel { get; }

        private Tensor Bias { get; }

        public Tensor Sums() => X.matmul(Kernel) + Bias;

        /// <summary>Converts the weights to PyTorch's layout.</summary>
        /// <param name="identity">Whether PyTorch has Keras' order of gates. If false, the first two of a GRU's gates are exchanged.</param>
        public Tensor[] Weights(bool identity)
        {
            Tensor Order(Tensor w)
            {
                var parts = w.chunk(identity ? 1 : 3, 0);
                return identity ? w : cat([parts[1], parts[0], parts[2]], 0);
            }

            var both = RecurrentBias.size(0) == 3 * Recurrent.size(0) ? RecurrentBias : zeros_like(RecurrentBias);
            return [Order(Kernel.t()).contiguous(), Order(Recurrent.t()).contiguous(), Order(Bias).contiguous(), Order(both).contiguous()];
        }

        public (Tensor Sequence, Tensor Last, Tensor LastCells, Tensor, Tensor, Tensor, Tensor) Run(CellKind kind, bool backwards = false, Tensor? mask = null) => Kernels.Recurrences.Recurrence(
            kind,
            Sums(),
            Recurrent,
            kind == CellKind.GruResetAfter ? RecurrentBias : null,
            H,
            kind == CellKind.Lstm ? C : null,
            mask,
            null,
            CellFunction.Tanh,
            CellFunction.Sigmoid,
            backwards,
            (true, true, true, false, false, false, false));
    }
}
