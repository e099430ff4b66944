using System.CommandLine;

namespace CompiledNets.Samples;

/// <summary>Describes the mistakes of a command line and their corrections.</summary>
internal static class Mistakes
{
    /// <summary>Returns a line for each mistake, and a line of advice.</summary>
    public static IEnumerable<string> Of(ParseResult result)
    {
        var root = result.RootCommandResult.Command;
        return result.CommandResult.Command == root && result.UnmatchedTokens is [var first, ..]
            ? [NoCommand(first, root)]
            : result.Errors.Select(error => error.Message).Append("--help shows the commands and options, list shows the samples.");
    }

    private static string NoCommand(string word, Command root)
    {
        if (SampleCatalogue.Find(word) is { } sample)
        {
            return $"'{word}' is a sample, not a command. To train it: train {sample.Name}";
        }

        foreach (var command in root.Subcommands)
        {
            if (command.Options.Any(option => option.Name == word))
            {
                return $"{word} is an option of {command.Name}: {command.Name} {SampleCatalogue.Default.Name} {word} ...";
            }
        }

        var names = root.Subcommands.Select(command => command.Name).ToList();
        var meant = Spelling.Nearest(word, names);
        return $"There is no command '{word}'.{(meant is null ? "" : $" Did you mean {meant}?")} The commands are: {string.Join(", ", names)}. --help describes them.";
    }
}
