using System.Text.RegularExpressions;

namespace CompiledNets.Package.Tests;

/// <summary>Does what a user does with the console application of the template.</summary>
[Collection(nameof(Feed))]
public sealed partial class ConsoleTests(Feed feed)
{
    [Fact]
    public void The_console_application_builds_tests_trains_saves_and_loads()
    {
        var application = new Application(feed, "compilednet", "Spirals");
        Assert.Matches(@"\bPassed: +3\b", application.Run("test", "-tl:off"));
        Assert.DoesNotContain("warning", application.Run("build", "-tl:off", "--no-incremental", "-v", "minimal"), StringComparison.Ordinal);
        application.Run("format", "--verify-no-changes");

        string[] run = ["run", "--no-build", "--project", "Spirals"];
        var trained = Application.AccuracyIn(application.Run(run));
        Assert.InRange(trained, 0.9, 1);
        Assert.True(File.Exists(application["spiral.safetensors"]));

        var loaded = application.Run(run);
        Assert.Contains("The weights are those of spiral.safetensors.", loaded, StringComparison.Ordinal);
        Assert.Equal(trained, Application.AccuracyIn(loaded));
    }

    [Fact]
    public void A_wrong_number_is_an_error_with_a_link_and_a_code_fix_repairs_it()
    {
        var application = new Application(feed, "compilednet", "Mistakes");

        // The SDK knows the root namespace of a project after it was restored.
        application.Run("restore", "Mistakes");
        application.Run("new", "net-item", "-n", "Kinds", "-o", "Mistakes");
        var net = application["Mistakes", "Kinds.cs"];
        Assert.Contains("namespace Mistakes;", File.ReadAllText(net), StringComparison.Ordinal);
        string[] build = ["build", "Mistakes", "-tl:off", "-v", "minimal"];
        application.Run(build);

        // The axis 0 is the batch.
        application.Edit(net, "x = Dropout(0.2)(x);", "x = Concatenate(axis: 0, x, x);");
        var (code, text) = application.TryRun(build);
        Assert.NotEqual(0, code);
        var error = Error().Match(text);
        Assert.True(error.Success, text);
        Assert.Equal("Kinds.cs(13,31)", error.Groups["place"].Value);
        Assert.EndsWith($"docs/diagnostics/{error.Groups["id"].Value}.md", error.Groups["link"].Value, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Place.Repository, "docs", "diagnostics", error.Groups["id"].Value + ".md")));

        application.Run("format", "analyzers", "Mistakes", "--diagnostics", error.Groups["id"].Value, "--severity", "error");
        Assert.Contains("x = Concatenate(axis: 1, x, x);", File.ReadAllText(net), StringComparison.Ordinal);
        application.Run(build);

        // The compiler of an older SDK would skip the generator.
        (code, text) = application.TryRun([.. build, "-p:CompilerApiVersion=roslyn4.12", "--no-incremental"]);
        Assert.NotEqual(0, code);
        Assert.Contains("error CNB0004: CompiledNets needs a C# compiler of version 4.14 or later, but this one has version 4.12.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_published_trimmed()
    {
        var application = new Application(feed, "compilednet", "Trimmed");
        Publish(application, "Trimmed", "-p:PublishTrimmed=true");
        TrainsAndLoads(application, application["published", "Trimmed"]);
    }

    [LinkerFact]
    public void It_is_published_with_NativeAOT()
    {
        var application = new Application(feed, "compilednet", "Native");
        Publish(application, "Native", "-p:PublishAot=true");
        Assert.False(File.Exists(application["published", "CompiledNets.Runtime.dll"]));

        // Measured: 5.9 MB.
        Assert.InRange(new FileInfo(application["published", "Native"]).Length, 0, 9_000_000);
        TrainsAndLoads(application, application["published", "Native"]);
    }

    private static void Publish(Application application, string project, string property) =>
        application.Run("publish", project, "-o", "published", "-tl:off", "-p:CreateHardLinksForPublishFilesIfPossible=true", property);

    private static void TrainsAndLoads(Application application, string program)
    {
        var trained = Application.AccuracyIn(application.Start(program));
        Assert.InRange(trained, 0.9, 1);
        var loaded = application.Start(program);
        Assert.Contains("The weights are those of", loaded, StringComparison.Ordinal);
        Assert.Equal(trained, Application.AccuracyIn(loaded));
    }

    [GeneratedRegex(@"(?<place>Kinds\.cs\(\d+,\d+\)): error (?<id>CN\d{4}): .*\((?<link>https://[^)]+)\)")]
    private static partial Regex Error();
}
