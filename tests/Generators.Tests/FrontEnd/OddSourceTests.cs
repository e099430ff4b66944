using CompiledNets.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNets.Generators.Tests.FrontEnd;

/// <summary>Checks sources that are unusual but valid C#: they compile, or have exactly one diagnostic of CompiledNets.</summary>
public sealed class OddSourceTests
{
    private const string Body = "public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x); static Objective Train(Sym<float> y, [Shape(1)] Sym<float> t) => Minimize(MeanSquaredError(y, t));";

    [Theory]
    [InlineData("[CompiledNet] public partial class @class { " + Body + " }", "")]
    [InlineData("[CompiledNet] public partial class @record { " + Body + " }", "")]
    [InlineData("[CompiledNet] public partial class @await { " + Body + " }", "")]
    [InlineData("namespace @event.@new { [CompiledNet] public partial class Net { " + Body + " } }", "")]
    [InlineData("public partial class @static { public partial struct @struct { [CompiledNet] public partial class @class { " + Body + " } } }", "")]
    [InlineData("[CompiledNet] file partial class Net { " + Body + " }", "CN0008")]
    [InlineData("file partial class Outer { [CompiledNet] public partial class Net { " + Body + " } }", "CN0008")]
    [InlineData("[CompiledNet] public partial class Größe { " + Body + " }", "")]
    [InlineData("[CompiledNet] public partial class Net { public static (Sym<float> @out, Sym<float> @ref) Define([Shape(8)] Sym<float> @class, [Shape(8)] Sym<float> @int) => (Dense(1)(@class), Dense(2)(@int)); }", "")]
    [InlineData("[CompiledNet] public partial class Net { public static Sym<float> Define([Shape(8)] Sym<float> _) => Dense(1)(_); }", "")]
    [InlineData("[CompiledNet] public partial class Net { public static Sym<float> Define([Shape(8)] in Sym<float> x) => Dense(1)(x); }", "")]
    [InlineData("[CompiledNet] public partial class Net { public static Sym<float> Define([Shape(8)] params Sym<float>[] x) => Dense(1)(x[0]); }", "CN0004")]
    [InlineData("[CompiledNet] public partial class Net { public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(int.MaxValue)(Dense(int.MaxValue)(x)); }", "CN1010")]
    [InlineData("[CompiledNet] public partial class Net { public static Sym<float> Define([Shape(8)] Sym<float> x) => RepeatVector(int.MaxValue)(Flatten()(RepeatVector(int.MaxValue)(x))); }", "CN1010")]
    [InlineData("[CompiledNet] public partial class Net { public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1, name: \"a\\nb\")(x); }", "CN1101")]
    [InlineData("[CompiledNet] public partial class Net { public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1, name: \"\")(x); }", "CN1101")]
    [InlineData("[CompiledNet] public partial class Net { public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1, name: \" \\u2028\")(x); }", "CN1101")]
    [InlineData("[CompiledNet] public partial class Net { public static Sym<float> Define([Shape(8, 3)] Sym<float> x) => Bidirectional(LSTM(1), name: \"a\\rb\")(x); }", "CN1101")]
    [InlineData("[CompiledNet] public partial class Net { public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1, name: \"../a/b*/c\\\\\")(x); }", "")]
    [InlineData("[CompiledNet] public partial class Net { public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1, name: \"\\\"quoted\\\" {0} <b>\")(x); }", "")]
    public async Task A_source_compiles_or_has_one_diagnostic(string source, string expected)
    {
        var (generated, result) = Compile.Generate(Compile.Of(source));
        Assert.Empty(result.Diagnostics);
        var errors = generated.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString());
        Assert.Equal([], errors);
        var reported = await generated.WithAnalyzers([new DefinitionAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(expected.Length > 0 ? [expected] : [], reported.Select(diagnostic => diagnostic.Id));
    }
}
