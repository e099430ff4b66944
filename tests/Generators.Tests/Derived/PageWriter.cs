using System.Text;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Tests.Derived;

/// <summary>Writes the documentation of the words from the signatures of the catalogue.</summary>
internal static class PageWriter
{
    /// <summary>Writes the page of a word.</summary>
    public static string Page(Signature signature)
    {
        var text = new StringBuilder();
        text.Append($"# {signature.Name}\n\n{signature.Summary}\n\n```csharp\n{Use(signature)}\n```\n\n```\n{signature.Shapes}\n```\n");
        if (signature.Kind != WordKind.Layer || signature.Operands.Count > 1)
        {
            text.Append("\n| Operand | |\n|---|---|\n");
            foreach (var operand in signature.Operands)
            {
                text.Append($"| `{operand.Name}` | {Cell(operand.Summary)} |\n");
            }
        }

        if (signature.Parameters.Count > 0)
        {
            text.Append("\n| Argument | Default | |\n|---|---|---|\n");
            foreach (var parameter in signature.Parameters)
            {
                text.Append($"| `{parameter.Name}` | {Default(parameter)} | {Cell(parameter.Summary)}{Range(parameter)} |\n");
            }
        }

        if (signature.Remarks is { } remarks)
        {
            text.Append($"\n{remarks}\n");
        }

        return text.ToString();
    }

    /// <summary>Writes the table of all words.</summary>
    public static string Index(IEnumerable<Signature> signatures)
    {
        var text = new StringBuilder("# The words of the language\n\nImport them with `using static CompiledNets.Layers`. Names, arguments and defaults are those of Keras 3.\n"
            + "`Sequential`, `TimeDistributed`, `Bidirectional`, `Instance` and `Frozen` take layers instead of tensors: see [layers of layers, and nets in nets](../nets-in-nets.md).\n");
        foreach (var group in signatures.GroupBy(signature => signature.Group).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append($"\n## {group.Key}\n\n| | |\n|---|---|\n");
            foreach (var signature in group.OrderBy(signature => signature.Name, StringComparer.Ordinal))
            {
                text.Append($"| [{signature.Name}]({signature.Name}.md) | {Cell(signature.Summary)} |\n");
            }
        }

        return text.ToString();
    }

    private static string Use(Signature signature)
    {
        var arguments = signature.Parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name);
        var operands = signature.Operands is [{ IsVariadic: true } many] ? [many.Name[..1], many.Name[..1] + "2"] : signature.Operands.Where(operand => !operand.IsOptional).Select(operand => operand.Name);
        return signature.Kind == WordKind.Layer
            ? $"{signature.Name}({string.Join(", ", arguments)})({string.Join(", ", operands)})"
            : $"{signature.Name}({string.Join(", ", operands.Concat(arguments))})";
    }

    private static string Default(Parameter parameter) =>
        parameter.IsRequired ? "required" : parameter.Default is { } @default ? $"`{@default}`" : parameter.Kind == ParameterKind.DataFormat ? "the net's" : "none";

    // Escapes the vertical bar, which would end the cell.
    private static string Cell(string text) => text.Replace("|", "\\|");

    /// <summary>Describes the limits of an argument.</summary>
    public static string Range(Parameter parameter) => parameter switch
    {
        { Min: { } min, Below: { } below } => $" From {min} to below {below}.",
        { Min: { } min } => $" At least {min}.",
        _ => "",
    };
}
