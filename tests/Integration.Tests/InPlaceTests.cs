using System.Reflection;
using CompiledNets.Integration.Tests.Races;
using CompiledNets.Integration.Tests.Scopes;
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

    [Theory]
    [MemberData(nameof(LifetimeTests.Nets), MemberType = typeof(LifetimeTests))]
    public void An_input_that_is_changed_after_Forward_is_an_error_or_has_no_influence(string name)
    {
        var type = Type.GetType(name)!;
        typeof(InPlaceTests).GetMethod(nameof(ChangesInputs), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(LifetimeTests.BaseOf(type)!.GetGenericArguments()[..3])
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [() => LifetimeTests.New(type)], null);
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

    private static void ChangesInputs<TInputs, TOutputs, TGradients>(Func<CompiledNet> create)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
    {
        using var noGrad = no_grad();
        var count = Batch().Tensors.Count;
        var expected = Gradients(changed: -1).Numbers!;
        for (var i = 0; i < count; i++)
        {
            var (input, numbers, error) = Gradients(i);
            if (error is not null)
            {
                Assert.Contains($"input '{input}' was changed in place after Forward", Assert.IsType<InvalidOperationException>(error).Message, StringComparison.Ordinal);
                continue;
            }

            Assert.True(numbers!.SequenceEqual(expected), $"'{input}' was changed after Forward, and the gradients are others, without an error.");
        }

        TInputs Batch()
        {
            using var net = (CompiledNet<TInputs, TOutputs, TGradients>)create();
            manual_seed(5);
            return RandomBatch.Inputs(net, LifetimeTests.Sizes);
        }

        (string Input, float[]? Numbers, Exception? Error) Gradients(int changed)
        {
            using var scope = NewDisposeScope();
            using var net = (CompiledNet<TInputs, TOutputs, TGradients>)create();
            var inputs = Batch();
            var outputs = net.Forward(inputs);
            if (changed >= 0)
            {
                var tensor = inputs.Tensors[changed];
                _ = tensor.is_floating_point() ? tensor.mul_(-1.5).add_(0.25) : tensor.bitwise_xor_(torch.tensor(1, tensor.dtype));
            }

            var ones = TOutputs.Create([.. outputs.Tensors.Select(output => ones_like(output))]);
            try
            {
                var gradients = net.Backward(ones);
                return (NameOf(net, changed), [.. gradients.Tensors.Concat(net.WeightSets.Select(set => set.Gradients)).Where(own => own.numel() > 0).SelectMany(Race.Values)], null);
            }
            catch (Exception error)
            {
                return (NameOf(net, changed), null, error);
            }
        }

        static string NameOf(CompiledNet net, int input) => input < 0 ? "" : net.Structure.Inputs[input].Name;
    }

    private static ReadOutputs.Outputs Gradients() => new(ones(3, 6), ones(3, 2), ones(3, 2, 3));
}
