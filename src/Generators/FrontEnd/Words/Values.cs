using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;
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

/// <summary>A size that is given when the net is created: an <c>int</c> parameter of <c>Define</c>, or a sum or product with one.</summary>
internal sealed class SizeValue(Dim size) : AbstractValue
{
    public Dim Size { get; } = size;

    public override string Kind => "a size that is given when the net is created";
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
/// <param name="name">The name in Keras, such as <c>binary_accuracy</c>, or the name that the user gave.</param>
/// <param name="better">The values that are better.</param>
/// <param name="formula">The formula that computes the metric from the sums of all batches.</param>
/// <param name="isMeanOfValue">Whether the metric is the mean of the tensor, because the user has written it as a graph.</param>
/// <param name="isNamed">Whether the user gave the name, by itself or as that of a local. It is reported without the name of an output.</param>
internal sealed class MetricValue(int value, string name, Direction better, FormulaModel formula, bool isMeanOfValue = false, bool isNamed = false) : AbstractValue
{
    public int Value { get; } = value;

    public string Name { get; } = name;

    public Direction Better { get; } = better;

    public FormulaModel Formula { get; } = formula;

    public bool IsMeanOfValue { get; } = isMeanOfValue;

    public bool IsNamed { get; } = isNamed;

    public override string Kind => "a metric";

    public MetricValue WithName(string given) => new(Value, given, Better, Formula, IsMeanOfValue, isNamed: true);
}

/// <summary>The result of Train: the loss that is minimised, and the metrics.</summary>
internal sealed class ObjectiveValue(LossValue loss, IReadOnlyList<MetricValue> metrics) : AbstractValue
{
    public LossValue Loss { get; } = loss;

    public IReadOnlyList<MetricValue> Metrics { get; } = metrics;

    public override string Kind => "an objective";
}
