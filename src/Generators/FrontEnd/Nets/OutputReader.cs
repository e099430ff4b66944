using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Words;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Nets;

/// <summary>Names the outputs of a net, and checks them against the return type of Define.</summary>
internal sealed class OutputReader(ParameterReader parameters, DefinitionReader definition)
{
    /// <summary>Reads the outputs, or returns null after reporting that the return type has none.</summary>
    /// <param name="define">The method Define.</param>
    /// <param name="train">The method Train, or null.</param>
    /// <param name="result">The result of Define.</param>
    public IReadOnlyList<OutputModel>? Read(IMethodSymbol define, IMethodSymbol? train, MethodResult result)
    {
        if (NamesOf(define, train, result.Local) is not { } names)
        {
            return null;
        }

        var values = (names.Count, result.Value) switch
        {
            (1, not TupleValue) => [result.Value],
            (_, TupleValue tuple) => tuple.Elements,
            _ => Enumerable.Repeat<AbstractValue>(Poison.Instance, names.Count).ToList(),
        };
        var outputs = new List<OutputModel>();
        for (var i = 0; i < names.Count; i++)
        {
            var member = MemberNames.OfTensor(names[i]);
            if (outputs.FirstOrDefault(other => other.Member == member) is { } same)
            {
                definition.Problems.Report(ProblemId.NameIsTaken, PlaceOf(define, i), [names[i], $"'{same.Name}': both would be the member '{member}'"]);
                member = new TakenNames(outputs.Select(other => other.Member)).Take(member);
            }

            var id = i < values.Count && values[i] is TensorValue tensor ? tensor.Id : -1;
            outputs.Add(new OutputModel(names[i], member, id, id < 0 ? -1 : definition.Graph.Find(id).Mask ?? -1));
        }

        if (parameters.FindShape(define.GetReturnTypeAttributes()) is { } asserted
            && outputs.Count == 1
            && values[0] is TensorValue output
            && parameters.ReadShape(asserted, declares: false) is { } shape)
        {
            definition.Assertions.Check(output, shape, parameters.PlaceOf(asserted));
        }

        return outputs;
    }

    /// <summary>Gets the place of an output in the return type, or that of the method if there is only one.</summary>
    private static Location PlaceOf(IMethodSymbol define, int output) =>
        (define.ReturnType as INamedTypeSymbol)?.TupleElements is { IsDefaultOrEmpty: false } elements && output < elements.Length && elements[output].Locations is [var location, ..]
            ? location
            : define.Locations[0];

    private IReadOnlyList<string>? NamesOf(IMethodSymbol define, IMethodSymbol? train, string? local)
    {
        if (parameters.DTypeOf(define.ReturnType) is not null)
        {
            // The name that Train has for the only output, else that of the returned local.
            var inTrain = train?.Parameters.FirstOrDefault(parameter => parameters.FindShape(parameter.GetAttributes()) is null)?.Name;
            return [inTrain ?? local ?? "output"];
        }

        if (define.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple
            && tuple.TupleElements.All(element => element.IsExplicitlyNamedTupleElement && parameters.DTypeOf(element.Type) is not null))
        {
            return tuple.TupleElements.Select(element => element.Name).ToList();
        }

        // C# has reported a type that does not exist.
        if (define.ReturnType.TypeKind != TypeKind.Error)
        {
            var elements = define.ReturnType is INamedTypeSymbol { IsTupleType: true } outputs ? outputs.TupleElements.ToList() : [];
            var wrong = elements.FindIndex(element => parameters.DTypeOf(element.Type) is null);
            definition.Problems.Report(ProblemId.OutputMustBeSymbolic, wrong >= 0 ? PlaceOf(define, wrong) : define.Locations[0], [define.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)]);
        }

        return null;
    }
}
