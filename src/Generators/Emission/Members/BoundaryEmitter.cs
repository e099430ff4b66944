using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes the checks of inputs and targets: shapes and dtypes, equal sizes for equal names, and the preconditions.</summary>
internal sealed class BoundaryEmitter(EmitContext net)
{
    public void Emit()
    {
        var inputs = net.Model.Inputs.Select(input => ("inputs." + input.Member, input)).ToList();
        EmitCheck("Inputs inputs", inputs);
        if (net.Model.Objective is { } objective)
        {
            EmitCheck("Inputs inputs, Targets targets", [.. inputs, .. objective.Targets.Select(target => ("targets." + target.Member, target))]);
        }
    }

    private void EmitCheck(string parameters, List<(string Expression, InputModel Model)> tensors)
    {
        var sizes = tensors.SelectMany(tensor => ShapeOf(tensor.Model).Symbols)
            .Concat(tensors.SelectMany(tensor => tensor.Model.Ids?.Count.Symbols.Where(size => size.IsGiven) ?? []))
            .Concat(net.Model.Preconditions.SelectMany(condition => condition.Dim.Symbols).Where(size => size.IsGiven))
            .Distinct()
            .OrderBy(size => size.Name, StringComparer.Ordinal)
            .ToList();
        var identifiers = new Identifiers([.. Variables.Parameters, "boundary"]);
        var names = sizes.ToDictionary(size => size.Name, size => identifiers.Take(size.Name));
        string NameOf(Symbol size) => names[size.Name];

        // A condition on the sizes of targets cannot be checked without targets.
        var conditions = net.Model.Preconditions.Where(condition => condition.Dim.Symbols.All(sizes.Contains));
        net.Writer.Lines($$"""
            /// <inheritdoc/>
            protected override void Check({{parameters}})
            {
                var boundary = new {{Types.Boundary}}({{Literals.Of(net.Name)}}, DType, Device);
                {{tensors.Select(tensor => RankOf(tensor.Expression, tensor.Model))}}
                {{sizes.Select(size => $"var {NameOf(size)} = {net.Sizes.Of(size)};")}}
                {{tensors.Select(tensor => ShapeOf(tensor.Expression, tensor.Model, NameOf))}}
                {{tensors.Where(tensor => tensor.Model.Ids is not null).Select(tensor => IdsOf(tensor.Expression, tensor.Model, NameOf))}}
                {{sizes.Where(size => size.Min > 0 && !size.IsGiven).Select(size => $"boundary.AtLeast({Literals.Of(size.Name)}, {NameOf(size)}, {Literals.Of(size.Min)}, \"it is declared so\");")}}
                {{sizes.Where(size => size.MultipleOf > 1).Select(size => $"boundary.MultipleOf({Literals.Of(size.Name)}, {NameOf(size)}, {Literals.Of(size.MultipleOf)});")}}
                {{conditions.Select(condition => $"boundary.AtLeast({Literals.Of(condition.Dim.ToString())}, {DimPrinter.ForCSharp(condition.Dim, NameOf)}, {Literals.Of(condition.AtLeast)}, {Literals.Of("for " + condition.Reason)});")}}
            }

            """);
    }

    private Shape ShapeOf(InputModel tensor) => net.Model.Values[tensor.Value].Type.Shape!;

    private string RankOf(string expression, InputModel tensor) =>
        $"boundary.Rank({expression}, {Literals.Of(tensor.Name)}, \"{net.DTypeOf(tensor.Value)}\", {Literals.Of(net.ShapeOf(tensor.Value))}, {Literals.Of(ShapeOf(tensor).Rank)});";

    private string ShapeOf(string expression, InputModel tensor, Func<Symbol, string> nameOf) =>
        $"boundary.Shape({expression}, {Literals.Of(tensor.Name)}, {Literals.Of(net.ShapeOf(tensor.Value))}, {string.Join(", ", ShapeOf(tensor).Dims.Select(dim => DimPrinter.ForCSharp(dim, nameOf)))});";

    private static string IdsOf(string expression, InputModel tensor, Func<Symbol, string> nameOf)
    {
        var ignored = tensor.Ids!.Ignored is { } id ? $", {Literals.Of(id)}" : "";
        return $"boundary.Ids({expression}, {Literals.Of(tensor.Name)}, {DimPrinter.ForCSharp(tensor.Ids.Count, nameOf)}, {Literals.Of(tensor.Ids.Reason)}{ignored});";
    }
}
