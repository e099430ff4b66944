using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>Reads a class with [CompiledNet]: its declaration, Define, Train. The generator takes the model, the analyzer the reports.</summary>
internal sealed partial class NetReader
{
    private readonly INamedTypeSymbol _type;
    private readonly KnownSymbols _symbols;
    private readonly NestedNets _nets;
    private readonly CancellationToken _cancellation;
    private readonly IReportSink _sink;
    private readonly DefinitionGraph _graph = new();
    private readonly DefinitionInterpreter _interpreter;

    private NetReader(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, KnownSymbols symbols, IReportSink sink, NestedNets nets, CancellationToken cancellation)
    {
        _type = type;
        _symbols = symbols;
        _nets = nets;
        _cancellation = cancellation;
        _sink = sink;
        var format = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "DataFormat").Value.Value as int? ?? 0;
        _interpreter = new DefinitionInterpreter(
            symbols, new SemanticModelProvider(compilation), nets, new NetSettings(type, DefinitionInterpreter.DataFormatName(format)), _graph, sink, cancellation);
    }

    /// <summary>Reads a net. Never throws, except when it is cancelled.</summary>
    /// <returns>The model, marked as invalid where anything was reported; null where not even members can be generated.</returns>
    public static NetModel? Read(INamedTypeSymbol type, Compilation compilation, IReportSink sink, CancellationToken cancellation) =>
        Read(type, compilation, sink, new NestedNets(compilation, cancellation), cancellation);

    /// <summary>Reads a net that stands in another.</summary>
    public static NetModel? Read(INamedTypeSymbol type, Compilation compilation, IReportSink sink, NestedNets nets, CancellationToken cancellation)
    {
        try
        {
            return KnownSymbols.Of(compilation) is { } symbols
                && type.GetAttributes().FirstOrDefault(own => KnownSymbols.Is(own.AttributeClass, symbols.CompiledNetAttribute)) is { } attribute
                ? new NetReader(type, attribute, compilation, symbols, sink, nets, cancellation).ReadWithin()
                : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var text = Failures.Describe(exception);
            sink.Add(new Report(ProblemId.InternalError, type.Locations[0], ProblemCatalogue.Of(ProblemId.InternalError).Format([text], ""), []));
            return null;
        }
    }

    private NetModel? ReadWithin()
    {
        _nets.Enter(_type);
        try
        {
            return Read();
        }
        finally
        {
            _nets.Leave(_type);
        }
    }

    private NetModel? Read()
    {
        if (!CheckType())
        {
            return null;
        }

        var isPartial = CheckPartial();
        if (FindMethod("Define") is not { } define)
        {
            return null;
        }

        var train = _type.GetMembers("Train").OfType<IMethodSymbol>().FirstOrDefault();
        DeclareSizes(define, train);

        var inputs = new List<InputModel>();
        var arguments = define.Parameters.Select(parameter => ReadInput(parameter, "input", inputs)).ToList();
        CheckSizes(define.Parameters);
        var (result, local) = _interpreter.Run(define, arguments);
        if (ReadOutputs(define, train, result, local) is not { } outputs)
        {
            return null;
        }

        var objective = train is null ? null : ReadObjective(train, outputs);
        _interpreter.ReportShapes();
        var isValid = !_interpreter.HasErrors
            && _graph.Values.All(value => value.Type.Shape is not null)
            && outputs.All(output => output.Value >= 0)
            && (train is null || objective is { Losses.Length: > 0 });
        if (isValid && _sink.WantsHints)
        {
            foreach (var (id, location, text) in new NetReview(_graph, _interpreter.MadeLayers, inputs, outputs, objective).Run())
            {
                Fail(id, location, text);
            }
        }

        if (!isPartial)
        {
            return null;
        }

        var naming = new LayerNaming(_graph, _type, inputs.Concat(objective?.Targets ?? EquatableArray<InputModel>.Empty).Select(input => input.Name));
        return new NetModel(
            HierarchyReader.Read(_type),
            inputs.Select(input => input with { Ids = _graph.IdsOf(input.Value) }).ToEquatableArray(),
            outputs.ToEquatableArray(),
            naming.Layers,
            naming.Instances,
            naming.Calls,
            naming.Scopes,
            _graph.Values.ToEquatableArray(),
            _interpreter.Sizes.ToEquatableArray(),
            _graph.Preconditions.ToEquatableArray(),
            objective,
            _type.MemberNames.Where(name => name.Contains("Layer")).OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
            isValid);
    }

    /// <summary>Whether the class can be a net at all.</summary>
    private bool CheckType()
    {
        var name = _type.Name;
        var location = _type.Locations[0];
        if (_type.TypeParameters.Length > 0 || ContainingTypes().Any(container => container.TypeParameters.Length > 0))
        {
            return Fail(ProblemId.NetTypeIsNotSupported, location, name, "it has type parameters; a net is compiled once, for the sizes it has");
        }

        if (_type.IsStatic || _type.IsAbstract || _type.IsRecord)
        {
            return Fail(ProblemId.NetTypeIsNotSupported, location, name, $"it is {(_type.IsStatic ? "static" : _type.IsAbstract ? "abstract" : "a record")}; write 'partial class'");
        }

        // The analyzer also sees the part that was generated, and with it the base class.
        if (_type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } @base
            && !(@base.Name is "CompiledNet" or "TrainableNet" && @base.ContainingNamespace.ToDisplayString() == "CompiledNets"))
        {
            return Fail(ProblemId.NetTypeIsNotSupported, location, name, $"it derives from '{_type.BaseType.Name}', but the base class of a net is generated");
        }

        return true;
    }

    /// <summary>Whether members can be added to the class. Its definition is read either way, for what else is wrong.</summary>
    private bool CheckPartial()
    {
        foreach (var type in new[] { _type }.Concat(ContainingTypes()))
        {
            if (type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(_cancellation)).OfType<TypeDeclarationSyntax>()
                .FirstOrDefault(declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) is { } declaration)
            {
                return Fail(ProblemId.NetMustBePartial, declaration.Identifier.GetLocation(), type.Name);
            }
        }

        return true;
    }

    private IEnumerable<INamedTypeSymbol> ContainingTypes()
    {
        for (var type = _type.ContainingType; type is not null; type = type.ContainingType)
        {
            yield return type;
        }
    }

    private IMethodSymbol? FindMethod(string name)
    {
        var methods = _type.GetMembers(name).OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary).ToList();
        if (methods is not [var method])
        {
            Fail(ProblemId.NetNeedsDefine, _type.Locations[0], _type.Name, methods.Count == 0 ? "none" : DimPrinter.Number(methods.Count));
            return null;
        }

        // It says what it says all the same: what else is wrong is shown with it.
        if (!method.IsStatic)
        {
            Fail(ProblemId.MethodMustBeStatic, method.Locations[0], method.Name);
        }

        return method;
    }

    /// <summary>Reads an input or target, and adds it to <paramref name="others"/>.</summary>
    private AbstractValue ReadInput(IParameterSymbol parameter, string kind, List<InputModel> others)
    {
        var member = MemberNames.OfTensor(parameter.Name);
        if (others.FirstOrDefault(other => other.Member == member) is { } same)
        {
            Fail(ProblemId.NameIsTaken, parameter.Locations[0], parameter.Name, $"'{same.Name}': both would be the member '{member}'");
            member = new TakenNames(others.Select(other => other.Member)).Take(member);
        }

        Shape? shape = null;
        var dtype = DTypeOf(parameter.Type);
        if (dtype is null)
        {
            Fail(ProblemId.InputMustBeSymbolic, parameter.Locations[0], parameter.Name, parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }
        else if (parameter.GetAttributes().FirstOrDefault(attribute => KnownSymbols.Is(attribute.AttributeClass, _symbols.ShapeAttribute)) is { } attribute)
        {
            shape = ReadShape(attribute, declares: true);
        }
        else
        {
            Fail(ProblemId.ShapeIsMissing, parameter.Locations[0], parameter.Name);
        }

        var value = _graph.AddValue(parameter.Name, new TensorType(dtype ?? DType.Float, shape), parameter.Locations[0], $"{kind} '{parameter.Name}'");
        others.Add(new InputModel(parameter.Name, member, value));
        ReadIds(parameter, dtype, value);
        return dtype is null ? Poison.Instance : new TensorValue(value);
    }

    private void ReadIds(IParameterSymbol parameter, DType? dtype, int value)
    {
        if (parameter.GetAttributes().FirstOrDefault(own => KnownSymbols.Is(own.AttributeClass, _symbols.IdsAttribute)) is not { ConstructorArguments: [{ Value: int count }] } attribute)
        {
            return;
        }

        var location = attribute.ApplicationSyntaxReference!.GetSyntax(_cancellation).GetLocation();
        if (count < 1 || dtype is DType.Float or DType.Bool)
        {
            Fail(ProblemId.IdsAreWrong, location, parameter.Name, count < 1 ? $"{DimPrinter.Number(count)} ids" : $"a Sym<{(dtype == DType.Float ? "float" : "bool")}>");
            return;
        }

        _graph.DeclareIds(value, new IdRange(count, $"[Ids({DimPrinter.Number(count)})]"));
    }

    private Shape? ReadShape(AttributeData attribute, bool declares)
    {
        var location = attribute.ApplicationSyntaxReference?.GetSyntax(_cancellation).GetLocation() ?? _type.Locations[0];
        return attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } dims]
            ? _interpreter.ReadShape(dims.Values.Select(dim => dim.Value).ToList(), location, declares)
            : _interpreter.ReadShape([null], location);
    }

    private DType? DTypeOf(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: [var argument] } named && KnownSymbols.Is(named, _symbols.Sym)
        ? argument.SpecialType switch
        {
            SpecialType.System_Single => DType.Float,
            SpecialType.System_Int64 => DType.Int64,
            SpecialType.System_Int32 => DType.Int32,
            SpecialType.System_Boolean => DType.Bool,
            _ => null,
        }
        : null;

    /// <summary>Reads what [Dim] says, before the shapes that use the names.</summary>
    private void DeclareSizes(IMethodSymbol define, IMethodSymbol? train)
    {
        foreach (var attribute in define.Parameters.Concat(train?.Parameters ?? []).SelectMany(parameter => parameter.GetAttributes()))
        {
            if (KnownSymbols.Is(attribute.AttributeClass, _symbols.DimAttribute) && attribute.ConstructorArguments is [{ Value: string name }])
            {
                int Named(string member, int @default) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == member).Value.Value as int? ?? @default;
                _interpreter.DeclareSize(new Symbol(name, Math.Max(Named("Min", 0), 0), Math.Max(Named("MultipleOf", 1), 1)));
            }
        }
    }

    /// <summary>Whether each named size can be found from an input when the net runs: from one where it stands by itself, or as 2*T + 1.</summary>
    private void CheckSizes(IReadOnlyList<IParameterSymbol> parameters)
    {
        var shapes = _graph.Values.Select(value => value.Type.Shape).Where(shape => shape is not null).ToList();
        foreach (var size in _interpreter.Sizes)
        {
            var uses = shapes.SelectMany(shape => shape!.Dims).Where(dim => dim.Symbols.Contains(size)).ToList();
            if (uses.Count > 0 && !uses.Any(dim => dim.IsLinearIn(size)))
            {
                Fail(ProblemId.SizeCannotBeFound, parameters[0].Locations[0], size.Name);
            }
        }
    }

    /// <summary>Reports, and says that it failed.</summary>
    private bool Fail(ProblemId id, Location location, params string[] arguments)
    {
        _interpreter.ReportDeclaration(id, location, arguments);
        return false;
    }
}
