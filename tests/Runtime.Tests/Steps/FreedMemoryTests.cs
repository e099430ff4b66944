using System.Globalization;
using CompiledNets.Interop;
using TorchSharp;

namespace CompiledNets.Runtime.Tests.Steps;

public sealed class FreedMemoryTests
{
    [Fact]
    public void Freed_memory_is_returned_to_the_system()
    {
        // The last of these small tensors stays, so that the heap does not shrink by itself.
        var tensors = Enumerable.Range(0, 1000).Select(_ => torch.ones(25_000)).ToList();
        tensors.SkipLast(1).ToList().ForEach(tensor => tensor.Dispose());
        var before = ResidentMebibytes();
        FreedMemory.Return();
        var returned = before - ResidentMebibytes();
        tensors[^1].Dispose();

        // 100 MB were freed. Other systems than Linux have no heap of glibc.
        Assert.True(!OperatingSystem.IsLinux() || returned > 50, $"{returned:F0} MiB");
    }

    private static double ResidentMebibytes()
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        const string Name = "VmRSS:";
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Name, StringComparison.Ordinal));
        return double.Parse(line[Name.Length..^2], CultureInfo.InvariantCulture) / 1024;
    }
}
