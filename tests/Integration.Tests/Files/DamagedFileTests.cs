using System.Diagnostics;
using System.Globalization;

namespace CompiledNets.Integration.Tests.Files;

/// <summary>
/// Damages files of every format and reads them, in a process with limits of memory and time. <c>CN_FUZZ_SEED</c> makes other files, and
/// <c>CN_FUZZ_SCALE=1</c>, as in <c>.ci/run</c>, more of them.
/// </summary>
public sealed class DamagedFileTests : IDisposable
{
    private const string MostHeap = "0x20000000";
    private static readonly TimeSpan s_mostTime = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_damaged_file_is_an_error_that_names_it_or_is_read_and_changes_nothing_else()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("CN_FUZZ_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 20;
        var count = Scale.Of(small: 1100, full: 22_000);
        var temporary = Directory.CreateDirectory(Path.Combine(_folder, "temporary")).FullName;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "CompiledNets.FileFuzz.dll"), Directory.CreateDirectory(Path.Combine(_folder, "files")).FullName, $"{seed}", "0", $"{count}" },
            Environment = { ["DOTNET_GCHeapHardLimit"] = MostHeap, ["DOTNET_EnableDiagnostics"] = "0", ["TMPDIR"] = temporary, ["TEMP"] = temporary, ["TMP"] = temporary },
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(s_mostTime))
        {
            process.Kill();
        }

        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"The seed is {seed}, the exit code {process.ExitCode}. {await output} {await errors}");
        Assert.Contains($"{count} files, 0 failures", await output, StringComparison.Ordinal);
    }
}
