using System;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class MultiHeadAttention : AttentionLayer
{
    public override Signature Signature { get; } = new("MultiHeadAttention", WordKind.Layer, Group)
    {
        Summary = "Applies attention in several heads. Each head projects query, key and value and computes softmax(q · k / sqrt(keyDim)) · v. The results of all heads are projected back. Vaswani et al., 2017.",
        Remarks = "The projections have Keras' shapes: query_kernel (features, heads, keyDim), attention_output_kernel (heads, valueDim, features). PyTorch stores them in one matrix. Masked steps of query and value are ignored.",
        Shapes = "query (N, T, d), value (N, S, e), key (N, S, f) -> (N, T, d)",
        Operands = QueryValueKey,
        Parameters =
        [
            Parameter.Count("numHeads", "The number of heads."),
            Parameter.Count("keyDim", "The number of features of query and key in each head."),
            new Parameter("valueDim", ParameterKind.Integer, "The number of features of the value in each head. The default, 0, means keyDim.") { Default = Models.ArgumentValue.Of(0L), Min = 0 },
            Dropping,
            Parameter.Flag("useBias", true, "Whether the projections have biases."),
            .. Parameter.OfWeights(("kernel", "GlorotUniform", "kernels"), ("bias", "Zeros", "biases")),
            Causal,
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (!CheckSequences(c))
        {
            return null;
        }

        var (heads, keys, values) = Sizes(c.Arguments);
        var key = c.Inputs.Count - 1;
        if (!Projection(c, "query", 0, heads, keys) || !Projection(c, "key", key, heads, keys) || !Projection(c, "value", 1, heads, values))
        {
            return null;
        }

        c.Weight("attention_output_kernel", [heads, values, c.Inputs[0].Last], "kernelInitializer");
        if (c.Arguments.Flag("useBias"))
        {
            c.Weight("attention_output_bias", [c.Inputs[0].Last], "biasInitializer");
        }

        return c.Inputs[0];
    }

    public override Value Lower(LowerContext c)
    {
        var graph = c.Graph;
        var (heads, keys, values) = Sizes(c.Arguments);
        var (query, value, key) = (c.Inputs[0], c.Inputs[1], c.Inputs[c.Inputs.Count - 1]);
        var (batch, steps, asked) = (query.Shape[0], query.Shape[1], value.Shape[1]);

        var q = Arithmetic.Scale.Apply(graph, Project(c, "query", query, heads, keys), 1 / Math.Sqrt(keys), c.Name + "_query");
        var scores = BatchMatMul.Apply(graph, q, Project(c, "key", key, heads, keys), c.Name + "_scores", transposeRight: true);
        var weights = Weigh(c, Reshape.Apply(graph, scores, Shape.Of(batch, heads, steps, asked)));
        var found = BatchMatMul.Apply(graph, Reshape.Apply(graph, weights, scores.Shape), Project(c, "value", value, heads, values), c.Name + "_found");

        // (N · heads, T, values) -> (N · T, heads · values).
        found = Permute.Apply(graph, Reshape.Apply(graph, found, Shape.Of(batch, heads, steps, values)), [0, 2, 1, 3]);
        var kernel = c.Weight("attention_output_kernel");
        var result = Linear.Apply(
            graph,
            Reshape.Apply(graph, found, Shape.Of(batch * steps, heads * values)),
            Reshape.Apply(graph, kernel, Shape.Of(heads * values, kernel.Shape[2])),
            c.Arguments.Flag("useBias") ? c.Weight("attention_output_bias") : null,
            c.Name);
        return Reshape.Apply(graph, result, query.Shape);
    }

    private static (long Heads, long Keys, long Values) Sizes(Arguments arguments) =>
        (arguments.Integer("numHeads"), arguments.Integer("keyDim"), arguments.Integer("valueDim") is var values and > 0 ? values : arguments.Integer("keyDim"));

    private static bool Projection(ShapeContext c, string name, int input, long heads, long size)
    {
        if (c.Weight(name + "_kernel", [c.Inputs[input].Last, heads, size], "kernelInitializer", new DimReference(input, 2)) is null)
        {
            return false;
        }

        if (c.Arguments.Flag("useBias"))
        {
            c.Weight(name + "_bias", [heads, size], "biasInitializer");
        }

        return true;
    }

    /// <summary>Projects a sequence for every head: (N, T, features) -> (N · heads, T, size).</summary>
    private static Value Project(LowerContext c, string name, Value x, long heads, long size)
    {
        var (graph, shape) = (c.Graph, x.Shape);
        var rows = Linear.Apply(
            graph,
            Reshape.Apply(graph, x, Shape.Of(shape[0] * shape[1], shape[2])),
            Reshape.Apply(graph, c.Weight(name + "_kernel"), Shape.Of(shape[2], heads * size)),
            c.Arguments.Flag("useBias") ? Reshape.Apply(graph, c.Weight(name + "_bias"), Shape.Of(heads * size)) : null,
            c.Name + "_" + name);
        var split = Permute.Apply(graph, Reshape.Apply(graph, rows, Shape.Of(shape[0], shape[1], heads, size)), [0, 2, 1, 3]);
        return Reshape.Apply(graph, split, Shape.Of(shape[0] * heads, shape[1], size));
    }
}
