using TorchSharp;
using static CompiledNets.Runtime.Tests.Testing;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Optimizers;

/// <summary>
/// Compares eight steps of each optimizer with PyTorch. python3-torch 1.13.1 printed the numbers in float64, for w = (0.5, -1.25, 2, 0.1) and the loss
/// s(t) * sum(c * (w - (t + 1) * a)²), with c = (0.5, 1.5, 0.25, 2), a = (0.3, 0.7, -0.2, 1), s = 1 for the first three steps and s = 0.01 after them.
/// If Keras adds epsilon in another place than PyTorch, epsilon is 1e-14 in both. Clipping by value is clip_grad_value_. Clipping by norm is
/// g * min(1, 1.5 / g.norm()), because clip_grad_norm_ adds 1e-6 to the norm and Keras does not.
/// </summary>
public sealed class OptimizerTests
{
    private static readonly double[] s_start = [0.5, -1.25, 2.0, 0.1];
    private static readonly double[] s_a = [0.3, 0.7, -0.2, 1.0];
    private static readonly double[] s_c = [0.5, 1.5, 0.25, 2.0];

    public static TheoryData<string, double[]> References => new()
    {
        { "sgd", [0.5036781854114494, -1.0095204009580927, 1.9633787566694132, 0.3334858428934957] },
        { "momentum", [0.5142740584873299, -0.04958519676790067, 1.8129332948531036, 1.2355414889707044] },
        { "nesterov", [0.5166739900139281, 0.0408586520210276, 1.7959019748907181, 1.3253170157260337] },
        { "rmsprop", [0.5195578652480815, -1.1670672442989176, 1.9226901797126326, 0.1896466893083261] },
        { "rmsprop with momentum", [0.5576856648748063, -0.8216106412621899, 1.597344496934897, 0.5590231882269574] },
        { "rmsprop centered", [0.5190999179603064, -1.1585393455116062, 1.914708334674198, 0.19816950817822265] },
        { "adam", [0.5086821498430402, -1.1885997992491888, 1.938463412590707, 0.15955518276192104] },
        { "amsgrad", [0.5086727556344146, -1.1886379852940732, 1.9385040376302365, 0.15952249300263502] },
        { "adamw", [0.5047777261966027, -1.178883914568322, 1.9227721794579224, 0.15851435821610535] },
        { "adamax", [0.49917770134091294, -1.204243838803626, 1.9493715937940164, 0.14041222244468474] },
        { "adagrad", [0.5057153506907117, -1.2242729987339611, 1.9766358052062678, 0.1278957522220446] },
        { "clip norm", [0.5015802591905307, -1.0567205926940315, 1.9699938723128851, 0.27838004651957876] },
        { "global clip norm", [0.5015802591905307, -1.0567205926940315, 1.9699938723128851, 0.27838004651957876] },
        { "clip value", [0.5142740584873299, -1.1212021073351714, 1.8888292874274446, 0.23676803732741786] },
        { "adadelta", [0.5018604890338915, -1.2449147243978642, 1.9953980378640794, 0.10571940611033259] },
    };

    [Theory]
    [MemberData(nameof(References))]
    public void Steps_are_those_of_PyTorch(string optimizer, double[] expected)
    {
        AssertClose(expected, Run(Make(optimizer), ScalarType.Float64, throughTensors: false), 1e-9);
        AssertClose(expected, Run(Make(optimizer), ScalarType.Float32, throughTensors: false), 2e-6);
        AssertClose(expected, Run(Make(optimizer), ScalarType.Float64, throughTensors: true), 1e-9);
    }

    [Fact]
    public void Epsilon_is_added_where_Keras_adds_it()
    {
        // With w = 0 and the gradient 1e-4, the step depends on epsilon. RMSprop divides by sqrt(v + epsilon), with v = 0.1 * 1e-8.
        // Adam's first step is alpha * m / (sqrt(v) + epsilon), with alpha = lr * sqrt(1 - 0.999) / (1 - 0.9).
        Assert.Equal(-0.001 * 1e-4 / Math.Sqrt(1e-9 + 1e-7), One(new RMSprop(), 1e-4), 12);
        Assert.Equal(-0.001 * Math.Sqrt(1e-3) / 0.1 * 1e-5 / (Math.Sqrt(1e-11) + 1e-7), One(new Adam(), 1e-4), 12);
    }

    [Fact]
    public void Defaults_are_those_of_Keras_3()
    {
        Assert.Equal(0.01, new SGD().LearningRate);
        Assert.Equal(0.001, new RMSprop().LearningRate);
        Assert.Equal(0.001, new Adam().LearningRate);
        Assert.Equal(0.001, new Adadelta().LearningRate);
        Assert.Equal((0.001, 0.004), (new AdamW().LearningRate, new AdamW().WeightDecay));
        Assert.Null(new Adam().WeightDecay);
    }

    [Fact]
    public void Large_buffers_are_updated_like_small_buffers()
    {
        // The buffer is large enough for several threads.
        using var weights = Testing.Weights(ScalarType.Float32, ("kernel", [1_000_001], [0]));
        using var optimizer = new Adadelta(1.0);
        using (no_grad())
        {
            weights.Gradients.fill_((Scalar)0.5);
        }

        optimizer.Update([weights]);
        var step = Numbers(weights[0].Value).Distinct().ToList();
        Assert.Equal(-Math.Sqrt(1e-7 / (0.05 * 0.25 + 1e-7)) * 0.5, Assert.Single(step), 8);
    }

    [Fact]
    public void An_optimizer_belongs_to_one_net()
    {
        using var first = Testing.Weights(ScalarType.Float32, ("kernel", [2], [0]));
        using var second = Testing.Weights(ScalarType.Float32, ("kernel", [2], [0]));
        using var optimizer = new Adam();
        optimizer.Update([first]);
        Assert.Throws<InvalidOperationException>(() => optimizer.Update([second]));
    }

    private static Optimizer Make(string name) => name switch
    {
        "sgd" => new SGD(0.01),
        "momentum" => new SGD(0.01, momentum: 0.9),
        "nesterov" => new SGD(0.01, momentum: 0.9, nesterov: true),
        "rmsprop" => new RMSprop(0.01, epsilon: 1e-28),
        "rmsprop with momentum" => new RMSprop(0.01, momentum: 0.9, epsilon: 1e-28),
        "rmsprop centered" => new RMSprop(0.01, epsilon: 1e-28, centered: true),
        "adam" => new Adam(0.01, epsilon: 1e-14),
        "amsgrad" => new Adam(0.01, epsilon: 1e-14, amsgrad: true),
        "adamw" => new AdamW(0.01, weightDecay: 0.1, epsilon: 1e-14),
        "adamax" => new Adamax(0.01, epsilon: 1e-14),
        "adagrad" => new Adagrad(0.01, epsilon: 1e-28),
        "clip norm" => new SGD(0.01, momentum: 0.9) { ClipNorm = 1.5 },
        "global clip norm" => new SGD(0.01, momentum: 0.9) { GlobalClipNorm = 1.5 },
        "clip value" => new SGD(0.01, momentum: 0.9) { ClipValue = 0.7 },
        "adadelta" => new Adadelta(1.0),
        _ => throw new ArgumentException(name),
    };

    private static double[] Run(Optimizer optimizer, ScalarType dtype, bool throughTensors)
    {
        using var noGrad = no_grad();
        using var weights = Testing.Weights(dtype, ("w", [4], [0]));
        using (optimizer)
        {
            Set(weights[0].Value, s_start);
            for (var t = 0; t < 8; t++)
            {
                var w = Numbers(weights[0].Value);
                Set(weights[0].Gradient, w.Select((value, i) => (t < 3 ? 1 : 0.01) * 2 * s_c[i] * (value - (s_a[i] * (t + 1)))).ToArray());
                optimizer.Update([weights], throughTensors);
            }

            return Numbers(weights[0].Value);
        }
    }

    private static double One(Optimizer optimizer, double gradient)
    {
        using var noGrad = no_grad();
        using var weights = Testing.Weights(ScalarType.Float64, ("w", [1], [0]));
        using (optimizer)
        {
            Set(weights[0].Gradient, [gradient]);
            optimizer.Update([weights]);
            return Numbers(weights[0].Value)[0];
        }
    }
}
