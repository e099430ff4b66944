using System.Collections.Generic;
using System.Threading;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.FrontEnd.Symbols;
using CompiledNets.Generators.FrontEnd.Words;
using CompiledNets.Generators.FrontEnd.Wrappers;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Nets;

/// <summary>Reads the bodies of Define and Train into a graph. This class connects the evaluator of C# with the language of the words.</summary>
internal sealed class DefinitionReader
{
    private readonly Evaluator _evaluator;
    private readonly MadeObjects _made = new();

    /// <summary>Makes a reader for one net.</summary>
    /// <param name="type">The class of the net.</param>
    /// <param name="dataFormat">The data format of the layers that do not say one.</param>
    /// <param name="symbols">The types of the language.</param>
    /// <param name="nets">The nets in the net.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="sink">The receiver of problems.</param>
    /// <param name="cancellation">The token that ends the reading.</param>
    public DefinitionReader(
        INamedTypeSymbol type,
        string dataFormat,
        KnownSymbols symbols,
        NestedNets nets,
        Compilation compilation,
        IReportSink sink,
        CancellationToken cancellation)
    {
        DataFormat = dataFormat;
        Problems = new Reporter(sink);
        Shapes = new ShapeReader(Problems);
        Assertions = new ShapeAssertions(Graph, Shapes, Problems);
        LocalShapes = new LocalShapes(Graph, Problems);

        var budget = new Budget(cancellation);
        var words = new WordCaller(Graph, Problems, dataFormat);
        var layers = new LayerCaller(Graph, words, Problems);
        var operators = new TensorOperators(words);
        IWordReader[] others =
        [
            new Minimize(),
            new Sequential(),
            new TimeDistributed(Graph, words, Problems),
            new Bidirectional(Graph, _made, words, operators, layers),
            new Frozen(Graph, _made),
            new Instance(symbols, type, nets, _made, new InstanceCaller(Graph, nets, words.Masks, budget, Problems)),
        ];
        var language = new Language(
            symbols,
            new WordReader(others, new ArgumentReader(Shapes, Problems, dataFormat), words, layers, _made, Problems),
            operators,
            new SizeOperators(Problems),
            new LossConversions(Graph, words),
            new Slices(words, Problems),
            Assertions,
            new Locals(Graph, _made, LocalShapes));
        _evaluator = new Evaluator(language, new MethodBodies(compilation, cancellation), Problems, budget);
    }

    public DefinitionGraph Graph { get; } = new();

    /// <summary>Gets the data format of the layers that do not say one.</summary>
    public string DataFormat { get; }

    public Reporter Problems { get; }

    public ShapeReader Shapes { get; }

    public ShapeAssertions Assertions { get; }

    public LocalShapes LocalShapes { get; }

    /// <summary>Gets the layers in the order in which they were made, including those that are never called.</summary>
    public IReadOnlyList<MadeLayer> Layers => _made.Layers;

    /// <summary>Gets the semantic model of a file.</summary>
    public SemanticModel ModelOf(SyntaxTree tree) => _evaluator.Bodies.ModelOf(tree);

    /// <summary>Reads the body of a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The values of its parameters.</param>
    public MethodResult Run(IMethodSymbol method, IReadOnlyList<AbstractValue> arguments)
    {
        var before = Graph.Position;
        var result = _evaluator.Run(method, arguments);
        if (result.IsTooLarge)
        {
            Graph.ReturnTo(before);
        }

        return result;
    }
}
