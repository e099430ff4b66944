using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Distributed.Tests;

public sealed class LaunchTests
{
    [Fact]
    public void Ranks_with_other_data_or_options_are_refused_by_names()
    {
        var errors = Ranks.Fail(3, ranks =>
        {
            using var net = new ResumedNet(seed: 7);
            var count = ranks.Rank == 2 ? 39 : 40;
            net.Fit(new(zeros(count, 6)), new(zeros(count, 1)), new FitOptions { Optimizer = ranks.Rank == 2 ? new SGD() : new Adam(), Parallel = ranks });
        });
        Assert.All(errors, error => Assert.Matches(
            "^ResumedNet: rank 2 on .* differs from rank 0 on .*: the training: 39 samples in batches of 32, on rank 0: 40 samples in batches of 32; .*the optimizer: SGD, on rank 0: Adam. Start the same program",
            Assert.IsType<InvalidOperationException>(error).Message));
    }

    [Fact]
    public void Ranks_with_other_nets_are_refused_by_names()
    {
        var errors = Ranks.Fail(2, ranks =>
        {
            var options = new FitOptions { Parallel = ranks };
            if (ranks.Rank == 0)
            {
                using var net = new ResumedNet(seed: 7);
                net.Fit(new(zeros(8, 6)), new(zeros(8, 1)), options);
            }
            else
            {
                using var net = new NormalizedNet(seed: 7);
                net.Fit(new(zeros(8, 4)), new(zeros(8, 1)), options);
            }
        });
        Assert.All(errors, error => Assert.Contains("the net: NormalizedNet, on rank 0: ResumedNet", Assert.IsType<InvalidOperationException>(error).Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    public void Streams_are_divided_and_must_have_the_same_length(int batches, int onRank1)
    {
        var errors = Ranks.Fail(2, ranks =>
        {
            using var net = new ResumedNet(seed: 7);
            var history = net.Fit(Stream(ranks.Rank == 1 ? onRank1 : batches), new FitOptions { Parallel = ranks, Epochs = 2 });
            using var alone = new ResumedNet(seed: 7);
            Assert.Equal(alone.Fit(Stream(batches), new FitOptions { Epochs = 2 })["loss"][^1], history["loss"][^1], 1e-5);
        });
        Assert.All(errors, error =>
        {
            if (batches == onRank1)
            {
                Assert.Null(error);
            }
            else
            {
                Assert.Contains("the samples have ended on 1 of 2 ranks", Assert.IsType<InvalidOperationException>(error).Message, StringComparison.Ordinal);
            }
        });

        static async IAsyncEnumerable<(ResumedNet.Inputs, ResumedNet.Targets)> Stream(int batches)
        {
            for (var batch = 0; batch < batches; batch++)
            {
                await Task.Yield();
                yield return (new(full(7, 6, 0.1f * batch)), new(ones(7, 1)));
            }
        }
    }

    [Theory]
    [InlineData("COMPILEDNETS_MPI=/opt/libmpi.so", "/opt/libmpi.so")]
    [InlineData("", "libmpi.so.40")]
    [InlineData("PMI_RANK=0", "libmpich.so.12")]
    [InlineData("PMI_RANK=0 PMIX_RANK=0", "libmpi.so.40")]
    [InlineData("PMI_RANK=0 OMPI_COMM_WORLD_RANK=0", "libmpi.so.40")]
    public void The_library_of_the_launcher_is_searched_for_first(string variables, string first)
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal(first, MpiLaunch.Libraries(In(variables))[0]);
        }
    }

    [Theory]
    [InlineData("/opt/mpi/lib/libmpi_abi.so.0", true)]
    [InlineData("libmpi_abi.dylib", true)]
    [InlineData("libmpi.so.40", false)]
    [InlineData("/opt/mpi_abi/lib/libmpich.so.12", false)]
    public void The_standard_ABI_is_recognised_by_the_name_of_its_library(string name, bool isStandard) => Assert.Equal(isStandard, MpiLibrary.IsStandard(name));

    [Theory]
    [InlineData("")]
    [InlineData("PMI_RANK=0")]
    public void A_library_with_the_standard_ABI_is_preferred_to_that_of_another_launcher(string variables)
    {
        if (OperatingSystem.IsLinux())
        {
            var libraries = MpiLaunch.Libraries(In(variables)).ToList();
            var (standard, openMpi, mpich) = (libraries.IndexOf("libmpi_abi.so.0"), libraries.IndexOf("libmpi.so.40"), libraries.IndexOf("libmpich.so.12"));
            Assert.InRange(standard, Math.Min(openMpi, mpich) + 1, Math.Max(openMpi, mpich) - 1);
        }
    }

    [Theory]
    [InlineData("", 1, null)]
    [InlineData("SLURM_STEP_NUM_TASKS=4", 1, "SLURM_STEP_NUM_TASKS")]
    [InlineData("SLURM_STEP_NUM_TASKS=4", 4, null)]
    [InlineData("SLURM_STEP_NUM_TASKS=1", 1, null)]
    [InlineData("PMI_SIZE=2", 1, "PMI_SIZE")]
    [InlineData("OMPI_COMM_WORLD_SIZE=1 SLURM_STEP_NUM_TASKS=2", 1, null)]
    public void A_launch_of_single_processes_is_refused(string variables, int size, string? named)
    {
        void Check() => MpiLaunch.RequireConnected(size, "Open MPI 4.1.4", In(variables));
        if (named is null)
        {
            Check();
            return;
        }

        var error = Assert.Throws<InvalidOperationException>(Check);
        Assert.Contains($"processes ({named}), but Open MPI 4.1.4 finds only this one", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_library_is_reported_with_the_package_to_install()
    {
        var error = Assert.Throws<DllNotFoundException>(() => MpiLibrary.Load(["libmissing.so.40"]));
        Assert.Contains("searched for libmissing.so.40", error.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install openmpi-bin", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_library_is_no_MPI_library()
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.Contains("is no MPI library", Assert.Throws<DllNotFoundException>(() => MpiLibrary.Load(["libc.so.6"])).Message, StringComparison.Ordinal);
        }
    }

    private static Func<string, string?> In(string variables) =>
        variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(variable => variable.Split('=')).ToDictionary(parts => parts[0], parts => (string?)parts[1]).GetValueOrDefault;
}
