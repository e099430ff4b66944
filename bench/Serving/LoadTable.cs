using System.Diagnostics.CodeAnalysis;

namespace CompiledNets.Bench;

/// <summary>
/// Prints requests per second and latencies for several numbers of clients. The ways to predict run in turns, and a line shows the turn with the median number
/// of requests.
/// </summary>
internal static class LoadTable
{
    private const int Turns = 5;

    // The runtime compiles the methods of the server again after many calls.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(1);

    public static async Task PrintAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TNet>(Func<TNet> create)
        where TNet : CompiledNet
    {
        await using var batching = await Server<TNet>.StartAsync(create);
        await using var single = await Server<TNet>.StartAsync(create, options => options.MaxBatchSize = 1);
        (string Name, Func<Task<int>> Send)[] ways =
        [
            ("HTTP, batches", batching.PostAsync),
            ("HTTP, one by one", single.PostAsync),
            ("In the process, batches", batching.PredictAsync),
            ("In the process, one by one", single.PredictAsync),
            ("In the process, on the thread of each request", batching.PredictOnPool),
        ];
        foreach (var (_, send) in ways)
        {
            await Load.ForAsync(send, clients: 8, s_warmUp);
        }

        Console.WriteLine($"{typeof(TNet).Name}, {Environment.ProcessorCount} processors");
        Console.WriteLine();
        Console.WriteLine("| Clients | | Requests per second | p50, ms | p99, ms |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var clients in new[] { 1, 8, 64 })
        {
            var loads = ways.Select(_ => new List<Load>()).ToList();
            for (var turn = 0; turn < Turns; turn++)
            {
                for (var way = 0; way < ways.Length; way++)
                {
                    loads[way].Add(await Load.ForAsync(ways[way].Send, clients, s_time));
                }
            }

            foreach (var ((name, _), turns) in ways.Zip(loads))
            {
                if (turns.Exists(load => load.Statuses.Keys.Any(status => status != 200)))
                {
                    throw new InvalidOperationException($"{name}, {clients} clients: a request was refused.");
                }

                var load = turns.OrderBy(load => load.PerSecond).ElementAt(Turns / 2);
                Console.WriteLine($"| {clients} | {name} | {load.PerSecond:N0} | {load.Quantile(0.5):F2} | {load.Quantile(0.99):F2} |");
            }
        }
    }
}
