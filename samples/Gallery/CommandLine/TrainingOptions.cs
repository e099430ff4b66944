using System.CommandLine;
using System.Globalization;

namespace CompiledNets.Samples;

/// <summary>The options of the command <c>train</c>.</summary>
internal sealed class TrainingOptions
{
    private const long DefaultSeed = 1;

    private readonly Option<int?> _epochs = Count("--epochs", "The number of epochs. The command list shows the default of each sample.");
    private readonly Option<int?> _batchSize = Count("--batch-size", "The number of samples in a step. The command list shows the default of each sample.");
    private readonly Option<int?> _limit = Count("--limit", "The largest number of training samples, and of test samples. The default is all.");

    private readonly Option<long> _seed = new("--seed")
    {
        HelpName = "N",
        Description = "The seed of all random numbers. The same seed gives the same weights.",
        DefaultValueFactory = _ => DefaultSeed,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed))
            {
                result.AddError($"--seed must be a whole number, but is '{text}'.");
            }

            return seed;
        },
    };

    private readonly Option<string?> _data = new("--data")
    {
        HelpName = "DIR",
        Description = "The folder with the four files of MNIST, or with a subfolder 'mnist' that contains them. "
            + $"The default is the folder in {DataRequest.Variable}, or else the files that come with the program.",
    };

    private readonly Option<string?> _output = new("--output")
    {
        HelpName = "DIR",
        Description = "The folder for weights and reports. Each training creates a subfolder. The default is artifacts/runs.",
    };

    private readonly Option<bool> _parallel = new("--parallel")
    {
        Description = "Trains on all processes that mpirun or srun has started: mpirun -np 4 dotnet Gallery.dll train mlp --parallel.",
    };

    /// <summary>Gets the request of a command line without options.</summary>
    public static TrainingRequest None => new(Epochs: null, BatchSize: null, DefaultSeed, Limit: null, DataRequest.FolderOf(null), RunFolder.Default());

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_epochs, _batchSize, _seed, _limit, _data, _output, _parallel])
        {
            command.Options.Add(option);
        }
    }

    public TrainingRequest Read(ParseResult result) => new(
        result.GetValue(_epochs),
        result.GetValue(_batchSize),
        result.GetValue(_seed),
        result.GetValue(_limit),
        DataRequest.FolderOf(result.GetValue(_data)),
        result.GetValue(_output) ?? RunFolder.Default(),
        result.GetValue(_parallel) ? DataParallel.Mpi() : null);

    private static Option<int?> Count(string name, string description) => new(name)
    {
        HelpName = "N",
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
            {
                return count;
            }

            result.AddError($"{name} must be a whole number of at least 1, but is '{text}'.");
            return null;
        },
    };
}
