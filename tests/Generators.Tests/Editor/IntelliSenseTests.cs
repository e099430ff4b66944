using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNets.Generators.Tests.Editor;

/// <summary>Checks the completions and tooltips of generated members, with the semantic model that editors use.</summary>
public sealed class IntelliSenseTests
{
    private const string Net =
        """
        /// <summary>Headlines.</summary>
        [CompiledNet]
        public partial class HeadlineNet
        {
            public static (Sym<float> main, Sym<float> aux) Define([Shape(100)] Sym<float> headline, [Shape(5)] Sym<float> extra)
            {
                var encoded = Dense(32)(headline);
                var aux = Dense(1, Sigmoid)(encoded);
                return (Dense(1, Sigmoid)(Concatenate(encoded, extra)), aux);
            }

            static Objective Train(Sym<float> main, Sym<float> aux, [Shape(1)] Sym<float> retweeted, [Shape(1)] Sym<float> early) =>
                Minimize(BinaryCrossentropy(main, retweeted) + 0.2f * BinaryCrossentropy(aux, early));
        }

        """;

    [Fact]
    public void A_net_offers_its_layers_and_methods()
    {
        var offered = Offered("net.");
        Assert.Superset(new HashSet<string> { "Encoded", "Aux", "Dense", "Fit", "FitAsync", "Predict", "Evaluate", "Forward", "Backward", "TrainStep", "Summary", "Weights" }, offered);
        Assert.DoesNotContain("PredictStep", offered);
        Assert.DoesNotContain("Random", offered);
    }

    [Fact]
    public void A_layer_offers_its_weights() => Assert.Superset(new HashSet<string> { "Kernel", "Bias" }, Offered("net.Encoded."));

    [Fact]
    public void Outputs_are_offered_by_name() => Assert.Superset(new HashSet<string> { "Main", "Aux" }, Offered("net.Predict(inputs)."));

    [Fact]
    public void Inputs_and_targets_are_parameters_with_names()
    {
        Assert.Equal(["Headline", "Extra"], ParametersOf("HeadlineNet.Inputs"));
        Assert.Equal(["Retweeted", "Early"], ParametersOf("HeadlineNet.Targets"));
    }

    [Fact]
    public void The_tooltip_of_a_layer_shows_its_type_and_shape()
    {
        var doc = DocOf("net.Encoded");
        Assert.Contains("Dense(32)", doc, StringComparison.Ordinal);
        Assert.Contains("(N, 32)", doc, StringComparison.Ordinal);
        Assert.Contains("3,232", doc, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tooltip_of_a_weight_shows_its_shape() => Assert.Contains("(100, 32)", DocOf("net.Encoded.Kernel"), StringComparison.Ordinal);

    [Fact]
    public void The_tooltip_of_the_class_shows_its_inputs_and_outputs()
    {
        var doc = DocOf("HeadlineNet");
        Assert.Contains("headline (N, 100), extra (N, 5) -> main (N, 1), aux (N, 1)", doc, StringComparison.Ordinal);
        Assert.Contains("Dense", doc, StringComparison.Ordinal);
    }

    [Fact]
    public void The_documentation_of_an_input_shows_its_shape_and_dtype()
    {
        var (model, node) = Bind("new HeadlineNet.Inputs(null!, null!)");
        var constructor = (IMethodSymbol)model.GetSymbolInfo(node).Symbol!;
        Assert.Contains("(N, 100) float", constructor.ContainingType.GetDocumentationCommentXml()!, StringComparison.Ordinal);
    }

    private static HashSet<string> Offered(string expression)
    {
        var (model, node) = Bind(expression[..^1]);
        var type = model.GetTypeInfo(node).Type!;
        return model.LookupSymbols(node.SpanStart, type, includeReducedExtensionMethods: true)
            .Where(symbol => symbol.CanBeReferencedByName && !symbol.IsStatic)
            .Select(symbol => symbol.Name)
            .ToHashSet();
    }

    private static IEnumerable<string> ParametersOf(string record)
    {
        var (model, node) = Bind($"new {record}(null!, null!)");
        return ((IMethodSymbol)model.GetSymbolInfo(node).Symbol!).Parameters.Select(parameter => parameter.Name);
    }

    private static string DocOf(string expression)
    {
        var (model, node) = Bind(expression == "HeadlineNet" ? "new HeadlineNet()" : expression);
        var symbol = expression == "HeadlineNet" ? model.GetTypeInfo(node).Type : model.GetSymbolInfo(node).Symbol;
        return System.Net.WebUtility.HtmlDecode(symbol!.GetDocumentationCommentXml()!);
    }

    /// <summary>Compiles an expression in a program that uses the net.</summary>
    private static (SemanticModel Model, ExpressionSyntax Node) Bind(string expression)
    {
        var (compilation, _) = Compile.Generate(Compile.Of(Net + $"internal static class Program {{ internal static object Use(HeadlineNet net, HeadlineNet.Inputs inputs) => {expression}; }}"));
        var tree = compilation.SyntaxTrees.First();
        var node = tree.GetRoot().DescendantNodes().OfType<ArrowExpressionClauseSyntax>().Last().Expression;
        return (compilation.GetSemanticModel(tree), node);
    }
}
