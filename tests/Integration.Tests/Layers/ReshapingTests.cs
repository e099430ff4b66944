using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>Layers that only move values, on sequences whose length is known at run time only.</summary>
[CompiledNet]
internal sealed partial class MovedSequences
{
    public static (Sym<float> split, Sym<float> turned, Sym<float> repeated, Sym<float> cut, Sym<float> padded, Sym<float> longer, Sym<float> flat) Define(
        [Shape("T", 6)] Sym<float> x, [Shape(4)] Sym<float> row)
    {
        var y = Dense(6)(x);
        return (
            Reshape("T", -1, 2)(y),
            Permute(2, 1)(y),
            RepeatVector(3)(Dense(4)(row)),
            Cropping1D((2, 1))(y),
            ZeroPadding1D((0, 3))(y),
            UpSampling1D(3)(y),
            Reshape(-1)(y).Is("6*T"));
    }
}

/// <summary>Layers that only move values, on images in both data formats.</summary>
[CompiledNet]
internal sealed partial class MovedImages
{
    public static (Sym<float> cut, Sym<float> cutFirst, Sym<float> padded, Sym<float> paddedFirst, Sym<float> near, Sym<float> nearFirst, Sym<float> between, Sym<float> betweenFirst) Define(
        [Shape(5, 6, 3)] Sym<float> last, [Shape(3, 5, 6)] Sym<float> first)
    {
        var a = Tanh(last);
        var b = Tanh(first);
        return (
            Cropping2D(((1, 0), (2, 1)))(a),
            Cropping2D((1, 2), dataFormat: DataFormat.ChannelsFirst)(b),
            ZeroPadding2D(((1, 0), (2, 1)))(a),
            ZeroPadding2D(dataFormat: DataFormat.ChannelsFirst)(b),
            UpSampling2D()(a),
            UpSampling2D((3, 1), dataFormat: DataFormat.ChannelsFirst)(b),
            UpSampling2D((2, 3), interpolation: Interpolation.Bilinear)(a),
            UpSampling2D(2, DataFormat.ChannelsFirst, Interpolation.Bilinear)(b));
    }
}

/// <summary>Layers that only move values, on volumes.</summary>
[CompiledNet]
internal sealed partial class MovedVolumes
{
    public static (Sym<float> cut, Sym<float> padded, Sym<float> near, Sym<float> nearFirst) Define([Shape(4, 5, 6, 2)] Sym<float> last, [Shape(2, 4, 5, 6)] Sym<float> first)
    {
        var a = Tanh(last);
        return (
            Cropping3D(((1, 0), (0, 2), (1, 1)))(a),
            ZeroPadding3D((1, 2, 0))(a),
            UpSampling3D((1, 2, 3))(a),
            UpSampling3D(dataFormat: DataFormat.ChannelsFirst)(Tanh(first)));
    }
}

public sealed class ReshapingTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_are_those_of_autograd(ScalarType dtype)
    {
        using var sequences = new MovedSequences(seed: 1, dtype: dtype);
        GradientCheck.ForwardBackward(sequences);
        using var images = new MovedImages(seed: 1, dtype: dtype);
        GradientCheck.ForwardBackward(images);
        using var volumes = new MovedVolumes(seed: 1, dtype: dtype);
        GradientCheck.ForwardBackward(volumes);
    }

    [Fact]
    public void Sequences_are_moved_as_libtorch_moves_them()
    {
        using var net = new MovedSequences(seed: 1);
        using var x = randn(2, 5, 6);
        using var row = randn(2, 4);
        using var y = net.Predict(new(x, row));
        var dense = x.matmul(net.Y.Kernel) + net.Y.Bias;
        Same(dense.reshape(2, 5, 3, 2), y.Split);
        Same(dense.permute(0, 2, 1), y.Turned);
        Same((row.matmul(net.Dense.Kernel) + net.Dense.Bias).unsqueeze(1).expand(2, 3, 4), y.Repeated);
        Same(dense.narrow(1, 2, 2), y.Cut);
        Same(cat([dense, zeros(2, 3, 6)], 1), y.Padded);
        Same(dense.repeat_interleave(3, 1), y.Longer);
        Same(dense.reshape(2, 30), y.Flat);
    }

    [Fact]
    public void Images_are_moved_as_libtorch_moves_them()
    {
        using var net = new MovedImages(seed: 1);
        using var last = randn(2, 5, 6, 3);
        using var first = randn(2, 3, 5, 6);
        using var y = net.Predict(new(last, first));
        var (a, b) = (last.tanh(), first.tanh());
        Same(a.narrow(1, 1, 4).narrow(2, 2, 3), y.Cut);
        Same(b.narrow(2, 1, 3).narrow(3, 2, 2), y.CutFirst);
        Same(nn.functional.pad(a, [0, 0, 2, 1, 1, 0]), y.Padded);
        Same(nn.functional.pad(b, [1, 1, 1, 1]), y.PaddedFirst);
        Same(a.repeat_interleave(2, 1).repeat_interleave(2, 2), y.Near);
        Same(b.repeat_interleave(3, 2), y.NearFirst);
        Same(nn.functional.upsample(a.permute(0, 3, 1, 2), [10, 18], null, UpsampleMode.Bilinear).permute(0, 2, 3, 1), y.Between);
        Same(nn.functional.upsample(b, [10, 12], null, UpsampleMode.Bilinear), y.BetweenFirst);
    }

    [Fact]
    public void Volumes_are_moved_as_libtorch_moves_them()
    {
        using var net = new MovedVolumes(seed: 1);
        using var last = randn([2, 4, 5, 6, 2]);
        using var first = randn([2, 2, 4, 5, 6]);
        using var y = net.Predict(new(last, first));
        var a = last.tanh();
        Same(a.narrow(1, 1, 3).narrow(2, 0, 3).narrow(3, 1, 4), y.Cut);
        Same(nn.functional.pad(a, [0, 0, 0, 0, 2, 2, 1, 1]), y.Padded);
        Same(a.repeat_interleave(2, 2).repeat_interleave(3, 3), y.Near);
        Same(first.tanh().repeat_interleave(2, 2).repeat_interleave(2, 3).repeat_interleave(2, 4), y.NearFirst);
    }

    [Fact]
    public void A_sequence_that_is_too_short_for_cropping_is_an_error_at_run_time()
    {
        using var net = new MovedSequences(seed: 1);
        using var x = randn(2, 3, 6);
        using var row = randn(2, 4);
        var error = Assert.Throws<ArgumentException>(() => net.Predict(new(x, row)));
        Assert.Contains("T must be at least 4", error.Message, StringComparison.Ordinal);
    }

    private static void Same(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.True(expected.allclose(actual, 1e-5, 1e-6));
    }
}
