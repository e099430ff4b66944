using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.FrontEnd.Nets;
using CompiledNets.Generators.FrontEnd.Symbols;
using CompiledNets.Generators.FrontEnd.Words;
using CompiledNets.Generators.FrontEnd.Wrappers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>Reads a class with [CompiledNet]: its declaration, Define and Train. The generator takes the model, the analyzer the reports.</summary>
internal sealed class NetReader
{
    private readonly INamedTypeSymbol _type;
    private readonly KnownSymbols _symbols;
    private readonly DefinitionReader _definition;
    private readonly IReadOnlyList<int> _maskRanks;
    private readonly CancellationToken _cancellation;

    private NetReader(INamedTypeSymbol type, KnownSymbols symbols, DefinitionReader definition, IReadOnlyList<int> maskRanks, CancellationToken cancellation)
    {
        _type = type;
        _symbols = symbols;
        _definition = definition;
        _maskRanks = maskRanks;
        _cancellation = cancellation;
    }

    /// <summary>Reads a net. Throws only if it is cancelled.</summary>
    /// <param name="type">The class.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="sink">The receiver of problems.</param>
    /// <param name="cancellation">The token that ends the reading.</param>
    /// <returns>The model, which is marked as invalid if the net has errors; null if not even members can be generated.</returns>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static NetModel? Read(INamedTypeSymbol type, Compilation compilation, IReportSink sink, CancellationToken cancellation) =>
        Read(type, compilation, sink, new NestedNets(compilation, cancellation), [], cancellation);

    /// <summary>Reads a net that may be inside another.</summary>
    /// <param name="type">The class.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="sink">The receiver of problems.</param>
    /// <param name="nets">The nets in the net.</param>
    /// <param name="maskRanks">The rank of the mask of each input, or 0 for an input without a mask. It may be shorter than the list of inputs.</param>
    /// <param name="cancellation">The token that ends the reading.</param>
    public static NetModel? Read(
        INamedTypeSymbol type, Compilation compilation, IReportSink sink, NestedNets nets, IReadOnlyList<int> maskRanks, CancellationToken cancellation)
    {
        try
        {
            if (KnownSymbols.Of(compilation) is not { } symbols
                || type.GetAttributes().FirstOrDefault(own => symbols.Is(own.AttributeClass, KnownType.CompiledNetAttribute)) is not { } attribute)
            {
                return null;
            }

            var format = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "DataFormat").Value.Value as int? ?? 0;
            var definition = new DefinitionReader(type, ArgumentValues.DataFormatName(format), symbols, nets, compilation, sink, cancellation);
            nets.Enter(type);
            try
            {
                return new NetReader(type, symbols, definition, maskRanks, cancellation).Read();
            }
            finally
            {
                nets.Leave(type);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var text = Failures.Describe(exception);
            sink.Add(new Report(ProblemId.InternalError, type.Locations[0], ProblemCatalogue.Of(ProblemId.InternalError).Format([text], ""), []));
            return null;
        }
    }

    private NetModel? Read()
    {
        var (graph, problems) = (_definition.Graph, _definition.Problems);
        var declaration = new NetDeclaration(_type, problems, _cancellation);
        if (!declaration.CheckType())
        {
            return null;
        }

        var isPartial = declaration.CheckPartial();
        if (declaration.FindDefine() is not { } define)
        {
            return null;
        }

        var train = declaration.FindTrain();
        var parameters = new ParameterReader(_type, _symbols, _definition, _cancellation);
        parameters.DeclareSizes(define, train);

        var inputs = parameters.ReadInputs(define, _maskRanks);
        var result = _definition.Run(define, inputs.Values);
        if (new OutputReader(parameters, _definition).Read(define, train, result) is not { } outputs)
        {
            return null;
        }

        // A net around this one does not have the calls of Train, so the masks that end there do not count.
        var models = inputs.Models.Select(input => input.Mask < 0 ? input : input with { MaskEnd = graph.EndOfMask(input.Mask) }).ToList();
        var objective = train is null ? null : new ObjectiveReader(_symbols, parameters, _definition).Read(train, outputs);
        GivenNames.Check(graph, problems);
        parameters.CheckDeclaredSizes();
        _definition.LocalShapes.Report();
        var isValid = !problems.HasErrors
            && graph.Values.All(value => value.Model.Type.Shape is not null)
            && outputs.All(output => output.Value >= 0)
            && (train is null || objective is { Losses.Length: > 0 });
        if (isValid && problems.WantsHints)
        {
            new NetReview(graph, problems, inputs.Models, outputs, objective, train, _definition.DataFormat).Run(_definition.Layers);
        }

        if (!isPartial)
        {
            return null;
        }

        var reserved = new ReservedNames(_type, _symbols, _definition, _cancellation);
        var sizes = new GivenSizes(reserved, define, _definition.Shapes, graph);
        var naming = new LayerNaming(graph, sizes, inputs.Models.Concat(objective?.Targets ?? EquatableArray<InputModel>.Empty).Select(input => input.Name));
        return new NetModel(
            HierarchyReader.Read(_type),
            models.Select(input => input with { Ids = graph.IdsOf(input.Value) }).ToEquatableArray(),
            outputs.ToEquatableArray(),
            naming.Layers,
            naming.Instances,
            naming.Calls,
            naming.Scopes,
            graph.Values.Select(value => value.Model).ToEquatableArray(),
            sizes.Models,
            _definition.Shapes.Sizes.ToEquatableArray(),
            graph.Preconditions.ToEquatableArray(),
            objective,
            reserved.OfLayerTypes.ToEquatableArray(),
            isValid);
    }
}
