using System.Diagnostics;
using CompiledNets.Bench.Races;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Bench.Modes;

/// <summary>Prints the memory during many training steps.</summary>
internal static class Memory
{
    public static void Print(int steps, int batch)
    {
        using var net = new Samples.DigitCnn(seed: 1);
        using var x = rand(batch, 28, 28, 1);
        using var y = Rows.OneHot(batch, 10);
        var optimizer = new Adadelta(1.0);
        Console.WriteLine($"{"steps",6}{"resident MiB",14}{"native MiB",12}{"GC MiB",9}{"managed KiB",13}{"tensors",9}");
        for (var i = 0; i <= steps; i++)
        {
            if (i % (steps / 8) == 0)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                Console.WriteLine($"{i,6}{Process.GetCurrentProcess().WorkingSet64 / 1048576.0,14:F1}{NativeMemory.InUse() / 1048576.0,12:F2}{GC.GetGCMemoryInfo().TotalCommittedBytes / 1048576.0,9:F1}{GC.GetTotalMemory(true) / 1024.0,13:F1}{Tensor.TotalCount,9}");
            }

            net.TrainStep(new(x), new(y), optimizer);
        }
    }
}
