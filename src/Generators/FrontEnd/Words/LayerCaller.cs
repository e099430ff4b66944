using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Calls layers, which have weights, an activation and a regularizer of the result.</summary>
internal sealed class LayerCaller(DefinitionGraph graph, WordCaller words, Reporter problems)
{
    /// <summary>Calls a layer. The first call decides the shapes of its weights, and every other call must agree.</summary>
    public AbstractValue Call(MadeLayer layer, FunctionValue? activation, IReadOnlyList<Evaluated> operands, IOperation operation)
    {
        var call = new WordCall(layer.Word, layer.Arguments, WithoutMissing(layer.Word.Signature, operands), layer.Origin, operation);
        if (words.Infer(call) is not { } inference)
        {
            return Poison.Instance;
        }

        var context = inference.Context;
        layer.IsFrozen |= graph.IsFreezing;
        if (layer.Weights is null)
        {
            layer.Weights = context.Weights;
            layer.Ordinal = graph.AddLayer(layer);
        }
        else if (FirstDifference(layer.Weights, context.Weights) is var (first, now))
        {
            return RejectWeights(layer, call, context, first, now);
        }

        var ordinal = graph.Calls.Count;
        var result = words.Add(call, layer.Ordinal, inference);
        if (activation is not null)
        {
            var origin = ArgumentOf(layer.Origin, "activation");
            result = activation.Apply([new Evaluated(result, origin)], origin);
        }

        if (layer.Arguments.Values.FirstOrDefault(argument => argument.Name == "activityRegularizer") is { Value.Formula: { } regularizer })
        {
            result = words.Call(WordCatalogue.Of<ActivityPenalty>(), [new Evaluated(result, layer.Origin)], layer.Origin, new Argument("regularizer", ArgumentValue.Of(regularizer)));
        }

        graph.MarkParts(ordinal);
        return result;
    }

    /// <summary>
    /// Removes the optional operands at the end that are null. Any other null stays, and is reported like every operand that is not a tensor.
    /// </summary>
    private static IReadOnlyList<Evaluated> WithoutMissing(Signature signature, IReadOnlyList<Evaluated> operands)
    {
        var count = operands.Count;
        while (count > 0 && operands[count - 1].Value is Constant { Value: null } && count <= signature.Operands.Count && signature.Operands[count - 1].IsOptional)
        {
            count--;
        }

        return count == operands.Count ? operands : operands.Take(count).ToList();
    }

    private static (WeightModel First, WeightModel Now)? FirstDifference(IEnumerable<WeightModel> first, IEnumerable<WeightModel> now) => first
        .Zip(now, (first, now) => ((WeightModel First, WeightModel Now)?)(first, now))
        .FirstOrDefault(pair => !pair!.Value.First.Shape.Equals(pair.Value.Now.Shape));

    private AbstractValue RejectWeights(MadeLayer layer, WordCall call, ShapeContext context, WeightModel first, WeightModel now)
    {
        var (operand, made) = (call.Operands[0].Operation, layer.Origin.Syntax.GetLocation());
        problems.Report(
            ProblemId.SharedLayerDisagrees,
            operand.Syntax.GetLocation(),
            [call.Signature.Name, first.Name, ShapeOf(first), context.Input.ToString(), ShapeOf(now)],
            SourcePlaces.TextOf(operand.Syntax),
            [new Origin(made, "It was made at " + SourcePlaces.LineOf(made))]);
        return Poison.Instance;
    }

    private static string ShapeOf(WeightModel weight) => "(" + string.Join(", ", weight.Shape) + ")";

    private static IOperation ArgumentOf(IOperation origin, string parameter) =>
        origin is IInvocationOperation call ? call.Arguments.First(argument => argument.Parameter!.Name == parameter).Value : origin;
}
