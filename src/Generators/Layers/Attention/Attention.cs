using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class Attention : SingleAttention
{
    public override Signature Signature { get; } = new("Attention", WordKind.Layer, Group)
    {
        Summary = "Applies dot-product attention over the steps: softmax(query · key) · value. Luong et al., 2015.",
        Remarks = "Masked steps of value and key are ignored. Masked steps of the query become zeros in the result.",
        Shapes = "query (N, T, d), value (N, S, e), key (N, S, d) -> (N, T, e)",
        Operands = QueryValueKey,
        Parameters =
        [
            Parameter.Flag("useScale", false, "Whether the scores are multiplied by a learned scalar."),
            Parameter.Choice("scoreMode", "ScoreMode", "Dot", "The formula of the scores.", "Dot", "Concat"),
            Dropping,
            Causal,
        ],
    };

    protected override bool AddWeights(ShapeContext c)
    {
        if (c.Arguments.Flag("useScale"))
        {
            c.Weight("scale", [], "scaleInitializer", startsAs: FormulaModel.Of("Ones"));
        }

        if (c.Arguments.Choice("scoreMode") == "Concat")
        {
            c.Weight("concat_score_weight", [], "scoreInitializer", startsAs: FormulaModel.Of("Ones"));
        }

        return true;
    }

    protected override Value Scores(LowerContext c, Value query, Value key)
    {
        var (graph, isScaled) = (c.Graph, c.Arguments.Flag("useScale"));
        if (c.Arguments.Choice("scoreMode") == "Dot")
        {
            var scores = BatchMatMul.Apply(graph, query, key, c.Name + "_scores", transposeRight: true);
            return isScaled ? Arithmetic.Multiply.Apply(graph, scores, c.Weight("scale"), c.Name + "_scores") : scores;
        }

        var sums = Sums(c, query, key);
        sums = isScaled ? Arithmetic.Multiply.Apply(graph, sums, c.Weight("scale"), sums.Name) : sums;
        var total = Ops.Sum.Apply(graph, Sigmoids.Tanh.Apply(graph, sums, sums.Name), [3], c.Name + "_scores");
        return Arithmetic.Multiply.Apply(graph, total, c.Weight("concat_score_weight"), c.Name + "_scores");
    }
}

internal sealed class AdditiveAttention : SingleAttention
{
    public override Signature Signature { get; } = new("AdditiveAttention", WordKind.Layer, Group)
    {
        Summary = "Applies additive attention, whose scores are sum(scale · tanh(query + key)). Bahdanau et al., 2014.",
        Remarks = "Masked steps of value and key are ignored. Masked steps of the query become zeros in the result.",
        Shapes = "query (N, T, d), value (N, S, e), key (N, S, d) -> (N, T, e)",
        Operands = QueryValueKey,
        Parameters = [Parameter.Flag("useScale", true, "Whether the features are multiplied by a learned vector."), Dropping, Causal],
    };

    protected override bool AddWeights(ShapeContext c) =>
        !c.Arguments.Flag("useScale") || c.Weight("scale", [c.Inputs[0][2]], "scaleInitializer", startsAs: FormulaModel.Of("GlorotUniform")) is not null;

    protected override Value Scores(LowerContext c, Value query, Value key)
    {
        var sums = Sigmoids.Tanh.Apply(c.Graph, Sums(c, query, key), c.Name + "_sums");
        sums = c.Arguments.Flag("useScale") ? Arithmetic.Multiply.Apply(c.Graph, sums, c.Weight("scale"), sums.Name) : sums;
        return Ops.Sum.Apply(c.Graph, sums, [3], c.Name + "_scores");
    }
}
