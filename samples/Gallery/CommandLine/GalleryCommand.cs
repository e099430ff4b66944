using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using Spectre.Console;

namespace CompiledNets.Samples;

/// <summary>The command line: list, summary, code, graph, onnx, train. Without a command, it trains the default sample.</summary>
internal static class GalleryCommand
{
    private const int Failed = 1;
    private const int Cancelled = 130; // The exit code of shells for a program that was ended by Ctrl+C.

    // After Ctrl+C, the program finishes the current step and writes the weights.
    private static readonly TimeSpan s_timeToFinish = TimeSpan.FromSeconds(30);

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="console">The console for the output.</param>
    /// <param name="error">The writer for error messages.</param>
    /// <param name="cancellation">The token that ends the command like Ctrl+C.</param>
    /// <returns>The exit code: 0 for success, 1 for an error, 130 for a cancelled training.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, IAnsiConsole console, TextWriter error, CancellationToken cancellation = default)
    {
        var result = Build(console, error).Parse(args);
        if (result.Action is ParseErrorAction)
        {
            foreach (var mistake in Mistakes.Of(result))
            {
                await error.WriteLineAsync(mistake);
            }

            return Failed;
        }

        return await result.InvokeAsync(
            new InvocationConfiguration { Output = console.Profile.Out.Writer, Error = error, ProcessTerminationTimeout = s_timeToFinish },
            cancellation);
    }

    private static RootCommand Build(IAnsiConsole console, TextWriter error)
    {
        var list = new Command("list", "Lists the samples.");
        list.SetAction(_ => ListCommand.Run(console));

        var summarised = SampleArgument();
        var summary = new Command("summary", "Prints the layers of a sample, their shapes and parameters.") { summarised };
        summary.SetAction(result => SummaryCommand.Run(result.GetRequiredValue(summarised), console));

        var read = NetArgument();
        var code = new Command("code", "Prints the generated C# code of a net.") { read };
        code.SetAction(result => CodeCommand.Run(result.GetRequiredValue(read), console));

        var drawn = SampleArgument();
        var graph = new Command("graph", "Draws the graph of a sample as SVG for browsers, DOT for Graphviz and Mermaid for Markdown.") { drawn };
        graph.SetAction(result => GraphCommand.Run(result.GetRequiredValue(drawn), console));

        var saved = SampleArgument();
        var weights = new Option<string?>("--weights") { HelpName = "FILE", Description = "The weights of a training. The default is random weights." };
        var onnx = new Command("onnx", "Saves a sample as an ONNX model.") { saved, weights };
        onnx.SetAction(result => OrError(() => OnnxCommand.Run(result.GetRequiredValue(saved), result.GetValue(weights), console), error));

        var trained = SampleArgument();
        var options = new TrainingOptions();
        var train = new Command("train", "Trains a sample, and saves its weights and a report with curves.") { trained };
        options.AddTo(train);
        train.SetAction((result, cancellation) => TrainAsync(result.GetRequiredValue(trained), () => options.Read(result), console, error, cancellation));

        var root = new RootCommand($"The samples of CompiledNets. Without a command, the program trains {SampleCatalogue.Default.Name}.") { list, summary, code, graph, onnx, train };
        root.SetAction((result, cancellation) => TrainAsync(SampleCatalogue.Default, () => TrainingOptions.None, console, error, cancellation));
        return root;
    }

    private static Argument<Sample> SampleArgument() => NameArgument(
        "The name of a sample, in upper or lower case. The command list shows all names.",
        SampleCatalogue.Find,
        SampleCatalogue.NotFound,
        () => SampleCatalogue.All.Select(sample => sample.Name));

    private static Argument<string> NetArgument() => NameArgument(
        "The name of a sample or of one of its inner nets, in upper or lower case.",
        CodeCommand.Find,
        CodeCommand.NotFound,
        () => CodeCommand.Nets);

    private static Argument<T> NameArgument<T>(string description, Func<string, T?> find, Func<string, string> notFound, Func<IEnumerable<string>> names)
        where T : class
    {
        var argument = new Argument<T>("NAME")
        {
            HelpName = "NAME",
            Description = description,
            CustomParser = result =>
            {
                var name = result.Tokens[0].Value;
                if (find(name) is { } found)
                {
                    return found;
                }

                result.AddError(notFound(name));
                return null;
            },
        };
        argument.CompletionSources.Add(_ => names().Select(name => new CompletionItem(name)));
        return argument;
    }

    // The message names the file, which the user can repair. A stack trace would not help.
    private static int OrError(Func<int> run, TextWriter error)
    {
        try
        {
            return run();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(exception.Message);
            return Failed;
        }
    }

    private static async Task<int> TrainAsync(Sample sample, Func<TrainingRequest> read, IAnsiConsole console, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            var request = read();
            var outcome = await sample.TrainAsync(request, request.IsFirst ? console : Silent(), cancellation);
            return outcome.WasCancelled ? Cancelled : 0;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or DllNotFoundException)
        {
            // The message names the file or the library, which the user can repair. A stack trace would not help.
            await error.WriteLineAsync(exception.Message);
            return Failed;
        }
    }

    private static IAnsiConsole Silent() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) });
}
