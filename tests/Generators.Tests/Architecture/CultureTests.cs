using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.Tests.Architecture;

/// <summary>
/// Checks that no text depends on the language of the machine: files, reports, generated code and messages are the same everywhere. In German, 52.8 would
/// be "52,8"; in Turkish, the lower-case letter of I is not i; in many languages, strings are sorted in another order.
/// </summary>
public sealed class CultureTests
{
    private const string ImplicitUsings = "global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly HashSet<string> s_sorting = ["Order", "OrderDescending", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Min", "Max", "Sort"];

    private static readonly HashSet<string> s_casing = ["ToLower", "ToUpper"];

    private static readonly HashSet<string> s_searching = ["Compare", "CompareTo", "StartsWith", "EndsWith", "IndexOf", "LastIndexOf"];

    private static readonly HashSet<string> s_formatting = ["ToString", "Parse", "TryParse", "Append", "AppendFormat", "Format", "Join", "Concat", "Write", "WriteLine"];

    [Theory]
    [InlineData("Abstractions")]
    [InlineData("Runtime")]
    [InlineData("Files")]
    [InlineData("Onnx")]
    [InlineData("Reports")]
    [InlineData("Generators")]
    [InlineData("CodeFixes")]
    public void Text_does_not_depend_on_the_language_of_the_machine(string project)
    {
        var compilation = Compile("CompiledNets." + project, Directory.GetFiles(Repository.PathOf("src", project), "*.cs", SearchOption.AllDirectories));
        Assert.Equal([], compilation.SyntaxTrees.SelectMany(tree => Find(compilation.GetSemanticModel(tree))).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("$\"{0.5}\"", true)]
    [InlineData("\"a\" + 0.5", true)]
    [InlineData("$\"{number:N0}\"", true)]
    [InlineData("0.5f.ToString()", true)]
    [InlineData("string.Join(' ', new[] { 0.5 })", true)]
    [InlineData("new System.Text.StringBuilder().Append(0.5).ToString()", true)]
    [InlineData("double.Parse(\"1\").Equals(1) ? \"\" : null", true)]
    [InlineData("\"I\".ToLower()", true)]
    [InlineData("new[] { \"b\", \"a\" }.Order().First()", true)]
    [InlineData("\"a\".StartsWith(\"b\") ? \"\" : null", true)]
    [InlineData("string.Create(System.Globalization.CultureInfo.InvariantCulture, $\"{0.5}\")", false)]
    [InlineData("FormattableString.Invariant($\"{0.5}\")", false)]
    [InlineData("$\"{number}\" + number", false)]
    [InlineData("\"I\".ToLowerInvariant()", false)]
    [InlineData("new[] { \"b\", \"a\" }.Order(StringComparer.Ordinal).First()", false)]
    [InlineData("\"a\".StartsWith('b') ? \"\" : null", false)]
    public void The_check_knows_what_depends_on_it(string expression, bool depends)
    {
        var compilation = Compile("Sources", [], $"class C {{ string? Of(int number) => {expression}; }}");
        Assert.Equal(depends, compilation.SyntaxTrees.SelectMany(tree => Find(compilation.GetSemanticModel(tree))).Any());
    }

    private static CSharpCompilation Compile(string assembly, IEnumerable<string> files, params string[] sources)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != assembly)
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            assembly,
            [.. files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)), .. sources.Append(ImplicitUsings).Select(source => CSharpSyntaxTree.ParseText(source, options))],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static IEnumerable<string> Find(SemanticModel model)
    {
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes())
        {
            if (node is InterpolatedStringExpressionSyntax or InvocationExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }
                && model.GetOperation(node) is { } operation
                && Depends(operation))
            {
                var position = node.GetLocation().GetLineSpan();
                yield return $"{Path.GetFileName(position.Path)}:{position.StartLinePosition.Line + 1}: {node}";
            }
        }
    }

    private static bool Depends(IOperation operation) => operation switch
    {
        IInterpolatedStringOperation text => !HasProvider(text) && text.Parts.OfType<IInterpolationOperation>().Any(part => IsSensitive(part.Expression.Type, part.FormatString?.ConstantValue.Value as string)),
        IBinaryOperation { Type.SpecialType: SpecialType.System_String } sum => IsSensitive(WithoutConversion(sum.LeftOperand).Type) || IsSensitive(WithoutConversion(sum.RightOperand).Type),
        IInvocationOperation call => Depends(call, call.TargetMethod.Name),
        _ => false,
    };

    private static bool Depends(IInvocationOperation call, string name)
    {
        var types = call.Arguments.Select(argument => WithoutConversion(argument.Value).Type).Prepend(call.Instance?.Type).ToList();
        var isGuarded = call.TargetMethod.Parameters.Any(parameter => parameter.Type.Name is "IFormatProvider" or "CultureInfo" or "StringComparison" or "StringComparer" or "IComparer" or "Comparison");
        var owner = call.TargetMethod.ContainingType;
        return !isGuarded
            && (s_casing.Contains(name) && owner.SpecialType is SpecialType.System_String or SpecialType.System_Char
                || (s_searching.Contains(name) && owner.SpecialType == SpecialType.System_String && call.Arguments is [{ Value.Type.SpecialType: SpecialType.System_String }, ..])
                || (s_sorting.Contains(name) && owner.Name is "Enumerable" or "List" or "Array" && KeyOf(call)?.SpecialType == SpecialType.System_String)
                || (s_formatting.Contains(name) && IsOfFramework(owner) && IsText(call) && (types.Any(type => IsSensitive(ElementOf(type), name == "ToString" ? call.Arguments.FirstOrDefault()?.Value.ConstantValue.Value as string : null)) || IsParse(call))));
    }

    /// <summary>Returns true if a call makes or reads text, or writes it.</summary>
    private static bool IsText(IInvocationOperation call) => call.TargetMethod.ContainingType is var owner
        && (call.Type?.SpecialType == SpecialType.System_String || owner.Name is "StringBuilder" or "TextWriter" or "StreamWriter" or "Console" || IsParse(call));

    private static bool IsParse(IInvocationOperation call) => call.TargetMethod is { Name: "Parse" or "TryParse", IsStatic: true } parse && (IsSensitive(parse.ContainingType) || IsInteger(parse.ContainingType));

    private static ITypeSymbol? KeyOf(IInvocationOperation call) => call.TargetMethod.Name is "Min" or "Max" ? call.Type : call.TargetMethod.TypeArguments.LastOrDefault() ?? (call.TargetMethod.ContainingType as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();

    private static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element] } => element,
        _ => type,
    };

    /// <summary>Returns true if an interpolated string is formatted with a culture of its own.</summary>
    private static bool HasProvider(IInterpolatedStringOperation text)
    {
        for (var parent = text.Parent; parent is not null and not IBlockOperation; parent = parent.Parent)
        {
            if (parent is IConversionOperation { Type.Name: "FormattableString" or "IFormattable" }
                || (parent is IInvocationOperation call && call.Arguments.Any(argument => argument.Parameter?.Type.Name == "IFormatProvider") && IsHandled(text)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHandled(IInterpolatedStringOperation text)
    {
        IOperation? parent = text.Parent;
        while (parent is IInterpolatedStringAdditionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IInterpolatedStringHandlerCreationOperation;
    }

    private static IOperation WithoutConversion(IOperation operation) => operation is IConversionOperation { IsImplicit: true } conversion ? WithoutConversion(conversion.Operand) : operation;

    private static bool IsOfFramework(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString().StartsWith("System", StringComparison.Ordinal);

    private static bool IsInteger(ITypeSymbol? type) => type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    /// <summary>
    /// Returns true if the text of a number or date depends on the culture. Plain integers here are counts, whose digits are the same everywhere; only some
    /// formats separate their groups.
    /// </summary>
    private static bool IsSensitive(ITypeSymbol? type, string? format = null)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] })
        {
            type = inner;
        }

        return type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal or SpecialType.System_DateTime
            || type?.Name is "Half" or "DateTimeOffset" or "BFloat16"
            || (IsInteger(type) && format is ['N' or 'n' or 'C' or 'c' or 'P' or 'p' or 'F' or 'f' or 'E' or 'e', ..])
            || (type?.Name == "TimeSpan" && format is ['g' or 'G', ..]);
    }
}
