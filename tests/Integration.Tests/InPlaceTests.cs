using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>A net whose backward pass reads the first output, which the last is a view of, but not the second.</summary>
[CompiledNet]
internal sealed partial class ReadOutputs
{
    public static (Sym<float> kept, Sym<float> linear, Sym<float> view) Define([Shape(4)] Sym<float> x)
    {
        var kept = Dense(6, Sigmoid)(x);
        return (kept, Dense(2)(kept), Reshape(2, 3)(kept));
    }
}

/// <summary>Checks that the gradients after a Forward do not silently become those of other values.</summary>
public sealed class InPlaceTests
{
    [Theory]
    [InlineData("kept", "output 'kept'")]
    [InlineData("view", "output 'kept'")]
    [InlineData("x", "input 'x'")]
    public void A_tensor_that_the_backward_pass_reads_must_not_be_changed(string changed, string expected)
    {
        using var scope = NewDisposeScope();
        using var net = new ReadOutputs(seed: 1);
        var x = rand(3, 4);
        var outputs = net.Forward(x);
        (changed switch { "kept" => outputs.Kept, "view" => outputs.View, _ => x }).mul_(2);
        var message = Assert.Throws<InvalidOperationException>(() => net.Backward(Gradients())).Message;
        Assert.Contains($"ReadOutputs: {expected} was changed in place after Forward", message, StringComparison.Ordinal);
        Assert.Equal(0, net.Step);

        net.Forward(x);
        net.Backward(Gradients());
    }

    [Fact]
    public void A_part_of_a_tensor_must_not_be_changed_either()
    {
        using var scope = NewDisposeScope();
        using var net = new ReadOutputs(seed: 1);
        var outputs = net.Forward(rand(3, 4));
        outputs.Kept[0].fill_(7);
        outputs.Dispose();
        Assert.Throws<InvalidOperationException>(() => net.Backward(Gradients()));
    }

    [Fact]
    public void An_output_that_the_backward_pass_does_not_read_may_be_changed()
    {
        using var scope = NewDisposeScope();
        using var net = new ReadOutputs(seed: 1);
        var x = rand(3, 4);
        net.Forward(x);
        var expected = net.Backward(Gradients());
        var outputs = net.Forward(x);
        outputs.Linear.zero_();
        Assert.True(net.Backward(Gradients()).X.allclose(expected.X));
    }

    [Fact]
    public void Tensors_of_inference_mode_have_no_version()
    {
        using var scope = NewDisposeScope();
        using var net = new ReadOutputs(seed: 1);
        using var mode = inference_mode();
        net.Forward(rand(3, 4));
        net.Backward(Gradients());
    }

    private static ReadOutputs.Outputs Gradients() => new(ones(3, 6), ones(3, 2), ones(3, 2, 3));
}
