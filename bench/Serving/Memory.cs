using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace CompiledNets.Bench;

/// <summary>Prints the memory of the process, which has the server and the clients, while it answers requests over HTTP.</summary>
internal static class Memory
{
    private const int Clients = 8;
    private const int Parts = 10;

    public static async Task PrintAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TNet>(Func<TNet> create, int requests)
        where TNet : CompiledNet
    {
        await using var server = await Server<TNet>.StartAsync(create);
        Console.WriteLine($"{typeof(TNet).Name}, {Clients} clients");
        Console.WriteLine();
        Console.WriteLine("| Requests | Resident memory, MB | Managed heap, MB | Tensors |");
        Console.WriteLine("|---|---|---|---|");
        for (var part = 0; part <= Parts; part++)
        {
            if (part > 0)
            {
                var load = await Load.OfAsync(server.PostAsync, Clients, requests / Parts);
                if (load.Latencies.Length != requests / Parts)
                {
                    throw new InvalidOperationException(string.Join(", ", load.Statuses));
                }
            }

            var managed = GC.GetTotalMemory(forceFullCollection: true);
            using var process = Process.GetCurrentProcess();
            Console.WriteLine($"| {part * (requests / Parts):N0} | {process.WorkingSet64 / 1e6:F0} | {managed / 1e6:F1} | {Tensor.TotalCount} |");
        }
    }
}
