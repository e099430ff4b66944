using System.CommandLine;
using System.CommandLine.Invocation;
using Spectre.Console;

namespace CompiledNets.Samples;

/// <summary>The command line: list, summary, graph, train; without a command, the default sample is trained.</summary>
internal static class GalleryCommand
{
    private const int Failed = 1;
    private const int Cancelled = 130; // as a shell says it of a program that was ended by Ctrl+C

    // After Ctrl+C: a step is finished, and the weights are written.
    private static readonly TimeSpan s_timeToFinish = TimeSpan.FromSeconds(30);

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="console">Where it is answered.</param>
    /// <param name="error">Where mistakes are told.</param>
    /// <param name="cancellation">Ends it as Ctrl+C does.</param>
    /// <returns>Zero where all went well.</returns>
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

        var drawn = SampleArgument();
        var graph = new Command("graph", "Draws the graph of a sample: SVG for a browser, DOT for Graphviz, Mermaid for Markdown.") { drawn };
        graph.SetAction(result => GraphCommand.Run(result.GetRequiredValue(drawn), console));

        var trained = SampleArgument();
        var options = new TrainingOptions();
        var train = new Command("train", "Trains a sample, and saves its weights and a report with its curves.") { trained };
        options.AddTo(train);
        train.SetAction((result, cancellation) => TrainAsync(result.GetRequiredValue(trained), options.Read(result), console, error, cancellation));

        var root = new RootCommand($"The samples of CompiledNets. Without a command, {SampleCatalogue.Default.Name} is trained.") { list, summary, graph, train };
        root.SetAction((result, cancellation) => TrainAsync(SampleCatalogue.Default, TrainingOptions.None, console, error, cancellation));
        return root;
    }

    private static Argument<Sample> SampleArgument()
    {
        var argument = new Argument<Sample>("NAME")
        {
            HelpName = "NAME",
            Description = "The sample: a name that list shows, in any case.",
            CustomParser = result =>
            {
                var name = result.Tokens[0].Value;
                if (SampleCatalogue.Find(name) is { } sample)
                {
                    return sample;
                }

                result.AddError(SampleCatalogue.NotFound(name));
                return null;
            },
        };
        argument.CompletionSources.Add(SampleCatalogue.All.Select(sample => sample.Name).ToArray());
        return argument;
    }

    private static async Task<int> TrainAsync(Sample sample, TrainingRequest request, IAnsiConsole console, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            var outcome = await sample.TrainAsync(request, console, cancellation);
            return outcome.WasCancelled ? Cancelled : 0;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            // What is wrong with a file is for its owner to read, not for who wrote the program.
            await error.WriteLineAsync(exception.Message);
            return Failed;
        }
    }
}
