using System.Diagnostics;
using System.Globalization;
using TorchSharp;

namespace CompiledNets.Distributed.Tests;

public sealed class FaultTests : IDisposable
{
    private const int Epochs = 16;
    private const int Steps = Epochs * 5;

    // The start of .NET on a busy machine takes most of it.
    private static readonly TimeSpan s_atMost = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_mostAfterFailure = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public static TheoryData<string> Launchers => new(MpiRun.Launchers);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [MpiTheory]
    [MemberData(nameof(Launchers))]
    public void A_training_continues_after_ranks_were_killed_with_other_numbers_of_ranks(string launcher)
    {
        var wanted = Scale.Of(small: 2, full: 10);
        var whole = Directory.CreateDirectory(Path.Combine(_folder, "whole")).FullName;
        using (var run = new MpiRun(launcher, 1, RankProgram.Resume, whole, Epochs))
        {
            Assert.True(run.WaitForEnd(s_atMost) == 0, run.Output);
        }

        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var (folder, reached) = (Directory.CreateDirectory(Path.Combine(_folder, "killed")).FullName, 0L);
        for (var kill = 1; kill <= wanted; kill++)
        {
            var ranks = random.Next(2, 5);
            using var run = new MpiRun(launcher, ranks, RankProgram.Resume, folder, Epochs);
            var processes = Enumerable.Range(0, ranks).Select(_ => run.WaitFor("process ") ?? "").Select(text => text.Split(' ')).ToList();
            Assert.True(processes.TrueForAll(parts => parts.Length == 2), $"seed {seed}, kill {kill}: {run.Output}");
            var begun = Number(run.WaitFor("begun at "));

            // The checkpoint of a step is written after its line.
            Assert.True(begun >= reached - 1, $"seed {seed}: it went back from step {reached} to {begun}:\n{run.Output}");

            // A part of the remaining steps, so that some remain for the next kill.
            reached = begun;
            for (var step = random.Next((int)(Steps - begun) / (wanted + 1)); step > 0; step--)
            {
                reached = Number(run.WaitFor("step "));
            }

            var victim = random.Next(ranks);
            var process = processes.Single(parts => parts[0] == $"{victim}")[1];
            Process.GetProcessById(int.Parse(process, CultureInfo.InvariantCulture)).Kill();
            var code = run.WaitForEnd(s_mostAfterFailure);
            Assert.True(code != 0, $"seed {seed}, kill {kill}: rank {victim} of {ranks} was killed, but the exit code is 0:\n{run.Output}");

            // Open MPI names the rank. MPICH names its process, unless another rank that waits for it ends first.
            if (launcher == MpiRun.OpenMpi)
            {
                Assert.Matches($"process rank {victim} with PID .* exited on signal 9", run.Output);
            }
        }

        using var last = new MpiRun(launcher, 3, RankProgram.Resume, folder, Epochs);
        Assert.True(Number(last.WaitFor("begun at ")) >= reached - 1, $"seed {seed}: {last.Output}");
        Assert.True(last.WaitForEnd(s_atMost) == 0, $"seed {seed}: {last.Output}");
        Assert.Contains($"ended after {Epochs} epochs and {Steps} steps", last.Output, StringComparison.Ordinal);
        foreach (var (one, other) in WeightsIn(whole).Zip(WeightsIn(folder)))
        {
            TensorCheck.Close(other, one, 1e-3);
        }
    }

    [MpiTheory]
    [MemberData(nameof(Launchers))]
    public void An_exception_on_a_rank_ends_all_and_is_shown_with_its_rank(string launcher)
    {
        using var run = new MpiRun(launcher, 3, RankProgram.Fail, 1);
        Assert.NotEqual(0, run.WaitForEnd(s_atMost));
        Assert.Matches("rank 1 of 3 on .* has ended the training of ResumedNet in epoch 1 after step [0-2]: InvalidDataException: sample [0-9]+ is damaged", run.Output);
    }

    [MpiTheory]
    [MemberData(nameof(Launchers))]
    public void A_rank_that_leaves_with_an_error_ends_all(string launcher)
    {
        using var run = new MpiRun(launcher, 2, RankProgram.Leave);
        Assert.NotEqual(0, run.WaitForEnd(s_atMost));
        Assert.Matches("rank 1 of 2 on .* has ended with the exit code 3", run.Output);
    }

    [MpiTheory]
    [MemberData(nameof(Launchers))]
    public void Ranks_with_different_data_all_refuse_to_train(string launcher)
    {
        using var run = new MpiRun(launcher, 2, RankProgram.Differ);
        Assert.True(run.WaitForEnd(s_atMost) == 0, run.Output);
        Assert.Equal(2, run.Output.Split('\n').Count(line => line.Contains("the training: 63 samples in batches of 32, on rank 0: 64 samples in batches of 32", StringComparison.Ordinal)));
    }

    [MpiTheory]
    [InlineData(MpiRun.OpenMpi, "libmpich.so.12")]
    [InlineData(MpiRun.Mpich, "libmpi.so.40")]
    public void A_library_that_is_not_the_launchers_is_refused(string launcher, string library)
    {
        using var variable = new Variable(MpiLaunch.Variable, library);
        using var run = new MpiRun(launcher, 2, RankProgram.OnlyConnect);
        Assert.NotEqual(0, run.WaitForEnd(s_atMost));
        Assert.Contains("finds only this one, so each would train by itself", run.Output, StringComparison.Ordinal);
    }

    private static List<torch.Tensor> WeightsIn(string folder)
    {
        using var net = new ResumedNet(seed: 1);
        net.LoadWeights(Path.Combine(folder, "weights.safetensors"));
        return net.NamedWeights().Select(named => named.Weight.Value.clone()).ToList();
    }

    private static long Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>Sets an environment variable for a test.</summary>
    private sealed class Variable : IDisposable
    {
        private readonly string _name;

        public Variable(string name, string value)
        {
            _name = name;
            Environment.SetEnvironmentVariable(name, value);
        }

        public void Dispose() => Environment.SetEnvironmentVariable(_name, null);
    }
}
