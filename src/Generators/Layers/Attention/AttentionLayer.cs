using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>What the attentions have in common: steps that ask, steps that are asked, and masks of both.</summary>
internal abstract class AttentionLayer : Layer
{
    protected const string Group = "Attention";

    protected static IReadOnlyList<Operand> QueryValueKey { get; } =
    [
        Operand.Float("query", "The steps that ask, (N, T, features)."),
        Operand.Float("value", "What is asked for, (N, S, features)."),
        Operand.Float("key", "What is compared with the query, (N, S, features); the value where it is not given.") with { IsOptional = true },
    ];

    protected static Parameter Causal { get; } = Parameter.Flag("useCausalMask", false, "Whether a step sees no later one. Keras takes it where the layer is called.");

    protected static Parameter Dropping { get; } = Parameter.Real("dropout", 0, "The part of the attention that is dropped while training.", min: 0) with { Below = 1 };

    public override MaskRule RuleOf(Arguments arguments) => MaskRule.Uses | MaskRule.Passes;

    /// <summary>Whether the operands are sequences, and value and key have the same steps; reports it where not.</summary>
    protected bool CheckSequences(ShapeContext c)
    {
        for (var i = 0; i < c.Inputs.Count; i++)
        {
            if (c.Inputs[i].Rank != 3)
            {
                c.Report(ProblemId.WrongRank, Place.OfInput(i), [Signature.Name, "a sequence (steps, features)", c.Inputs[i].ToString()]);
                return false;
            }
        }

        return c.Inputs.Count < 3 || Same(c, 1, 2, 1);
    }

    /// <summary>Whether two operands have the same size on an axis; reports it where not.</summary>
    protected bool Same(ShapeContext c, int first, int second, int axis) => c.RequireEqual(
        c.Inputs[first][axis],
        c.Inputs[second][axis],
        ProblemId.ShapesDisagree,
        Place.OfInput(second),
        [Signature.Name, c.Inputs[first].ToString(), c.Inputs[second].ToString(), "axis " + DimPrinter.Number(axis), c.Inputs[first][axis].ToString(), c.Inputs[second][axis].ToString()],
        new DimReference(first, axis),
        new DimReference(second, axis));

    /// <summary>Lowers the scores where nothing may be seen: steps of the value that do not count, and later ones.</summary>
    /// <param name="scores">(N, ..., T, S).</param>
    protected static Value Hide(LowerContext c, Value scores)
    {
        var graph = c.Graph;
        var rank = scores.Shape.Rank;

        // The key may have a mask too; either hides the step.
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
                scores = Pointwise.Add(graph, scores, Reshape.Apply(graph, bias, new Shape(shape)), c.Name + "_scores");
            }
        }

        return c.Arguments.Flag("useCausalMask")
            ? Pointwise.Add(graph, scores, Ops.Masks.CausalBias(graph, scores, scores.Shape[rank - 2], scores.Shape[rank - 1], c.Name + "_later"), c.Name + "_scores")
            : scores;
    }

    /// <summary>From scores to the part of each value that is seen.</summary>
    protected static Value Weigh(LowerContext c, Value scores)
    {
        var weights = Ops.Softmax.Apply(c.Graph, Hide(c, scores), scores.Shape.Rank - 1, c.Name + "_weights");
        return c.IsTraining && c.Arguments.Real("dropout") > 0
            ? Ops.Dropout.Apply(c.Graph, weights, c.Arguments.Real("dropout"), c.Call, c.Name + "_weights")
            : weights;
    }
}

/// <summary>Attention without heads: what Luong's and Bahdanau's have in common.</summary>
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

        // Steps of the query that do not count become zeros.
        return c.Mask(0) is { } mask ? Ops.Masks.Zero(c.Graph, result, mask, c.Name) : result;
    }

    protected abstract bool AddWeights(ShapeContext c);

    /// <summary>How much each step of the query has to do with each of the key, (N, T, S).</summary>
    protected abstract Value Scores(LowerContext c, Value query, Value key);

    /// <summary>Sums of each step of the query and each of the key, (N, T, S, features).</summary>
    protected static Value Sums(LowerContext c, Value query, Value key)
    {
        var (q, k) = (query.Shape, key.Shape);
        return Pointwise.Add(
            c.Graph,
            Reshape.Apply(c.Graph, query, Shape.Of(q[0], q[1], 1, q[2])),
            Reshape.Apply(c.Graph, key, Shape.Of(k[0], 1, k[1], k[2])),
            c.Name + "_sums");
    }
}
