using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>Provides the common parts of attention layers: operands, checks, masks and weights.</summary>
internal abstract class AttentionLayer : Word
{
    protected const string Group = "Attention";

    protected static IReadOnlyList<Operand> QueryValueKey { get; } =
    [
        Operand.Float("query", "The query sequence, (N, T, features)."),
        Operand.Float("value", "The value sequence, (N, S, features)."),
        Operand.Float("key", "The key sequence, (N, S, features). The default is the value.") with { IsOptional = true },
    ];

    protected static Parameter Causal { get; } = Parameter.Flag("useCausalMask", false, "Whether each step ignores later steps. In Keras this is an argument of the layer's call.");

    protected static Parameter Dropping { get; } = Parameter.Real("dropout", 0, "The rate at which attention weights are dropped while training.", min: 0) with { Below = 1 };

    public override MaskRule RuleOf(Arguments arguments) => MaskRule.Uses | MaskRule.Passes;

    /// <summary>The result has the steps of the query. The masks of value and key are used up.</summary>
    public override int? MaskOfResult(MaskContext c) => c.Pass(0);

    /// <summary>Checks that the operands are sequences, and that value and key have the same number of steps. Reports a violation.</summary>
    protected bool CheckSequences(ShapeContext c)
    {
        for (var i = 0; i < c.Inputs.Count; i++)
        {
            if (c.Inputs[i].Rank != 3)
            {
                c.Report(ProblemId.WrongRank, Place.OfInput(i), [Signature.Name, "a sequence (steps, features)", c.Inputs[i].ToString()], Ranks.Needed(c.Inputs[i], 3));
                return false;
            }
        }

        return c.Inputs.Count < 3 || Same(c, 1, 2, 1);
    }

    /// <summary>Checks that two operands have the same size along an axis. Reports a violation.</summary>
    protected bool Same(ShapeContext c, int first, int second, int axis) => c.RequireEqual(
        c.Inputs[first][axis],
        c.Inputs[second][axis],
        ProblemId.ShapesDisagree,
        Place.OfInput(second),
        [Signature.Name, c.Inputs[first].ToString(), c.Inputs[second].ToString(), ShapeContext.Differ("axis " + DimPrinter.Number(axis), c.Inputs[first][axis], c.Inputs[second][axis])],
        new DimReference(first, axis),
        new DimReference(second, axis));

    /// <summary>Lowers the scores of steps that must be ignored: masked steps of value and key, and later steps.</summary>
    /// <param name="scores">The scores, (N, ..., T, S).</param>
    protected static Value Hide(LowerContext c, Value scores)
    {
        var graph = c.Graph;
        var rank = scores.Shape.Rank;

        // The key may have a mask too, and each of the masks hides a step.
        foreach (var mask in new[] { c.Mask(1), c.Inputs.Count > 2 ? c.Mask(2) : null })
        {
            if (mask is not null)
            {
                var bias = Ops.Masks.Bias(graph, mask, scores, c.Name + "_hidden");
                var shape = new List<Dim> { bias.Shape[0] };
                for (var axis = 1; axis < rank - 1; axis++)
                {
                    shape.Add(Dim.One);
                }

                shape.Add(bias.Shape[1]);
                scores = Arithmetic.Add.Apply(graph, scores, Reshape.Apply(graph, bias, new Shape(shape)), c.Name + "_scores");
            }
        }

        return c.Arguments.Flag("useCausalMask")
            ? Arithmetic.Add.Apply(graph, scores, Ops.Masks.CausalBias(graph, scores, scores.Shape[rank - 2], scores.Shape[rank - 1], c.Name + "_later"), c.Name + "_scores")
            : scores;
    }

    /// <summary>Computes the attention weights from the scores: softmax, then dropout while training.</summary>
    protected static Value Weigh(LowerContext c, Value scores)
    {
        var weights = Ops.Softmax.Apply(c.Graph, Hide(c, scores), scores.Shape.Rank - 1, c.Name + "_weights");
        return c.IsTraining && c.Arguments.Real("dropout") > 0
            ? Ops.Dropout.Apply(c.Graph, weights, c.Arguments.Real("dropout"), c.Call, c.Name + "_weights")
            : weights;
    }
}

/// <summary>Provides the common parts of attentions without heads, Luong's and Bahdanau's.</summary>
internal abstract class SingleAttention : AttentionLayer
{
    public override Shape? Infer(ShapeContext c)
    {
        var key = c.Inputs.Count - 1;
        return CheckSequences(c) && Same(c, 0, key, 2) && AddWeights(c) ? c.Inputs[0].With(2, c.Inputs[1][2]) : null;
    }

    public override Value Lower(LowerContext c)
    {
        var weights = Weigh(c, Scores(c, c.Inputs[0], c.Inputs[c.Inputs.Count - 1]));
        var result = BatchMatMul.Apply(c.Graph, weights, c.Inputs[1], c.Name);

        // Keras does this too: masked steps of the query become zeros.
        return c.Mask(0) is { } mask ? Ops.Masks.Zero(c.Graph, result, mask, c.Name) : result;
    }

    protected abstract bool AddWeights(ShapeContext c);

    /// <summary>Computes the score of each step of the query with each step of the key, (N, T, S).</summary>
    protected abstract Value Scores(LowerContext c, Value query, Value key);

    /// <summary>Computes the sum of each step of the query and each step of the key, (N, T, S, features).</summary>
    protected static Value Sums(LowerContext c, Value query, Value key)
    {
        var (q, k) = (query.Shape, key.Shape);
        return Arithmetic.Add.Apply(
            c.Graph,
            Reshape.Apply(c.Graph, query, Shape.Of(q[0], q[1], 1, q[2])),
            Reshape.Apply(c.Graph, key, Shape.Of(k[0], 1, k[1], k[2])),
            c.Name + "_sums");
    }
}
