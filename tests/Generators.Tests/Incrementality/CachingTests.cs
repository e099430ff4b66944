using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNets.Generators.Tests.Incrementality;

/// <summary>Checks the steps of the generator that run again after an edit.</summary>
public sealed class CachingTests
{
    private const string Net =
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image)
            {
                var x = Conv2D(8, 3, activation: ReLU)(image);
                return Dense(10, Softmax)(Flatten()(x));
            }

            static Objective Train(Sym<float> digit, [Shape] Sym<long> label) => Minimize(SparseCategoricalCrossentropy(digit, label)).Track(Accuracy(digit, label));
        }
        """;

    private const string Other = "internal static class Other { internal static int Three => 3; }";

    [Fact]
    public void An_edit_in_another_file_compiles_nothing_again() => Check(
        compilation => Replace(compilation, 1, "Three => 3", "Three => 2 + 1"),
        IncrementalStepRunReason.Unchanged,
        IncrementalStepRunReason.Cached);

    [Fact]
    public void A_comment_and_a_line_above_the_net_compile_nothing_again() => Check(
        compilation => Replace(compilation, 0, "[CompiledNet]", "// A comment.\n\n[CompiledNet]"),
        IncrementalStepRunReason.Unchanged,
        IncrementalStepRunReason.Cached);

    [Fact]
    public void An_edit_in_a_net_that_means_the_same_compiles_nothing_again() => Check(
        compilation => Replace(compilation, 0, "Conv2D(8, 3, activation: ReLU)", "Conv2D(2 * 4, (3, 3), activation: ReLU)"),
        IncrementalStepRunReason.Unchanged,
        IncrementalStepRunReason.Cached);

    [Fact]
    public void An_edit_that_changes_a_net_compiles_it_again() => Check(
        compilation => Replace(compilation, 0, "Dense(10", "Dense(12"),
        IncrementalStepRunReason.Modified,
        IncrementalStepRunReason.Modified);

    [Fact]
    public void An_edit_in_one_net_leaves_the_others_alone()
    {
        var compilation = Compile.Of(Net, Net.Replace("class Net", "class Second"));
        var driver = Compile.Driver().RunGenerators(compilation).RunGenerators(Replace(compilation, 0, "Dense(10", "Dense(12"));
        var reasons = Reasons(driver.GetRunResult(), TrackingNames.Emit);
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], reasons);
    }

    private static void Check(Func<CSharpCompilation, CSharpCompilation> edit, IncrementalStepRunReason interpreted, IncrementalStepRunReason after)
    {
        var compilation = Compile.Of(Net, Other);
        var driver = Compile.Driver().RunGenerators(compilation);
        Assert.Equal(IncrementalStepRunReason.New, Assert.Single(Reasons(driver.GetRunResult(), TrackingNames.Emit)));

        var result = driver.RunGenerators(edit(compilation)).GetRunResult();
        Assert.Equal(interpreted, Assert.Single(Reasons(result, TrackingNames.Interpret)));
        Assert.Equal(after, Assert.Single(Reasons(result, TrackingNames.Lower)));
        Assert.Equal(after, Assert.Single(Reasons(result, TrackingNames.Emit)));
        Assert.Single(result.GeneratedTrees);
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorDriverRunResult result, string step) =>
        result.Results.Single().TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    private static CSharpCompilation Replace(CSharpCompilation compilation, int file, string old, string @new)
    {
        var tree = compilation.SyntaxTrees[file];
        var text = tree.GetText().ToString();
        Assert.Contains(old, text, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(text.Replace(old, @new, StringComparison.Ordinal))));
    }
}
