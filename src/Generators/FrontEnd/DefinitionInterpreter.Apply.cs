using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNets.Generators.FrontEnd;

internal sealed partial class DefinitionInterpreter
{
    /// <summary>Applies a word without weights, by its name.</summary>
    private AbstractValue ApplyWord(string word, IReadOnlyList<Argument> values, IReadOnlyList<(AbstractValue Value, IOperation Operation)> operands, IOperation call) =>
        ApplyWord(LayerCatalogue.Find(word)!, new WordArguments(values, null, null, new Dictionary<string, Location>(), word + "()"), operands, call);

    private AbstractValue ApplyWord(Layer word, WordArguments arguments, IReadOnlyList<(AbstractValue Value, IOperation Operation)> operands, IOperation call)
    {
        if (word.Signature.Operands is [{ IsVariadic: true }] && operands.Count < 2 && operands.All(operand => operand.Value is not Poison))
        {
            return Report(ProblemId.TooFewOperands, call.Syntax.GetLocation(), [word.Signature.Title, DimPrinter.Number(operands.Count)]);
        }

        if (Infer(word, arguments, operands, call, out var context) is not { } shape)
        {
            return Poison.Instance;
        }

        Graph.AddPreconditions(context!.Preconditions);
        return AddCall(word, -1, arguments, operands, [shape, .. context.Further], call);
    }

    /// <summary>Calls a layer: the first call gives its weights their shapes, and every other one must agree.</summary>
    private AbstractValue Apply(MadeLayer layer, IReadOnlyList<(AbstractValue Value, IOperation Operation)> operands, IOperation call)
    {
        var arguments = layer.Arguments;
        operands = Given(layer.Definition.Signature, operands);
        if (Infer(layer.Definition, arguments, operands, layer.Origin, out var context) is not { } shape)
        {
            return Poison.Instance;
        }

        layer.IsFrozen |= _freezing > 0;
        if (layer.Weights is null)
        {
            layer.Weights = context!.Weights;
            layer.Ordinal = Graph.AddLayer(layer);
        }
        else if (layer.Weights.Zip(context!.Weights, (first, now) => (first, now)).FirstOrDefault(pair => !pair.first.Shape.Equals(pair.now.Shape)) is (not null, not null) changed)
        {
            return Report(
                ProblemId.SharedLayerDisagrees,
                operands[0].Operation.Syntax.GetLocation(),
                [layer.Definition.Signature.Name, changed.first.Name, Text(changed.first), context.Input.ToString(), Text(changed.now)],
                TextOf(operands[0].Operation.Syntax),
                [(layer.Origin.Syntax.GetLocation(), "It was made at " + PlaceOf(layer.Origin.Syntax.GetLocation()))]);
        }

        Graph.AddPreconditions(context!.Preconditions);
        foreach (var (input, count) in context.IdLimits)
        {
            Graph.LimitIds(((TensorValue)operands[input].Value).Id, new IdRange(count, arguments.Text));
        }

        var ordinal = Graph.Calls.Count;
        var result = AddCall(layer.Definition, layer.Ordinal, arguments, operands, [shape, .. context.Further], call);
        if (arguments.Activation is { } activation)
        {
            var origin = layer.Origin is Microsoft.CodeAnalysis.Operations.IInvocationOperation made
                ? made.Arguments.First(argument => argument.Parameter!.Name == "activation").Value
                : layer.Origin;
            result = Apply(activation, [(result, origin)], origin);
        }

        if (arguments.Values.FirstOrDefault(argument => argument.Name == "activityRegularizer") is { Value.Formula: { } regularizer })
        {
            result = ApplyWord("op_ActivityPenalty", [new Argument("regularizer", ArgumentValue.Of(regularizer))], [(result, layer.Origin)], layer.Origin);
        }

        Graph.MarkParts(ordinal);
        return result;

        static string Text(WeightModel weight) => "(" + string.Join(", ", weight.Shape.Select(DimPrinter.Number)) + ")";
    }

    /// <summary>
    /// The operands without those at the end that may be left out, and are: null. Any other null is left where it is, and
    /// reported with the operands that are no tensors.
    /// </summary>
    private static IReadOnlyList<(AbstractValue Value, IOperation Operation)> Given(Signature signature, IReadOnlyList<(AbstractValue Value, IOperation Operation)> operands)
    {
        var count = operands.Count;
        while (count > 0 && operands[count - 1].Value is Constant { Value: null } && count <= signature.Operands.Count && signature.Operands[count - 1].IsOptional)
        {
            count--;
        }

        return count == operands.Count ? operands : operands.Take(count).ToList();
    }

    private AbstractValue AddCall(
        Layer word,
        int layer,
        WordArguments arguments,
        IReadOnlyList<(AbstractValue Value, IOperation Operation)> operands,
        IReadOnlyList<Shape> shapes,
        IOperation call)
    {
        var name = word.Signature.SnakeName;
        var inputs = operands.Select(operand => ((TensorValue)operand.Value).Id).ToList();
        var dtype = word.ResultDType(inputs.Select(input => Graph.TypeOf(input).DType).ToList());
        var outputs = shapes.Select(shape => Graph.AddValue(name, new TensorType(dtype, shape), call.Syntax.GetLocation(), word.Signature.Name.Replace("op_", ""))).ToList();
        var (values, all) = WithMasks(word, arguments.Values, inputs);
        var made = new CallModel(word.Signature.Name, layer, name, values.ToEquatableArray(), all.ToEquatableArray(), outputs.ToEquatableArray(), -1, Graph.CurrentScope);

        // A mask stands where its tensor stands.
        Graph.AddCall(made, all.Select((_, index) => operands[index < operands.Count ? index : 0].Operation.Syntax.GetLocation()).ToList());
        PassMasks(word, arguments, operands, outputs[0], call);
        var results = outputs.Select(output => new TensorValue(output)).ToList();
        return word.Signature.GivesList ? new ArrayValue(results)
            : results.Count == 1 ? results[0]
            : new TupleValue(results);
    }

    /// <summary>Runs the shape rule of a word, and puts what it reports where it stands in the source.</summary>
    /// <param name="origin">The call in which the arguments stand.</param>
    private Shape? Infer(Layer word, WordArguments arguments, IReadOnlyList<(AbstractValue Value, IOperation Operation)> operands, IOperation origin, out ShapeContext? context)
    {
        context = null;
        foreach (var (value, operation) in operands)
        {
            if (value is not TensorValue and not Poison)
            {
                Report(ProblemId.NotALayer, operation.Syntax.GetLocation(), [$"{word.Signature.Title} is applied to tensors, and this is {value.Kind}"]);
            }
        }

        if (operands.Any(operand => operand.Value is not TensorValue))
        {
            return null;
        }

        var types = operands.Select(operand => Graph.TypeOf(((TensorValue)operand.Value).Id)).ToList();
        if (types.Any(type => type.Shape is null))
        {
            return null;
        }

        context = new ShapeContext(
            word.Signature,
            types.Select(type => type.Shape!).ToList(),
            types.Select(type => type.DType).ToList(),
            new Arguments(word.Signature, arguments.Values),
            Place,
            operands.Select(operand => Graph.DeclaredIdsOf(((TensorValue)operand.Value).Id)).ToList());
        try
        {
            return word.Infer(context);
        }
        catch (OverflowException)
        {
            Report(ProblemId.SizeTooLarge, origin.Syntax.GetLocation(), [word.Signature.Title]);
            return null;
        }

        void Place(Problem problem)
        {
            var operand = problem.Place.Input >= 0 ? operands[problem.Place.Input].Operation : null;
            var location = problem.Place.Parameter is { } parameter && arguments.Locations.TryGetValue(parameter, out var argument)
                ? argument
                : (operand ?? origin).Syntax.GetLocation();
            var origins = problem.Origins
                .Select(reference => Explain(((TensorValue)operands[reference.Input].Value).Id, reference.Axis))
                .Distinct()
                .ToList();
            var hint = FlattenFirst(problem, operands, out var elsewhere) ?? problem.Hint ?? PoolInstead(problem, operands);
            Report(problem.Id, location, problem.Arguments, operand is null ? "" : TextOf(operand.Syntax), origins, hint, elsewhere);
        }
    }

    /// <summary>
    /// Dense works on the last axis and keeps the others, so that a Flatten that was forgotten shows in the objective only: there the
    /// output has more axes than its target. What is to be done is to flatten before the first Dense, not to give the target those axes.
    /// </summary>
    /// <param name="elsewhere">The operand of that Dense.</param>
    private Hint? FlattenFirst(Problem problem, IReadOnlyList<(AbstractValue Value, IOperation Operation)> operands, out Location? elsewhere)
    {
        elsewhere = null;
        if (problem.Id != ProblemId.TargetDisagrees
            || operands is not [(TensorValue output, _), (TensorValue target, _), ..]
            || Graph.TypeOf(output.Id).Shape is not { Rank: > 2 } outputShape
            || Graph.TypeOf(target.Id) is not { Shape: { Rank: <= 2 } targetShape } targetType
            || !(targetType.DType == DType.Int64 ? targetShape.Rank == 1 || targetShape.Last.Is(1) : targetShape.Rank == 2 && targetShape.Last.Equals(outputShape.Last)))
        {
            return null;
        }

        CallModel? dense = null;
        for (var call = Graph.ProducerOf(output.Id); call is { Inputs.Length: 1 } && Graph.TypeOf(call.Inputs[0]).Shape?.Rank == outputShape.Rank; call = Graph.ProducerOf(call.Inputs[0]))
        {
            if (call.Word == "Dense")
            {
                dense = call;
            }
            else if (call.Layer >= 0 && call.Word != "Dropout")
            {
                break;
            }
        }

        if (dense is null || Graph.TypeOf(dense.Inputs[0]).Shape!.Dims.Skip(1).Any(dim => !dim.IsConstant))
        {
            return null;
        }

        elsewhere = Graph.OperandOf(dense, 0);
        var text = $"Dense at {PlaceOf(elsewhere)} works on the last axis of {Graph.TypeOf(dense.Inputs[0]).Shape} and keeps the others: put Flatten() before it";
        return new Hint(text, RepairKind.Wrap, "Flatten()");
    }

    /// <summary>Flatten multiplies a length that is not known into the features; a global pooling takes the length away, whatever it is.</summary>
    private Hint? PoolInstead(Problem problem, IReadOnlyList<(AbstractValue Value, IOperation Operation)> operands)
    {
        if (problem.Id != ProblemId.SizeMustBeKnown
            || problem.Place.Input < 0
            || operands[problem.Place.Input] is not (TensorValue operand, var operation)
            || Graph.ProducerOf(operand.Id) is not { Word: "Flatten", Inputs: [var flattened, ..] }
            || Graph.TypeOf(flattened).Shape is not { Rank: >= 3 and <= 5 } shape
            || !shape[_settings.DataFormat == "ChannelsFirst" ? 1 : shape.Rank - 1].IsConstant)
        {
            return null;
        }

        var pooling = $"GlobalMaxPooling{DimPrinter.Number(shape.Rank - 2)}D()";
        var text = $"Where the length is unknown, put {pooling} in place of Flatten()";
        return operation.Syntax is InvocationExpressionSyntax { Expression: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Flatten" } }, ArgumentList.Arguments: [var argument] }
            ? new Hint(text, RepairKind.Replace, $"{pooling}({argument})")
            : new Hint(text);
    }

    /// <summary>Where a size of a tensor comes from, in words.</summary>
    private (Location Location, string Description) Explain(int value, int axis)
    {
        var (location, description) = Graph.OriginOf(value, axis);
        return (location, $"{Graph.TypeOf(value).Shape![axis]} comes from {description} at {PlaceOf(location)}");
    }

    private static string PlaceOf(Location location) =>
        "line " + DimPrinter.Number(location.GetLineSpan().StartLinePosition.Line + 1);
}
