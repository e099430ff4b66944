using System.Globalization;
using System.Text;
using CompiledNets.Generators.Signatures;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Tests.Derived;

/// <summary>Writes the methods of Abstractions' <c>Layers</c> from the signatures of the catalogue.</summary>
internal static class StubWriter
{
    private const string Layer = "Func<Sym<float>, Sym<float>>";

    /// <summary>Writes the file of the words of a group.</summary>
    public static string Write(IEnumerable<Signature> group)
    {
        var text = new StringBuilder();
        text.Append("// Derived from the signatures in src/Generators/Layers and src/Generators/Ops/Elementwise. To change it, change those, and run\n// CN_UPDATE=1 dotnet test tests/Generators.Tests\n\nnamespace CompiledNets;\n\npublic static partial class Layers\n{\n");
        text.AppendJoin("\n", group.OrderBy(signature => signature.Name, StringComparer.Ordinal).SelectMany(Methods));
        text.Append("}\n");
        foreach (var signature in group.Where(NeedsDelegate).OrderBy(signature => signature.Name, StringComparer.Ordinal))
        {
            text.Append(Delegate(signature));
        }

        return text.ToString();
    }

    private static IEnumerable<string> Methods(Signature signature)
    {
        switch (signature.Kind)
        {
            case WordKind.Layer:
                yield return Method(signature, LayerType(signature), [], signature.Parameters, required: 0, withName: !signature.Parameters.Any(parameter => parameter.IsVariadic));
                break;
            case WordKind.Function when signature.Operands is [{ IsVariadic: true } operand]:
                yield return Method(signature, "Sym<float>", [$"params Sym<float>[] {operand.Name}"], [], required: 0);
                if (signature.Parameters.Count > 0)
                {
                    yield return Method(signature, "Sym<float>", [], signature.Parameters, required: signature.Parameters.Count, last: $"params Sym<float>[] {operand.Name}");
                }

                break;
            case WordKind.Function:
                // The form without optional arguments can be passed as an activation: Dense(10, Softmax).
                var result = signature.GivesList ? "Sym<float>[]" : "Sym<float>";
                yield return Method(signature, result, Operands(signature), signature.Parameters.TakeWhile(parameter => parameter.IsRequired).ToList(), required: 0);
                if (signature.Parameters.Any(parameter => !parameter.IsRequired))
                {
                    yield return Method(signature, result, Operands(signature), signature.Parameters, required: 0);
                }

                break;
            default:
                foreach (var dtype in signature.Operands[1].DTypes)
                {
                    yield return Method(
                        signature,
                        signature.Kind == WordKind.Loss ? "Loss" : "Metric",
                        [$"Sym<float> {signature.Operands[0].Name}", $"{Sym(dtype)} {signature.Operands[1].Name}"],
                        signature.Parameters,
                        required: 0,
                        last: string.Join(", ", signature.Operands.Skip(2).Select(operand => $"{Sym(operand)}? {operand.Name} = null")));
                }

                break;
        }
    }

    /// <summary>Gets the C# type of a layer: a Func, or a delegate of its own if the layer has optional operands or several results.</summary>
    private static string LayerType(Signature signature) => NeedsDelegate(signature)
        ? signature.Name + "Call"
        : $"Func<{string.Join(", ", signature.Operands.Select(Sym))}, Sym<float>>";

    private static bool NeedsDelegate(Signature signature) =>
        signature.Kind == WordKind.Layer && (signature.Results.Count > 1 || signature.Operands.Any(operand => operand.IsOptional));

    private static string Delegate(Signature signature)
    {
        var text = new StringBuilder($"\n/// <summary>Applies a {signature.Name} layer.</summary>\n");
        foreach (var operand in signature.Operands)
        {
            text.Append($"/// <param name=\"{operand.Name}\">{Escape(operand.Summary)}</param>\n");
        }

        var operands = signature.Operands.Select(operand => operand.IsOptional ? $"{Sym(operand)}? {operand.Name} = null" : $"{Sym(operand)} {operand.Name}");
        var result = signature.Results.Count > 1 ? "(" + string.Join(", ", signature.Results.Select(name => "Sym<float> " + name)) + ")" : "Sym<float>";
        return text.Append($"public delegate {result} {signature.Name}Call({string.Join(", ", operands)});\n").ToString();
    }

    private static List<string> Operands(Signature signature) => signature.Operands.Select(operand => $"{Sym(operand.DTypes[0])} {operand.Name}").ToList();

    private static string Method(Signature signature, string result, IReadOnlyList<string> operands, IReadOnlyList<Parameter> parameters, int required, bool withName = false, string? last = null)
    {
        var text = new StringBuilder();
        text.Append($"    /// <summary>{Escape(signature.Summary)}</summary>\n");
        if (signature.Kind != WordKind.Layer)
        {
            foreach (var operand in signature.Operands)
            {
                text.Append($"    /// <param name=\"{operand.Name}\">{Escape(operand.Summary)}</param>\n");
            }
        }

        foreach (var parameter in parameters)
        {
            text.Append($"    /// <param name=\"{parameter.Name}\">{Escape(parameter.Summary + DefaultText(parameter) + PageWriter.Range(parameter))}</param>\n");
        }

        if (withName)
        {
            text.Append("    /// <param name=\"name\">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>\n");
        }

        text.Append($"    /// <remarks><c>{Escape(signature.Shapes)}</c>{(signature.Remarks is null ? "" : ". " + Escape(signature.Remarks))}</remarks>\n");
        var all = operands
            .Concat(parameters.Select((parameter, index) => Declare(parameter, isRequired: parameter.IsRequired || parameter.IsVariadic || index < required)))
            .Concat(withName ? ["string? name = null"] : [])
            .Concat(last is null ? [] : [last]);
        var list = string.Join(", ", all);
        if (list.Length > 100)
        {
            list = "\n        " + string.Join(",\n        ", all);
        }

        return text.Append($"    public static {result} {signature.Name}({list}) => throw Definition.IsNotRun();\n").ToString();
    }

    private static string Declare(Parameter parameter, bool isRequired)
    {
        var type = parameter.Kind switch
        {
            ParameterKind.Integer or ParameterKind.Axis => "int",
            ParameterKind.Real => "double",
            ParameterKind.Flag => "bool",
            ParameterKind.Size2 => "Size2",
            ParameterKind.Size3 => "Size3",
            ParameterKind.Activation or ParameterKind.Function => Layer,
            ParameterKind.Choice => parameter.Enum!,
            ParameterKind.Text => "string",
            ParameterKind.Initializer => "Initializer",
            ParameterKind.Regularizer => "Regularizer",
            ParameterKind.Constraint => "Constraint",
            ParameterKind.Axes => "Axes",
            ParameterKind.Sizes => "Sizes",
            ParameterKind.Borders1 => "Borders1",
            ParameterKind.Borders2 => "Borders2",
            ParameterKind.Borders3 => "Borders3",
            ParameterKind.Integers => "params int[]",
            ParameterKind.Shape => "params object[]",
            ParameterKind.Padding => "Padding",
            ParameterKind.DataFormat => "DataFormat",
            _ => throw new InvalidOperationException($"No C# type is known for {parameter.Kind}."),
        };
        if (isRequired)
        {
            return $"{type} {parameter.Name}";
        }

        // A number without a default is optional, so it is nullable.
        if (parameter is { Kind: ParameterKind.Real, Default: null })
        {
            return $"{type}? {parameter.Name} = null";
        }

        // Numbers, flags and enums have their default in the C# signature. Other types cannot, so null stands for the default.
        return parameter.Kind switch
        {
            ParameterKind.Integer or ParameterKind.Axis when parameter.Default is { } number => $"{type} {parameter.Name} = {number.Integer}",
            ParameterKind.Real => $"{type} {parameter.Name} = {Number(parameter.Default!.Real!.Value)}",
            ParameterKind.Flag => $"{type} {parameter.Name} = {(parameter.Default!.Flag!.Value ? "true" : "false")}",
            ParameterKind.Padding => $"{type} {parameter.Name} = Padding.{parameter.Default!.Text}",
            ParameterKind.Choice => $"{type} {parameter.Name} = {type}.{parameter.Default!.Text}",
            _ => $"{type}? {parameter.Name} = null",
        };
    }

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "double.PositiveInfinity" : RealText.Of(value);

    /// <summary>Describes a default that the C# signature does not show.</summary>
    private static string DefaultText(Parameter parameter) => parameter is
        {
            IsRequired: false,
            Default: { } @default,
            Kind: ParameterKind.Size2 or ParameterKind.Size3 or ParameterKind.Initializer or ParameterKind.Function or ParameterKind.Borders1 or ParameterKind.Borders2 or ParameterKind.Borders3,
        }
        ? $" The default is {@default}."
        : "";

    private static string Sym(Operand operand) => operand.IsIds ? "SymIds" : Sym(operand.DTypes[0]);

    private static string Sym(DType dtype) => dtype switch
    {
        DType.Int64 => "Sym<long>",
        DType.Int32 => "Sym<int>",
        DType.Bool => "Sym<bool>",
        _ => "Sym<float>",
    };

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
