using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Distributed.Tests;

/// <summary>The program that each rank runs. Its first argument is a command.</summary>
internal static class RankProgram
{
    public const string TrainSample = "sample";
    public const string Resume = "resume";
    public const string Fail = "fail";
    public const string Leave = "leave";
    public const string Differ = "differ";
    public const string OnlyConnect = "connect";
    public const string Overlap = "overlap";

    /// <summary>The number of samples in a batch. It is not a multiple of 3, so three ranks have different numbers of samples.</summary>
    public const int BatchSize = 16;

    public static int Run(string[] args)
    {
        // The tests run several ranks on few processors.
        set_num_threads(1);
        var ranks = DataParallel.Mpi();
        switch (args[0])
        {
            case TrainSample:
                SampleTraining.Run(args[1], Enum.Parse<ScalarType>(args[2]), int.Parse(args[3], CultureInfo.InvariantCulture), BatchSize, args[4], ranks);
                return 0;
            case Resume:
                return ResumeTraining(args[1], int.Parse(args[2], CultureInfo.InvariantCulture), ranks);
            case Fail:
                return FailOn(int.Parse(args[1], CultureInfo.InvariantCulture), ranks);
            case Leave:
                // A rank that never trains, while the others wait for it.
                return ranks.Rank == 1 ? 3 : FailOn(-1, ranks);
            case Differ:
                return TrainOnDifferentData(ranks);
            case OnlyConnect:
                Console.WriteLine($"rank {ranks.Rank} of {ranks.Size}");
                return 0;
            case Overlap:
                return CompareOverlap(ranks);
            default:
                throw new ArgumentException($"There is no command '{args[0]}'.", nameof(args));
        }
    }

    /// <summary>Trains with a checkpoint after each step, and continues from it. Rank 0 prints each step.</summary>
    private static int ResumeTraining(string folder, int epochs, ICollectives ranks)
    {
        manual_seed(5);
        using var x = rand(90, 6);
        using var y = x.sum([1], keepdim: true);
        using var net = new ResumedNet(seed: 7);
        using var optimizer = new Adam { Schedule = new CosineDecay(0.01, 400), UseEma = true, GlobalClipNorm = 1, WeightDecay = 0.001 };
        Say(ranks, $"process {ranks.Rank} {Environment.ProcessId}", everyRank: true);
        var history = net.Fit(x, y, new FitOptions
        {
            Optimizer = optimizer,
            Epochs = epochs,
            BatchSize = 16,
            ValidationSplit = 0.2,
            Parallel = ranks,
            Callbacks =
            [
                new BackupAndRestore(Path.Combine(folder, "backup.safetensors"), everySteps: 1),
                new LambdaCallback
                {
                    TrainBegin = run => Say(ranks, $"begun at {net.Step}"),
                    TrainBatchEnd = run =>
                    {
                        Say(ranks, $"step {net.Step}");

                        // A rank is killed before the training ends and deletes its checkpoint, also if the process that kills it waits for a processor.
                        Thread.Sleep(50);
                    },
                },
            ],
        });
        if (ranks.Rank == 0)
        {
            net.SaveWeights(Path.Combine(folder, "weights.safetensors"));
        }

        Say(ranks, $"ended after {history.Epochs.Count} epochs and {net.Step} steps");
        return 0;
    }

    /// <summary>Trains on samples of which one rank cannot read some.</summary>
    private static int FailOn(int failing, ICollectives ranks)
    {
        using var net = new ResumedNet(seed: 7);
        var dataset = Dataset.From<ResumedNet.Inputs, ResumedNet.Targets>(64, index => index > 40 && ranks.Rank == failing
            ? throw new InvalidDataException($"sample {index} is damaged")
            : (new(zeros(1, 6)), new(zeros(1, 1))));
        net.Fit(dataset, new FitOptions { Epochs = 1000, BatchSize = 16, Shuffle = false, Parallel = ranks });
        return 0;
    }

    /// <summary>Trains with and without overlap.</summary>
    private static int CompareOverlap(ICollectives ranks)
    {
        var without = WideTraining.Run(ranks, ScalarType.Float32, overlap: false);
        var recorded = new RecordedRanks(ranks);
        var with = WideTraining.Run(recorded, ScalarType.Float32, overlap: true);
        if (!recorded.HasOtherThread || !without.Weights.SequenceEqual(with.Weights))
        {
            return 4;
        }

        Console.WriteLine("the same weights");
        return 0;
    }

    private static int TrainOnDifferentData(ICollectives ranks)
    {
        using var net = new ResumedNet(seed: 7);
        var count = 64 - ranks.Rank;
        try
        {
            net.Fit(new(zeros(count, 6)), new(zeros(count, 1)), new FitOptions { Parallel = ranks });
        }
        catch (InvalidOperationException exception)
        {
            Console.WriteLine(exception.Message);
            return 0;
        }

        return 4;
    }

    private static void Say(ICollectives ranks, string text, bool everyRank = false)
    {
        if (ranks.Rank == 0 || everyRank)
        {
            Console.WriteLine(text);
            Console.Out.Flush();
        }
    }
}
