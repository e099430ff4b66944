using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNets.Generators.Tests.Architecture;

/// <summary>The classes of the front end and of the emission stay small: each does one thing.</summary>
public sealed class ClassSizeTests
{
    private const int MostLines = 400;
    private const int MostFields = 8;

    [Theory]
    [InlineData("FrontEnd", 50)]
    [InlineData("Emission", 20)]
    public void No_class_is_longer_than_400_lines_in_all_its_parts(string room, int fewest)
    {
        var classes = Directory.GetFiles(Repository.PathOf("src", "Generators", room), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>())
            .GroupBy(NameOf)
            .Select(parts => (Name: parts.Key, Lines: parts.Sum(LinesOf)))
            .ToList();
        Assert.True(classes.Count > fewest);
        Assert.DoesNotContain(classes, type => type.Lines > MostLines);
    }

    [Theory]
    [InlineData("FrontEnd", 50)]
    [InlineData("Emission", 20)]
    public void No_class_has_more_than_8_fields(string room, int fewest)
    {
        // Auto-properties and captured parameters of a primary constructor count as fields too.
        var classes = typeof(NetGenerator).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("CompiledNets.Generators." + room, StringComparison.Ordinal) == true)
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(type => (type.Name, Fields: type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length))
            .ToList();
        Assert.True(classes.Count > fewest);
        Assert.Contains(classes, type => type.Fields is > 1 and <= MostFields);
        Assert.DoesNotContain(classes, type => type.Fields > MostFields);
    }

    private static string NameOf(TypeDeclarationSyntax type) =>
        string.Join('.', type.AncestorsAndSelf().Select(node => node switch
        {
            TypeDeclarationSyntax own => own.Identifier.ValueText,
            BaseNamespaceDeclarationSyntax own => own.Name.ToString(),
            _ => null,
        }).OfType<string>().Reverse());

    private static int LinesOf(TypeDeclarationSyntax type)
    {
        var span = type.SyntaxTree.GetLineSpan(type.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
