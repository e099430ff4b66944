using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Normalizes over the last axis.</summary>
internal sealed class LayerNorm : Normalize<LayerNormGradients>
{
    public static Value Apply(GraphBuilder graph, Value x, Value? gamma, Value? beta, double epsilon, string name) =>
        Apply<LayerNorm>(graph, x, gamma, beta, name, x.Shape.With(x.Shape.Rank - 1, Dim.One), epsilon)[0];

    public override string Call(CallContext c) => c.IsRead(1) ? $"Kernels.Normalization.LayerNormWithStatistics({Arguments(c)})" : $"Kernels.Normalization.LayerNorm({Arguments(c)})";

    public override void ToOnnx(OnnxContext c)
    {
        var (x, epsilon, center) = (c[0], c.Node.Real("epsilon"), c.Node.Flag("center"));
        long[] last = [c.Node.Output.Shape.Rank - 1];
        if (c.Node.Flag("scale"))
        {
            c.Return(c.Add("LayerNormalization", c.Inputs, new OnnxAttribute("axis", -1), new OnnxAttribute("epsilon", epsilon)));
            return;
        }

        // ONNX's operator needs a scale.
        var difference = c.Add("Sub", x, c.Reduce("ReduceMean", x, last, keepDims: true));
        var variance = c.Reduce("ReduceMean", c.Add("Mul", difference, difference), last, keepDims: true);
        var normalized = c.Add("Div", difference, c.Add("Sqrt", c.Add("Add", variance, OnnxContext.Real(epsilon))));
        c.Return(center ? c.Add("Add", normalized, c[1]) : normalized);
    }
}

/// <summary>Computes the gradients of <see cref="LayerNorm"/>.</summary>
internal sealed class LayerNormGradients : NormalizeGradients
{
    public override string Call(CallContext c) => $"Kernels.Normalization.LayerNormGradients({Arguments(c)})";
}
