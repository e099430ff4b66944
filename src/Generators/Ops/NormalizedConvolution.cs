using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Computes a convolution of images (N, C, height, width), and normalizes each channel of its result by a given mean and variance. The result of the convolution itself
/// is not stored. The inputs are those of the convolution, then mean and variance, then gamma and beta.
/// </summary>
internal sealed class NormalizedConvolution : Op
{
    // The name that the result of the convolution has in ONNX.
    private const string NameOfConvolution = "convolution";

    public override OpTraits Traits => OpTraits.EndsInRelu;

    /// <summary>Returns true if a convolution and the normalization of its result can be computed together.</summary>
    public static bool CanJoin(Node convolution, Node normalization) =>
        convolution.Op is Convolution && !convolution.EndsInRelu && convolution.Output.Shape.Rank == 4 && normalization.Op is FixedNorm;

    /// <summary>Adds the convolution with its normalization.</summary>
    public static Value Apply(GraphBuilder graph, Node convolution, Node normalization) => graph.Add(
        Op.Of<NormalizedConvolution>(),
        normalization.Output.Name,
        normalization.Output.Shape,
        [.. convolution.Inputs, .. normalization.Inputs.Skip(1)],
        [.. convolution.Arguments, .. normalization.Arguments, new Argument(NameOfConvolution, ArgumentValue.Of(convolution.Output.Name))]);

    public override Dim Work(Node node) => ConvolutionGradients.WorkOf(node.Output, node.Inputs[1]);

    public override string Call(CallContext c)
    {
        var mean = MeanOf(c.Node);
        var (gamma, beta) = NormalizeGradients.Affine(c, mean + 2);
        return $"Kernels.Convolutions.NormalizedConvolution({c[0]}, {c[1]}, {(mean == 3 ? c[2] : "null")}, {c[mean]}, {c[mean + 1]}, {gamma}, {beta}, "
            + $"epsilon: {c.Real("epsilon")}, {ConvolutionGradients.WindowOf(c)}{c.Relu})";
    }

    public override void ToOnnx(OnnxContext c)
    {
        var mean = MeanOf(c.Node);
        var convolution = c.Add("Conv", [.. c.Inputs.Take(mean)], [.. ConvolutionGradients.OnnxWindowOf(c)]);
        c.Name(convolution, c.Node.Argument(NameOfConvolution).Text!);
        c.Return(FixedNorm.AddTo(c, convolution, mean));
    }

    // The index of the mean among the inputs: the convolution has a bias or not.
    private static int MeanOf(Node node) => node.Inputs.Length - 2 - (node.Flag("scale") ? 1 : 0) - (node.Flag("center") ? 1 : 0);
}
