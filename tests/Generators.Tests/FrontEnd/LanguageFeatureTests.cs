namespace CompiledNets.Generators.Tests.FrontEnd;

/// <summary>Checks the C# that a definition may contain. Each body applies one Dense, with the given number of units, to an input of eight features.</summary>
public sealed class LanguageFeatureTests
{
    [Theory]
    [InlineData("return Dense(Blocks.Width * 2 - 1)(x);", 5)]
    [InlineData("const int half = 6 / 2; return Dense(half)(x);", 3)]
    [InlineData("var (a, b) = (2, 3); return Dense(a * b)(x);", 6)]
    [InlineData("var (a, b) = (2, 3); (a, b) = (b, a); return Dense(a * 10 + b)(x);", 32)]
    [InlineData("var pair = (units: 4, rate: 0.5f); return Dense(pair.units)(x);", 4)]
    [InlineData("((int, int), int) nested = ((1, 2), 3); return Dense(nested.Item1.Item2 + nested.Item2)(x);", 5)]
    [InlineData("int[] units = [3, 4]; return Dense(units[1])(x);", 4)]
    [InlineData("int[] units = [3, 4]; return Dense(units[^2])(x);", 3)]
    [InlineData("int[] units = [3, 4, 5, 6]; var inner = units[1..^1]; return Dense(inner.Length * 10 + inner[0])(x);", 24)]
    [InlineData("int[] units = [.. new[] { 1, 2 }, 3]; return Dense(units.Length)(x);", 3)]
    [InlineData("var units = new int[2]; units[0] = 7; units[1] += units[0]; return Dense(units[1])(x);", 7)]
    [InlineData("var n = 0; for (var i = 1; i <= 4; i++) { if (i == 2) continue; if (i == 4) break; n += i; } return Dense(n)(x);", 4)]
    [InlineData("var n = 0; foreach (var (units, factor) in new[] { (1, 2), (3, 4) }) n += units * factor; return Dense(n)(x);", 14)]
    [InlineData("var n = 1; while (n < 20) n *= 3; return Dense(n)(x);", 27)]
    [InlineData("var n = 1; do { n++; } while (n < 5); return Dense(n)(x);", 5)]
    [InlineData("var n = 9; return Dense(n > 5 ? n : 1)(x);", 9)]
    [InlineData("var n = 9; return Dense(n switch { < 5 => 1, 8 or 9 => 2, _ => 3 })(x);", 2)]
    [InlineData("var n = 2; return Dense((n, n > 1) switch { (1, _) => 1, (2, true) => 6, _ => 3 })(x);", 6)]
    [InlineData("var n = 2; switch (n) { case 1: return Dense(1)(x); case 2 when n > 1: return Dense(12)(x); default: return Dense(3)(x); }", 12)]
    [InlineData("var name = \"wide\"; return Dense(name == \"wide\" ? 11 : 1, name: $\"{name}_{3}\")(x);", 11)]
    [InlineData("int Twice(int n) => n * 2; return Dense(Twice(4))(x);", 8)]
    [InlineData("var n = 1; void Grow() { n = n * 5; } Grow(); return Dense(n)(x);", 5)]
    [InlineData("Func<int, int> twice = n => n * 2; return Dense(twice(7))(x);", 14)]
    [InlineData("return Blocks.Deep(x, depth: 3, units: 4);", 4)]
    [InlineData("return Blocks.Deep(x);", 2)]
    [InlineData("return x.Wide(9);", 9)]
    [InlineData("return Blocks.Chain(x, 3, 5, 7);", 7)]
    [InlineData("return Blocks.Optional(x);", 3)]
    [InlineData("return Blocks.Optional(x, Dense(3)(x));", 3)]
    [InlineData("return Blocks.Maybe(x, null) ?? Dense(5)(x);", 5)]
    [InlineData("return Blocks.Maybe(x, Dense(6)) ?? Dense(5)(x);", 6)]
    [InlineData("Sym<float>? y = null; y ??= Dense(13)(x); return y;", 13)]
    [InlineData("Func<Sym<float>, Sym<float>>[] layers = [Dense(4), Dense(6)]; foreach (var layer in layers) x = layer(x); return x;", 6)]
    [InlineData("var (a, b) = Split(x, 2); return Concatenate(a, b, a);", 12)]
    [InlineData("var (a, (b, c)) = (x, Split(x, 4)[1..3]); return Concatenate(b, c);", 4)]
    [InlineData("var parts = Split(x, (1, 3)); return Concatenate(parts[^1], parts[0]);", 6)]
    [InlineData("var sum = Dense(2)(x); foreach (var part in Split(x, 4)) sum += part; return sum;", 2)]
    [InlineData("return Dense(Split(x, 4).Length)(x);", 4)]
    [InlineData("return Dense(Math.Max(3, 4) + (int)Math.Sqrt(16) + nameof(x).Length)(x);", 9)]
    [InlineData("return Dense((int)Size.Large)(x);", 21)]
    public async Task Supported_CSharp_is_read(string body, int units)
    {
        var source =
            "[CompiledNet]\npublic partial class Net\n{\n    public static Sym<float> Define([Shape(8)] Sym<float> x)\n    {\n        " + body + "\n    }\n}\n"
            + """
            internal enum Size { Small = 1, Large = 21 }

            internal static class Blocks
            {
                internal const int Width = 3;

                internal static Sym<float> Deep(Sym<float> x, int units = 2, int depth = 1) => depth == 0 ? x : Deep(Dense(units)(x), units, depth - 1);

                internal static Sym<float> Wide(this Sym<float> x, int units) => Dense(units)(x);

                internal static Sym<float> Chain(Sym<float> x, params int[] widths)
                {
                    foreach (var width in widths)
                    {
                        x = Dense(width)(x);
                    }

                    return x;
                }

                internal static Sym<float> Optional(Sym<float> x, Sym<float>? skip = null) => skip is null ? Dense(3)(x) : Dense(3)(x) + skip;

                internal static Sym<float>? Maybe(Sym<float> x, Func<Sym<float>, Sym<float>>? layer) => layer?.Invoke(x);
            }
            """;
        await Verify.SourceAsync(source);
        var model = Compile.Model(source)!;
        Assert.True(model.IsValid);
        Assert.Equal($"(N, {units})", model.Values[model.Outputs[0].Value].Type.Shape!.ToString());
    }

    [Theory]
    [InlineData("ref var {|CN0101:y = ref x|};", "A local by reference")]
    [InlineData("Blocks.{|CN0101:Out|}(x, out var y);", "Return it instead, in a tuple")]
    [InlineData("int[] widths = [1, 2]; x = Dense(widths[{|CN1101:2|}])(x);", "from 0 to 1")]
    [InlineData("int[] widths = [1, 2]; widths = widths[{|CN1101:1..4|}];", "within 0 to 2")]
    [InlineData("var {|CN0109:(a, b)|} = Split(x, 4); x = a;", "makes 4 parts, but 2 names stand here")]
    [InlineData("x = Dense({|CN0102:Blocks.s_widths|}[0])(x);", "Write the array in the definition")]
    [InlineData("x = Dense({|CN0102:Blocks.Count|})(x);", "it is a property, which the compiler does not run")]
    [InlineData("var grid = {|CN0101:new int[2, 2]|};", "Use one dimension")]
    [InlineData("foreach (var width in System.Linq.Enumerable.{|CN0101:Range|}(1, 3)) x = Dense(width)(x);", "Use a for or foreach loop")]
    [InlineData("var widths = {|CN0101:new System.Text.StringBuilder()|};", "Use constants, tuples and arrays")]
    [InlineData("again: x = Dense(3)(x); if (Math.Max(1, 2) == 2) {|CN0101:goto again;|}", "Use a loop")]
    [InlineData("x = Dense(\"abc\" is {|CN0101:{ Length: 3 }|} ? 1 : 2)(x);", "Compare with constants")]
    public Task Unsupported_CSharp_is_an_error_that_proposes_other_code(string statement, string instead) => Verify.SourceAsync(
        "[CompiledNet]\npublic partial class Net\n{\n    public static Sym<float> Define([Shape(8)] Sym<float> x)\n    {\n        " + statement + "\n        return Dense(1)(x);\n    }\n}\n"
        + """
        internal static class Blocks
        {
            internal static readonly int[] s_widths = [1, 2];

            internal static int Count => 3;

            internal static void Out(Sym<float> x, out Sym<float> y) => y = x;
        }
        """,
        instead);
}
