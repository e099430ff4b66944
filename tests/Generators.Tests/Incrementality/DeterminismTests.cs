using System.Globalization;

namespace CompiledNets.Generators.Tests.Incrementality;

public sealed class DeterminismTests
{
    private static string Source(string name) =>
        $$"""
        [CompiledNet]
        public partial class {{name}}
        {
            public static Sym<float> Define([Shape("T", 8)] Sym<float> x) => Dense(3)(Dropout(0.1f)(x * 0.3f - 1.5f));
        }
        """;

    [Theory]
    [InlineData("\u2212", ".")] // Finnish: a minus that is no ASCII hyphen
    [InlineData("-", ",")] // German: a decimal comma
    [InlineData("(", "\u066b")]
    public void The_output_does_not_depend_on_the_culture(string minus, string point)
    {
        var expected = Emit("Net");
        Assert.Contains("-1.5", expected, StringComparison.Ordinal);
        var before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NegativeSign = minus;
            culture.NumberFormat.NumberDecimalSeparator = point;
            culture.NumberFormat.NumberGroupSeparator = "'";
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(expected, Emit("Net"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_output_does_not_depend_on_the_order_of_files()
    {
        var (_, forwards) = Compile.Generate(Compile.Of(Source("A"), Source("B")));
        var (_, backwards) = Compile.Generate(Compile.Of(Source("B"), Source("A")));
        Assert.Equal(
            forwards.GeneratedTrees.Select(tree => tree.ToString()).Order(StringComparer.Ordinal),
            backwards.GeneratedTrees.Select(tree => tree.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nets_of_one_name_in_different_places_have_files_of_their_own()
    {
        var (generated, result) = Compile.Generate(Compile.Of(
            "namespace One { " + Source("Net") + " }",
            "namespace Two { public partial class Outer { " + Source("Net") + " } }",
            Source("Net")));
        Assert.Equal(["Net.g.cs", "One.Net.g.cs", "Two.Outer.Net.g.cs"], result.Results.Single().GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(generated.GetDiagnostics(), diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
    }

    [Fact]
    public void Nets_whose_names_differ_in_case_only_have_files_of_their_own()
    {
        foreach (var files in new[] { new[] { "Net", "net", "NET" }, ["NET", "Net", "net"] })
        {
            var (generated, result) = Compile.Generate(Compile.Of([.. files.Select(Source)]));
            Assert.Equal(["NET.g.cs", "Net(2).g.cs", "net(3).g.cs"], result.Results.Single().GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal));
            Assert.DoesNotContain(generated.GetDiagnostics(), diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        }
    }

    [Fact]
    public void A_net_that_a_half_written_program_declares_twice_is_one_net()
    {
        // A class exists twice while a user moves it. C# reports an error, and the generator must not fail.
        var twice = Source("Net") + Source("Net");
        var halved = "[CompiledNet] public partial class Net {} " + Source("Net");
        var nested = Source("Net") + "namespace A { " + Source("Net") + " } public partial class A { " + Source("Net") + " }";
        foreach (var (source, files) in new[] { (twice, Array.Empty<string>()), (halved, ["Net.g.cs"]), (nested, ["A.Net(2).g.cs", "A.Net.g.cs", "Net.g.cs"]) })
        {
            var (_, result) = Compile.Generate(Compile.Of(source));
            var single = result.Results.Single();
            Assert.Null(single.Exception);
            Assert.Empty(result.Diagnostics);
            Assert.Equal(files, single.GeneratedSources.Select(own => own.HintName).Order(StringComparer.Ordinal));
        }
    }

    private static string Emit(string name) => Compile.Generate(Compile.Of(Source(name))).Result.GeneratedTrees.Single().ToString();
}
