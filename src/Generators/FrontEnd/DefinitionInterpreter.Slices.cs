using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd;

internal sealed partial class DefinitionInterpreter
{
    /// <summary>A place, and whether it counts from the end: two numbers of a slice.</summary>
    private static IReadOnlyList<long>? PlaceIn(AbstractValue value) => value switch
    {
        FromEndValue fromEnd => [fromEnd.Distance, 1],
        Constant { Value: int or long } constant => [ConstantFolder.ToLong(constant.Value), 0],
        _ => null,
    };

    /// <summary><c>x[1..^1, ..]</c>.</summary>
    private AbstractValue Slice(IPropertyReferenceOperation operation, AbstractValue tensor, Frame frame)
    {
        var argument = operation.Arguments[0];
        var slices = Visit(argument.Value, frame);
        if (tensor is Poison || slices is not ArrayValue array || array.Elements.Any(element => element is Poison))
        {
            return Poison.Instance;
        }

        var numbers = new List<long>();
        foreach (var element in array.Elements)
        {
            if (element is RangeValue { Start: var start, End: var end } && PlaceIn(start) is { } from && PlaceIn(end) is { } to)
            {
                numbers.AddRange([0, .. from, .. to]);
            }
            else if (PlaceIn(element) is { } place)
            {
                numbers.AddRange([1, .. place, 0, 0]);
            }
            else
            {
                return Report(ProblemId.MustBeConstant, LocationOf(argument), ["A slice", $"this is {element.Kind}"]);
            }
        }

        var locations = new Dictionary<string, Location> { ["slices"] = LocationOf(argument) };
        var word = LayerCatalogue.Find("op_Slice")!;
        return ApplyWord(word, new WordArguments([new Argument("slices", ArgumentValue.Of(numbers))], null, null, locations, "[]"), [(tensor, operation.Instance!)], operation);
    }
}
