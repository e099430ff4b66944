using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>A tensor of the graph.</summary>
/// <param name="id">The id of the tensor.</param>
/// <param name="output">The name of the output that the objective reads it as, or null. One tensor may be several outputs.</param>
internal sealed class TensorValue(int id, string? output = null) : AbstractValue
{
    public int Id { get; } = id;

    public string? Output { get; } = output;

    public override string Kind => "a tensor";

    public override bool IsTensor => true;
}

/// <summary>An initializer, a regularizer or a constraint: its name with its numbers.</summary>
internal sealed class FormulaValue(FormulaModel model) : AbstractValue
{
    public FormulaModel Model { get; } = model;

    public override string Kind => "an initializer, regularizer or constraint";
}

/// <summary>A weighted sum of losses.</summary>
internal sealed class LossValue(IReadOnlyList<LossTerm> terms) : AbstractValue
{
    public IReadOnlyList<LossTerm> Terms { get; } = terms;

    public override string Kind => "a loss";

    public LossValue Scale(double factor) => new(Terms.Select(term => term with { Weight = term.Weight * factor }).ToList());
}

/// <summary>A loss with its weight.</summary>
/// <param name="Value">The tensor.</param>
/// <param name="Weight">The weight.</param>
/// <param name="IsMeanOfValue">Whether the loss is the mean of the tensor, because the user has written it as a graph; otherwise it is the tensor itself.</param>
internal sealed record LossTerm(int Value, double Weight, bool IsMeanOfValue);

/// <summary>A metric.</summary>
/// <param name="value">The tensor with the sums of a batch.</param>
/// <param name="signature">The signature of the metric, or of the loss that is reported.</param>
/// <param name="formula">The formula that computes the metric from the sums of all batches.</param>
internal sealed class MetricValue(int value, Signature signature, FormulaModel formula) : AbstractValue
{
    public int Value { get; } = value;

    /// <summary>Gets the name in Keras: <c>binary_accuracy</c>.</summary>
    public string Name => signature.SnakeName;

    public Direction Better => signature.Better;

    public FormulaModel Formula { get; } = formula;

    public override string Kind => "a metric";
}

/// <summary>The result of Train: the loss that is minimised, and the metrics.</summary>
internal sealed class ObjectiveValue(LossValue loss, IReadOnlyList<MetricValue> metrics) : AbstractValue
{
    public LossValue Loss { get; } = loss;

    public IReadOnlyList<MetricValue> Metrics { get; } = metrics;

    public override string Kind => "an objective";
}
