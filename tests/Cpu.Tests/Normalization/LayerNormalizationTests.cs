using CompiledNets.Cpu.Tests.Threads;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Cpu.Tests.Normalization;

[Collection(ThreadCounts.Name)]
public sealed unsafe class LayerNormalizationTests
{
    private const double Epsilon = 1e-5;

    [Theory]
    [InlineData(1, 3, 0, true)]
    [InlineData(5, 17, 0, true)]
    [InlineData(64, 16, 0, false)]
    [InlineData(100, 33, 0.5, true)]
    [InlineData(2048, 128, 0, true)]
    [InlineData(700, 513, 0, true)]
    [InlineData(3, 70_001, 0, false)]
    [InlineData(30_000, 7, 0, true)]
    public void Results_and_gradients_equal_those_of_libtorch(int rows, int columns, float mean, bool hasAffine)
    {
        using var scope = NewDisposeScope();
        var what = $"{rows} x {columns}";
        var random = new Random((rows * 31) + columns);
        using var x = Memory.Random(random, (long)rows * columns);
        using var g = Memory.Random(random, x.Count);
        using var gamma = hasAffine ? Memory.Random(random, columns) : null;
        using var beta = hasAffine ? Memory.Random(random, columns) : null;
        using Memory y = new(x.Count), means = new(rows), deviations = new(rows), ofInput = new(x.Count), ofGamma = new(columns), ofBeta = new(columns);
        foreach (ref var element in x.Span)
        {
            element += mean;
        }

        var scale = gamma is null ? null : gamma.Address;
        ThreadCounts.AssertRepeatable(
            () =>
            {
                LayerNormalization.Forward(rows, columns, x.Address, scale, beta is null ? null : beta.Address, Epsilon, y.Address, means.Address, deviations.Address);
                LayerNormalization.Gradient(
                    rows, columns, g.Address, x.Address, means.Address, deviations.Address, scale, ofInput.Address, ofGamma.Address, ofBeta.Address);
                return [.. y.Span, .. means.Span, .. deviations.Span, .. ofInput.Span, .. ofGamma.Span, .. ofBeta.Span];
            },
            what);

        var operand = x.Double(rows, columns).requires_grad_();
        var factor = (gamma?.Double(columns) ?? ones(columns, ScalarType.Float64)).requires_grad_();
        var offset = (beta?.Double(columns) ?? zeros(columns, ScalarType.Float64)).requires_grad_();
        var expected = nn.functional.layer_norm(operand, [columns], factor, offset, Epsilon);
        expected.backward([g.Double(rows, columns)]);
        var plain = operand.detach();
        var average = plain.mean([1]);
        y.AssertNear(expected.detach(), 1e-6, $"result, {what}");
        means.AssertNear(average, 1e-5, $"mean, {what}");
        deviations.AssertNear(((plain - average.unsqueeze(1)).square().mean([1]) + Epsilon).rsqrt(), 1e-6, $"deviation, {what}");
        ofInput.AssertNear(operand.grad!, 3e-6, $"x, {what}");
        ofGamma.AssertNear(factor.grad!, 3e-6, $"gamma, {what}");
        ofBeta.AssertNear(offset.grad!, 3e-6, $"beta, {what}");
    }

    [Theory]
    [InlineData(40, 37)]
    [InlineData(512, 256)]
    public void A_large_mean_does_not_spoil_the_variance(int rows, int columns)
    {
        using var scope = NewDisposeScope();
        using var x = Memory.Random(new Random(rows), (long)rows * columns, 0.1f);
        using Memory y = new(x.Count), deviations = new(rows);
        foreach (ref var element in x.Span)
        {
            element += 1e4f;
        }

        LayerNormalization.Forward(rows, columns, x.Address, null, null, Epsilon, y.Address, null, deviations.Address);
        var operand = x.Double(rows, columns);
        var distances = operand - operand.mean([1], true);
        deviations.AssertNear((distances.square().mean([1]) + Epsilon).rsqrt(), 1e-6, $"{rows} x {columns}");
    }
}
