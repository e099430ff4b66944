using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.KernelAccuracy;

/// <summary>Compares the errors of this library's kernels with those of libtorch's. The exact results are libtorch's in float64.</summary>
[Collection(KernelLibraries.Name)]
public sealed class AccuracyTests
{
    // Half a unit in the last place of float32, relative to the root mean square of the results.
    private const double Rounding = 6e-8;

    // Winograd's transforms of 3x3 kernels amplify rounding errors: up to 3.2 times those of a direct convolution.
    private const double Most = 3.5;

    [Fact]
    public void No_kernel_has_more_than_3_5_times_the_error_of_libtorch()
    {
        const int Seed = 11;
        var failures = new List<string>();
        var count = 0;
        foreach (var row in KernelTable.Rows(Seed))
        {
            using var scope = NewDisposeScope();
            var errors = KernelErrors.Of(row);
            var bound = Most * Math.Max(errors.Libtorch.Rms, Rounding);
            if (!(errors.Own.Rms <= bound))
            {
                failures.Add($"{row.Name} {row.Sizes}: {errors.Own.Rms:E1} instead of at most {bound:E1}");
            }

            count++;
        }

        Assert.True(count > 60, $"{count} kernels");
        Assert.True(failures.Count == 0, $"Seed {Seed}.\n" + string.Join("\n", failures));
    }
}
