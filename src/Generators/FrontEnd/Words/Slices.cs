using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Reads slices of tensors: <c>x[1..^1, ..]</c>.</summary>
internal sealed class Slices(WordCaller words, Reporter problems)
{
    public AbstractValue Read(IPropertyReferenceOperation indexer, Frame frame)
    {
        var tensor = frame.Evaluate(indexer.Instance);
        var argument = indexer.Arguments[0];
        var slices = frame.Evaluate(argument.Value);
        if (tensor is Poison || slices is not ArrayValue array || array.Elements.Any(element => element is Poison))
        {
            return Poison.Instance;
        }

        var numbers = new List<long>();
        var place = WrittenList.PlaceOf(argument);
        var locations = new Dictionary<string, Location> { ["slices"] = place.Whole };
        for (var i = 0; i < array.Elements.Count; i++)
        {
            var location = place.Of(i, array.Elements.Count);
            if (NumbersOf(array.Elements[i]) is not { } slice)
            {
                return problems.Reject(ProblemId.MustBeConstant, location, "A slice", $"this is {array.Elements[i].Kind}", "Write an index or a range of numbers, such as 0 or 2..5");
            }

            locations[ListPlace.KeyOf("slices", i)] = location;
            numbers.AddRange(slice);
        }

        var arguments = new WordArguments([new Argument("slices", ArgumentValue.Of(numbers))], null, locations, "[]");
        return words.Call(new WordCall(WordCatalogue.Of<SliceOperator>(), arguments, [new Evaluated(tensor, indexer.Instance!)], indexer, indexer));
    }

    /// <summary>Gets the five numbers of a slice: 1 for an index or 0 for a range, then its start and its end; null if it is neither.</summary>
    private static IReadOnlyList<long>? NumbersOf(AbstractValue slice) => slice switch
    {
        RangeValue { Start: var start, End: var end } when PlaceOf(start) is { } from && PlaceOf(end) is { } to => [0, .. from, .. to],
        _ when PlaceOf(slice) is { } place => [1, .. place, 0, 0],
        _ => null,
    };

    /// <summary>Gets the two numbers of a place: an index, and 1 if it counts from the end.</summary>
    private static IReadOnlyList<long>? PlaceOf(AbstractValue value) => value switch
    {
        FromEndValue fromEnd => [fromEnd.Distance, 1],
        Constant { Value: int or long } constant => [ConstantFolder.ToLong(constant.Value), 0],
        _ => null,
    };
}
