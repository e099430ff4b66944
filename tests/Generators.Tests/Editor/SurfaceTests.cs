using System.ComponentModel;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNets.Generators.Tests.Editor;

/// <summary>All that completion shows of the library is in Surface.txt, so that a change of it is seen in a review.</summary>
public sealed class SurfaceTests
{
    private const string Program =
        """
        [CompiledNet]
        public partial class Classifier
        {
            public static Sym<float> Define([Shape(64)] Sym<float> input)
            {
                var hidden = Dense(32, ReLU)(input);
                return Dense(10, Softmax)(hidden);
            }

            static Objective Train(Sym<float> classes, [Shape(10)] Sym<float> target) => Minimize(CategoricalCrossentropy(classes, target));
        }

        internal static class Program
        {
            internal static object Use(Classifier net) => net;
        }
        """;

    [Fact]
    public void Completion_shows_the_approved_types_and_members()
    {
        var (compilation, _) = Compile.Generate(Compile.Of(Program));
        var tree = compilation.SyntaxTrees.First();
        var model = compilation.GetSemanticModel(tree);
        var net = tree.GetRoot().DescendantNodes().OfType<ArrowExpressionClauseSyntax>().Last().Expression;

        var text = new StringBuilder();
        Write(text, "The types of the namespace CompiledNets", TypesAt(model, net.SpanStart));
        Write(text.Append('\n'), "The members that 'net.' offers", MembersOf(model, net.SpanStart, model.GetTypeInfo(net).Type!));
        var define = tree.GetRoot().DescendantNodes().OfType<LocalDeclarationStatementSyntax>().First();
        Write(text.Append('\n'), "The members that the own file of a net inherits besides", ProtectedOf(model, define.SpanStart, model.GetTypeInfo(net).Type!));
        Repository.AssertDerived(text.ToString(), "tests", "Generators.Tests", "Editor", "Surface.txt");
    }

    private static IEnumerable<string> TypesAt(SemanticModel model, int position) => model.LookupNamespacesAndTypes(position)
        .OfType<INamedTypeSymbol>()
        .Where(type => type.ContainingNamespace.ToDisplayString() == nameof(CompiledNets) && IsBrowsable(type))
        .Select(type => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));

    private static IEnumerable<string> MembersOf(SemanticModel model, int position, ITypeSymbol net) => model
        .LookupSymbols(position, net, includeReducedExtensionMethods: true)
        .Where(symbol => symbol is { CanBeReferencedByName: true, IsStatic: false } and not ITypeSymbol && IsBrowsable(symbol))
        .GroupBy(symbol => symbol.Name)
        .Select(symbols => symbols.First() is not IMethodSymbol ? symbols.Key : symbols.Count() == 1 ? symbols.Key + "()" : $"{symbols.Key}(), {symbols.Count()} overloads");

    private static IEnumerable<string> ProtectedOf(SemanticModel model, int position, ITypeSymbol net) => model
        .LookupSymbols(position, net)
        .Where(symbol => symbol is { DeclaredAccessibility: Accessibility.Protected or Accessibility.ProtectedOrInternal, CanBeReferencedByName: true } && IsBrowsable(symbol))
        .Where(symbol => !SymbolEqualityComparer.Default.Equals(symbol.ContainingType, net))
        .Select(symbol => symbol.Name)
        .Distinct();

    private static bool IsBrowsable(ISymbol symbol) => !symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == nameof(EditorBrowsableAttribute) && attribute.ConstructorArguments is [{ Value: (int)EditorBrowsableState.Never }]);

    private static void Write(StringBuilder text, string title, IEnumerable<string> names)
    {
        var sorted = names.Order(StringComparer.Ordinal).ToList();
        text.Append($"{title}, {sorted.Count}:\n");
        sorted.ForEach(name => text.Append($"  {name}\n"));
    }
}
