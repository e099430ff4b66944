using System.Text;

namespace CompiledNets.Fuzz.Tests;

/// <summary>A statement of a random definition. It assigns a tensor to a local.</summary>
/// <param name="Result">The name of the local.</param>
/// <param name="Uses">The locals that it reads.</param>
/// <param name="Text">The line.</param>
internal sealed record Statement(string Result, IReadOnlyList<string> Uses, string Text);

/// <summary>
/// A random net of many calls, with inputs, shared layers, blocks, loops and all words of the catalogue. If the compiler reports a line, the line is
/// replaced by an assignment of its first operand.
/// </summary>
internal sealed class GraphCase
{
    private static readonly IReadOnlyList<Word> s_words = Word.All
        .Where(word => !word.IsLoss && !word.IsMetric && word.Results is ["float"] && word.Operands.All(operand => Word.DTypeOf(operand.ParameterType) == "float"))
        .ToList();

    private readonly List<(string Name, IReadOnlyList<string> Shape)> _inputs = [];
    private readonly List<Statement> _statements = [];
    private readonly string _shared;
    private readonly bool _channelsFirst;

    private GraphCase(string name, Random random)
    {
        Name = name;
        _channelsFirst = random.Chance(0.25);
        var first = Shapes.Draw(random);
        for (var i = 0; i < random.Next(1, 4); i++)
        {
            _inputs.Add(("x" + i, i == 0 ? first : Shapes.Beside(first, random)));
        }

        _shared = random.Pick(["Dense(4)", "Dense(3, Tanh)", "Sequential(Dense(5, ReLU), Dense(4))"]);
        var count = random.Next(4, 13);
        for (var i = 0; i < count; i++)
        {
            _statements.Add(DrawStatement("v" + i, random));
        }
    }

    public string Name { get; }

    public IReadOnlyList<Statement> Statements => _statements;

    public static GraphCase Draw(string name, Random random) => new(name, random);

    /// <summary>Replaces the lines with errors. Returns true if a line was replaced.</summary>
    public bool Repair(CheckedNet net)
    {
        var lines = net.Errors.Select(error => error.Location.SourceTree!.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()).ToHashSet();
        var isRepaired = false;

        // An error in a block or in the shared layer is caused by a line that calls it.
        var last = _statements.FindLastIndex(statement => statement.Text.Contains("shared(") || statement.Text.Contains("Residual(") || statement.Text.Contains("Widen("));
        if (last >= 0 && !_statements.Any(statement => lines.Contains(statement.Text)))
        {
            lines.Add(_statements[last].Text);
        }

        for (var i = 0; i < _statements.Count; i++)
        {
            var statement = _statements[i];
            if (lines.Contains(statement.Text))
            {
                _statements[i] = new Statement(statement.Result, [statement.Uses[0]], $"var {statement.Result} = {statement.Uses[0]};");
                isRepaired = true;
            }
        }

        return isRepaired;
    }

    /// <summary>Writes the source file. Every tensor is an output, so every inferred shape is compared.</summary>
    /// <param name="replaced">The statement to replace, or null.</param>
    public string Write(Statement? replaced = null, string? by = null)
    {
        var text = new StringBuilder();
        var outputs = _statements.Select(statement => statement.Result).ToList();
        var type = outputs.Count == 1 ? "Sym<float>" : $"({string.Join(", ", outputs.Select(output => $"Sym<float> {output}Out"))})";
        text.Append($"    public static {type} Define({string.Join(", ", _inputs.Select(input => $"{Shapes.Attribute(input.Shape)} Sym<float> {input.Name}"))})\n    {{\n");
        text.Append($"        var shared = {_shared};\n");
        foreach (var statement in _statements)
        {
            text.Append("        ").Append(statement == replaced ? by : statement.Text).Append('\n');
        }

        text.Append($"        return {(outputs.Count == 1 ? outputs[0] : $"({string.Join(", ", outputs)})")};\n    }}\n\n");
        text.Append("    static Sym<float> Residual(Sym<float> x, int depth) => depth == 0 ? x : x + Tanh(Residual(x, depth - 1) * 0.5f);\n\n");
        text.Append("    static Sym<float> Widen(Sym<float> x, int units)\n    {\n        for (var i = 1; i <= 2; i++)\n        {\n            x = Dense(units * i, Tanh)(x);\n        }\n\n        return x;\n    }");
        return NetBatch.Net(Name, text.ToString(), _channelsFirst);
    }

    private Statement DrawStatement(string result, Random random)
    {
        var locals = _inputs.Select(input => input.Name).Concat(_statements.Select(statement => statement.Result)).ToList();
        string Local() => random.Chance(0.6) ? locals[Math.Max(0, locals.Count - 1 - random.Next(3))] : random.Pick(locals);
        var (a, b) = (Local(), Local());
        switch (random.Next(12))
        {
            case 0:
                return new Statement(result, [a], $"var {result} = shared({a});");
            case 1:
                return new Statement(result, [a], $"var {result} = Residual({a}, {random.Next(4)});");
            case 2:
                return new Statement(result, [a], $"var {result} = Widen({a}, {random.Next(1, 6)});");
            case 3:
                return new Statement(result, [a, b], $"var {result} = {a} {random.Pick(["+", "-", "*"])} {b};");
            case 4:
                return new Statement(result, [a], $"var {result} = {a} * {random.Next(1, 5)}.5f - 1;");
            default:
                var word = random.Pick(s_words);
                var operands = word.Operands.SelectMany(operand => Enumerable.Range(0, operand.ParameterType.IsArray ? random.Next(2, 4) : 1)).Select((_, index) => index == 0 ? a : Local()).ToList();
                return new Statement(result, operands, $"var {result} = {WordCall.Draw(word, random).Write(operands)};");
        }
    }
}
