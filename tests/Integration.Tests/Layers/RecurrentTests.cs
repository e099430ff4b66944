using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

public sealed class RecurrentTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_LstmNet_are_those_of_autograd(ScalarType dtype) => Check(new LstmNet(seed: 1, dtype: dtype));

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_LstmVariations_are_those_of_autograd(ScalarType dtype) => Check(new LstmVariations(seed: 1, dtype: dtype));

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_LstmStates_are_those_of_autograd(ScalarType dtype) => Check(new LstmStates(seed: 1, dtype: dtype));

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_GruNet_are_those_of_autograd(ScalarType dtype) => Check(new GruNet(seed: 1, dtype: dtype));

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_of_SimpleRnnNet_are_those_of_autograd(ScalarType dtype) => Check(new SimpleRnnNet(seed: 1, dtype: dtype));

    [Fact]
    public void A_shared_layer_has_its_weights_once_and_the_sum_of_its_gradients()
    {
        using var net = new TweetPairs(seed: 1, dtype: ScalarType.Float64);
        Assert.Equal(82_305, net.Weights.Sum(weight => weight.Value.numel()));
        GradientCheck.Train(net);
    }

    [Fact]
    public void The_net_of_headlines_has_the_weights_that_Keras_counts()
    {
        using var net = new HeadlineNet(seed: 1, dtype: ScalarType.Float64);
        Assert.Equal(5_200_610, net.Weights.Sum(weight => weight.Value.numel()));
        GradientCheck.Train(net);
    }

    [Fact]
    public void The_net_of_questions_has_the_weights_that_Keras_counts_and_runs_at_any_length()
    {
        using var net = new QuestionNet(seed: 1);
        Assert.Equal(1_322_100, net.Weights.Sum(weight => weight.Value.numel()));
        foreach (var (text, question) in new[] { (1, 7), (30, 2) })
        {
            using var answer = net.Predict(new(randint(10_000, [3, text], ScalarType.Int64), randint(10_000, [3, question], ScalarType.Int64)));
            Assert.Equal([3, 500], answer.Answer.shape);
        }
    }

    [Fact]
    public void Passing_on_a_state_gives_the_state_of_the_whole_sequence()
    {
        using var net = new Continued(seed: 1);
        using var both = net.Predict(new(randn(4, 5, 3), randn(4, 2, 3)));
        Assert.True(both.InTwo.allclose(both.InOne, 1e-6, 1e-6));
        Assert.False(both.InTwo.allclose(both.FromZeros, 1e-2, 1e-2));
    }

    [Fact]
    public void The_bias_of_the_forget_gate_starts_at_one_and_the_recurrent_kernel_orthogonal()
    {
        using var net = new LstmNet(seed: 1);
        var bias = net.LSTM.Bias;
        Assert.True(bias.narrow(0, 9, 9).allclose(ones(9)));
        Assert.Equal(9, bias.sum().ToDouble());
        var recurrent = net.LSTM.RecurrentKernel;
        Assert.Equal([9, 36], recurrent.shape);
        Assert.True(recurrent.mm(recurrent.t()).allclose(eye(9), 1e-5, 1e-5));
    }

    private static void Check<TInputs, TOutputs, TGradients, TTargets>(TrainableNet<TInputs, TOutputs, TGradients, TTargets> net)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        using (net)
        {
            GradientCheck.Train(net);
            GradientCheck.ForwardBackward(net);
        }
    }
}
