using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>What an expression of a definition is, as far as the compiler can know before the program runs.</summary>
internal abstract class AbstractValue
{
    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>Something was wrong, and was said: whatever is done with it is silent.</summary>
internal sealed class Poison : AbstractValue
{
    public static Poison Instance { get; } = new();

    public override string Kind => "nothing";
}

/// <summary>A number, text, truth value, enum member or null that is known.</summary>
internal sealed class Constant(object? value) : AbstractValue
{
    public object? Value { get; } = value;

    public override string Kind => Value is null ? "null" : "a constant";
}

/// <summary>A tensor of the graph.</summary>
internal sealed class TensorValue(int id) : AbstractValue
{
    public int Id { get; } = id;

    public override string Kind => "a tensor";
}

/// <summary>A tuple, with the values of its elements.</summary>
internal sealed class TupleValue(IReadOnlyList<AbstractValue> elements) : AbstractValue
{
    public IReadOnlyList<AbstractValue> Elements { get; } = elements;

    public override string Kind => "a tuple";
}

/// <summary>An index that counts from the end: <c>^1</c>.</summary>
internal sealed class FromEndValue(long distance) : AbstractValue
{
    public long Distance { get; } = distance;

    public override string Kind => "an index";
}

/// <summary>A range of indices: <c>1..^1</c>.</summary>
internal sealed class RangeValue(AbstractValue start, AbstractValue end) : AbstractValue
{
    public AbstractValue Start { get; } = start;

    public AbstractValue End { get; } = end;

    public override string Kind => "a range";
}

/// <summary>An array. Like the array it stands for, it is shared by everybody who holds it.</summary>
internal sealed class ArrayValue(IEnumerable<AbstractValue> elements) : AbstractValue
{
    public List<AbstractValue> Elements { get; } = elements.ToList();

    public override string Kind => "an array";
}

/// <summary>An initializer, regularizer or constraint by its name, with its arguments.</summary>
internal sealed class FormulaValue(Models.FormulaModel model) : AbstractValue
{
    public Models.FormulaModel Model { get; } = model;

    public override string Kind => "an initializer, regularizer or constraint";
}

/// <summary>A sum of losses with weights.</summary>
internal sealed class LossValue(IReadOnlyList<LossTerm> terms) : AbstractValue
{
    public IReadOnlyList<LossTerm> Terms { get; } = terms;

    public override string Kind => "a loss";

    public LossValue Scale(double factor) => new(Terms.Select(term => term with { Weight = term.Weight * factor }).ToList());
}

/// <summary>A loss with its weight.</summary>
/// <param name="Value">The tensor it is, or is the mean of.</param>
/// <param name="Weight">Its factor.</param>
/// <param name="IsMeanOfValue">Whether it is the mean of a graph of the user's.</param>
internal sealed record LossTerm(int Value, double Weight, bool IsMeanOfValue);

internal sealed class MetricValue(int value, string name, Models.FormulaModel formula) : AbstractValue
{
    public Models.FormulaModel Formula { get; } = formula;

    public int Value { get; } = value;

    /// <summary>Keras' name: <c>binary_accuracy</c>.</summary>
    public string Name { get; } = name;

    public override string Kind => "a metric";
}

internal sealed class ObjectiveValue(LossValue loss, IReadOnlyList<MetricValue> metrics) : AbstractValue
{
    public LossValue Loss { get; } = loss;

    public IReadOnlyList<MetricValue> Metrics { get; } = metrics;

    public override string Kind => "an objective";
}

/// <summary>Something that can be applied to tensors: a layer, or a method.</summary>
internal abstract class FunctionValue : AbstractValue
{
    public override string Kind => "a layer";
}

/// <summary>A layer of the catalogue, made once.</summary>
internal sealed class LayerValue(MadeLayer layer) : FunctionValue
{
    public MadeLayer Layer { get; } = layer;
}

/// <summary>A net in the net, made once.</summary>
internal sealed class InstanceValue(MadeInstance instance) : FunctionValue
{
    public MadeInstance Instance { get; } = instance;
}

/// <summary>A function that is applied to every time step.</summary>
internal sealed class TimeDistributedValue(FunctionValue function, IOperation origin) : FunctionValue
{
    public FunctionValue Function { get; } = function;

    public IOperation Origin { get; } = origin;
}

/// <summary>A function whose layers training leaves as they are.</summary>
internal sealed class FrozenValue(FunctionValue function) : FunctionValue
{
    public FunctionValue Function { get; } = function;
}

/// <summary>A method: a word of the language, a block of the user's, or a local function with the variables around it.</summary>
internal sealed class MethodValue(IMethodSymbol method, Frame? frame) : FunctionValue
{
    public IMethodSymbol Method { get; } = method;

    public Frame? Frame { get; } = frame;
}

/// <summary>A lambda with the variables around it.</summary>
internal sealed class LambdaValue(IAnonymousFunctionOperation lambda, Frame frame) : FunctionValue
{
    public IAnonymousFunctionOperation Lambda { get; } = lambda;

    public Frame Frame { get; } = frame;
}

/// <summary>A recurrent layer in both directions.</summary>
internal sealed class BidirectionalValue(MadeLayer forward, MadeLayer backward, string mergeMode) : FunctionValue
{
    public MadeLayer Forward { get; } = forward;

    public MadeLayer Backward { get; } = backward;

    /// <summary>A member of MergeMode.</summary>
    public string MergeMode { get; } = mergeMode;
}

/// <summary>Layers one after the other.</summary>
internal sealed class SequentialValue(IReadOnlyList<(FunctionValue Function, IOperation Origin)> steps) : FunctionValue
{
    public IReadOnlyList<(FunctionValue Function, IOperation Origin)> Steps { get; } = steps;
}
