using System.Text.RegularExpressions;

namespace CompiledNets.Package.Tests;

/// <summary>A project that a template has made.</summary>
internal sealed partial class Application
{
    private readonly Feed _feed;

    public Application(Feed feed, string template, string name)
    {
        (_feed, Folder) = (feed, feed.PathOf(name));
        feed.Run("new", template, "-o", Folder);
    }

    /// <summary>Gets the folder of the project.</summary>
    public string Folder { get; }

    /// <summary>Gets the path of a file.</summary>
    public string this[params string[] parts] => Path.Combine([Folder, .. parts]);

    /// <summary>Runs a command of the SDK and returns its output.</summary>
    public string Run(params string[] arguments) => DotNet.Run(Folder, _feed.Environment, arguments);

    /// <summary>Runs a command of the SDK and returns its exit code and output.</summary>
    public (int Code, string Text) TryRun(params string[] arguments) => DotNet.TryRun(Folder, _feed.Environment, arguments);

    /// <summary>Runs a program of the project and returns its output.</summary>
    public string Start(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(DotNet.Start(program, Folder, [], arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program} ended with {process.ExitCode}:\n{text}");
    }

    /// <summary>Replaces a part of a file, which must occur in it.</summary>
    public void Edit(string file, string old, string @new)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(old, @new, StringComparison.Ordinal));
    }

    /// <summary>Reads the accuracy that the console application prints.</summary>
    public static double AccuracyIn(string output) =>
        double.Parse(Accuracy().Match(output) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException("No accuracy is printed:\n" + output), System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Accuracy on new points: (\d\.\d+)")]
    private static partial Regex Accuracy();
}
