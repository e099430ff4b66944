using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.FrontEnd.Symbols;
using CompiledNets.Generators.FrontEnd.Words;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNets.Generators.FrontEnd.Nets;

/// <summary>The inputs of a net.</summary>
/// <param name="Models">The inputs in the model.</param>
/// <param name="Values">The values of the parameters of Define.</param>
internal sealed record InputList(IReadOnlyList<InputModel> Models, IReadOnlyList<AbstractValue> Values);

/// <summary>Reads the parameters of Define and Train: inputs and targets with their attributes.</summary>
internal sealed class ParameterReader(INamedTypeSymbol type, KnownSymbols symbols, DefinitionReader definition, CancellationToken cancellation)
{
    private readonly Reporter _problems = definition.Problems;
    private readonly List<(string Name, AttributeData Attribute)> _declared = [];

    /// <summary>The names that no size which is given to the constructor can have.</summary>
    private static readonly string[] s_parameters = [Symbol.Batch.Name, "seed", "device", "dtype"];

    /// <summary>Gets the parameters of Define that are sizes, which are given when the net is created.</summary>
    public static IEnumerable<IParameterSymbol> GivenSizesOf(IMethodSymbol define) =>
        define.Parameters.Where(parameter => parameter.Type.SpecialType == SpecialType.System_Int32 && parameter.RefKind == RefKind.None);

    /// <summary>Returns true if no size that is given to the constructor can have a name.</summary>
    public static bool IsReserved(string name) => s_parameters.Contains(name, StringComparer.Ordinal);

    /// <summary>Reads the sizes that are parameters, and the attributes [Dim] of all parameters. Any shape can use these sizes.</summary>
    public void DeclareSizes(IMethodSymbol define, IMethodSymbol? train)
    {
        foreach (var size in GivenSizesOf(define))
        {
            if (IsReserved(size.Name))
            {
                _problems.Report(ProblemId.NameIsTaken, size.Locations[0], [size.Name, size.Name == Symbol.Batch.Name ? "the size of the batch" : "a parameter that each net's constructor has"]);
            }

            definition.Shapes.Declare(new Symbol(size.Name, min: 1, isGiven: true));
        }

        foreach (var attribute in define.Parameters.Concat(train?.Parameters ?? []).SelectMany(parameter => parameter.GetAttributes()))
        {
            if (symbols.Is(attribute.AttributeClass, KnownType.DimAttribute) && attribute.ConstructorArguments is [{ Value: string name }])
            {
                _declared.Add((name, attribute));
                definition.Shapes.Declare(new Symbol(name, Math.Max(Named(attribute, "Min", 0), 0), Math.Max(Named(attribute, "MultipleOf", 1), 1)));
            }
        }

        static int Named(AttributeData attribute, string member, int @default) =>
            attribute.NamedArguments.FirstOrDefault(argument => argument.Key == member).Value.Value as int? ?? @default;
    }

    /// <summary>Reads the inputs of a net.</summary>
    /// <param name="define">The method Define.</param>
    /// <param name="maskRanks">The rank of the mask of each input, or 0 for an input without a mask.</param>
    public InputList ReadInputs(IMethodSymbol define, IReadOnlyList<int> maskRanks)
    {
        var inputs = new List<InputModel>();
        var values = define.Parameters.Select(parameter => Read(parameter, "input", inputs)).ToList();
        CheckSizes(define);
        return new InputList(inputs.Select((input, index) => index < maskRanks.Count && maskRanks[index] > 0 ? AddMask(input, maskRanks[index]) : input).ToList(), values);
    }

    /// <summary>Adds the mask of an input: a tensor of the first axes of the input.</summary>
    private InputModel AddMask(InputModel input, int rank)
    {
        var graph = definition.Graph;
        var masked = graph.Find(input.Value);
        if (masked.Model.Type.Shape is not { } shape)
        {
            return input;
        }

        var mask = graph.AddValue(input.Name + "_mask", new TensorType(DType.Bool, new Shape(shape.Dims.Take(rank))), masked.Location, $"mask of input '{input.Name}'");
        masked.Mask = mask;
        return input with { Mask = mask };
    }

    /// <summary>Reads an input or a target, and adds it to <paramref name="others"/>.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="kind">The word for it in messages.</param>
    /// <param name="others">The inputs or targets before it.</param>
    public AbstractValue Read(IParameterSymbol parameter, string kind, List<InputModel> others)
    {
        if (definition.Shapes.Sizes.FirstOrDefault(size => size.IsGiven && size.Name == parameter.Name) is { } given && parameter.Type.SpecialType == SpecialType.System_Int32)
        {
            return new SizeValue(Dim.Of(given));
        }

        var location = parameter.Locations[0];
        var member = MemberNames.OfTensor(parameter.Name);
        if (others.FirstOrDefault(other => other.Member == member) is { } same)
        {
            _problems.Report(ProblemId.NameIsTaken, location, [parameter.Name, $"'{same.Name}': both would be the member '{member}'"]);
            member = new TakenNames(others.Select(other => other.Member)).Take(member);
        }

        Shape? shape = null;
        var dtype = DTypeOf(parameter.Type);
        if (dtype is null)
        {
            _problems.Report(ProblemId.InputMustBeSymbolic, location, [parameter.Name, parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)]);
        }
        else if (FindShape(parameter.GetAttributes()) is { } attribute)
        {
            shape = ReadShape(attribute, declares: true);
        }
        else
        {
            _problems.Report(ProblemId.ShapeIsMissing, location, [parameter.Name]);
        }

        var value = definition.Graph.AddValue(parameter.Name, new TensorType(dtype ?? DType.Float, shape), location, $"{kind} '{parameter.Name}'");
        others.Add(new InputModel(parameter.Name, member, value));
        ReadIds(parameter, dtype, value);
        return dtype is null ? Poison.Instance : new TensorValue(value);
    }

    /// <summary>Finds the attribute [Shape], or returns null.</summary>
    public AttributeData? FindShape(IEnumerable<AttributeData> attributes) =>
        attributes.FirstOrDefault(attribute => symbols.Is(attribute.AttributeClass, KnownType.ShapeAttribute));

    /// <summary>Reads the shape of an attribute [Shape], or returns null after reporting what is wrong.</summary>
    public Shape? ReadShape(AttributeData attribute, bool declares) => attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } dims]
        ? definition.Shapes.Read(dims.Values.Select(dim => dim.Value).ToList(), PlaceOf(attribute), declares)
        : definition.Shapes.Read([null], PlaceOf(attribute));

    /// <summary>Gets the place of an attribute, and of each of its sizes if they are written one by one.</summary>
    public ListPlace PlaceOf(AttributeData attribute)
    {
        var arguments = (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax)?.ArgumentList?.Arguments;
        return new ListPlace(LocationOf(attribute), arguments?.Select(argument => argument.Expression.GetLocation()).ToList());
    }

    public Location LocationOf(AttributeData attribute) => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation() ?? type.Locations[0];

    /// <summary>Gets the dtype of a symbolic tensor, or null for any other type.</summary>
    public DType? DTypeOf(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: [var argument] } named && symbols.Is(named, KnownType.Sym)
        ? argument.SpecialType switch
        {
            SpecialType.System_Single => DType.Float,
            SpecialType.System_Int64 => DType.Int64,
            SpecialType.System_Int32 => DType.Int32,
            SpecialType.System_Boolean => DType.Bool,
            _ => null,
        }
        : null;

    /// <summary>Checks that an input determines each named size: that the size is an axis of an input alone, or a linear term of one, as in 2*T + 1.</summary>
    public void CheckSizes(IMethodSymbol method)
    {
        var shapes = definition.Graph.Values.Select(value => value.Model.Type.Shape).Where(shape => shape is not null).ToList();
        foreach (var size in definition.Shapes.Sizes.Where(size => !size.IsGiven))
        {
            var uses = shapes.SelectMany(shape => shape!.Dims).Where(dim => dim.Symbols.Contains(size)).ToList();
            if (uses.Count > 0 && !uses.Any(dim => dim.IsLinearIn(size)))
            {
                _problems.Report(ProblemId.SizeCannotBeFound, (method.Parameters.FirstOrDefault()?.Locations ?? method.Locations)[0], [size.Name]);
            }
        }
    }

    /// <summary>Reports an attribute [Dim] for a size that no input and no target has.</summary>
    public void CheckDeclaredSizes()
    {
        var shapes = definition.Graph.Values.Where(value => value.Producer < 0).Select(value => value.Model.Type.Shape).ToList();
        if (_declared.Count == 0 || shapes.Any(shape => shape is null))
        {
            return;
        }

        var used = shapes.SelectMany(shape => shape!.Symbols).Where(symbol => !symbol.IsGiven).Select(symbol => symbol.Name).Where(name => name != Symbol.Batch.Name).Distinct().ToList();
        foreach (var (name, attribute) in _declared.Where(own => !used.Contains(own.Name)))
        {
            var free = used.Where(other => _declared.All(own => own.Name != other)).ToList();
            var meant = Spelling.Nearest(name, used) ?? (free.Count == 1 ? free[0] : null);
            _problems.Report(
                ProblemId.SizeIsNotUsed,
                (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax)?.ArgumentList?.Arguments.FirstOrDefault()?.GetLocation() ?? LocationOf(attribute),
                [name, meant is null ? ": write it in one, or remove this [Dim]" : ""],
                hint: meant is null ? null : Hint.DidYouMean($"\"{meant}\"", $"\"{meant}\""));
        }
    }

    private void ReadIds(IParameterSymbol parameter, DType? dtype, int value)
    {
        if (parameter.GetAttributes().FirstOrDefault(own => symbols.Is(own.AttributeClass, KnownType.IdsAttribute)) is not { ConstructorArguments: [{ Value: int count }] } attribute)
        {
            return;
        }

        if (count < 1 || dtype is DType.Float or DType.Bool)
        {
            var wrong = count < 1 ? $"{DimPrinter.Number(count)} ids" : $"a Sym<{(dtype == DType.Float ? "float" : "bool")}>";
            _problems.Report(ProblemId.IdsAreWrong, LocationOf(attribute), [parameter.Name, wrong]);
            return;
        }

        definition.Graph.Find(value).Ids.Declared = new IdRange(count, $"[Ids({DimPrinter.Number(count)})]");
    }
}
