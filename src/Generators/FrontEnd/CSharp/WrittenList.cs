using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>Finds the elements of lists and tuples that are written where they are used, so that a problem can be reported at one of them.</summary>
internal static class WrittenList
{
    /// <summary>Gets the elements, or null if the list is a variable, or spreads another list.</summary>
    public static IReadOnlyList<IOperation>? ElementsOf(IOperation? list)
    {
        while (list is IConversionOperation or IParenthesizedOperation)
        {
            list = list is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)list).Operand;
        }

        return list switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation collection when !collection.Elements.Any(element => element is ISpreadOperation) => collection.Elements,
            ITupleOperation tuple => tuple.Elements,
            _ => null,
        };
    }

    /// <summary>Gets the place of an argument and those of its elements.</summary>
    public static ListPlace PlaceOf(IArgumentOperation argument) =>
        new(SourcePlaces.Of(argument), ElementsOf(argument.Value)?.Select(element => element.Syntax.GetLocation()).ToList());
}
