using System.Diagnostics.CodeAnalysis;

namespace CompiledNets.Bench;

/// <summary>Sends more requests at once than the queue has places.</summary>
internal static class Overload
{
    public static async Task PrintAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TNet>(Func<TNet> create)
        where TNet : CompiledNet
    {
        await using var server = await Server<TNet>.StartAsync(create, options => (options.QueueCapacity, options.MaxBatchSize) = (16, 8));
        await Load.ForAsync(server.PostAsync, 8, TimeSpan.FromSeconds(3));
        Console.WriteLine($"{typeof(TNet).Name}, a queue of 16 requests, batches of 8");
        Console.WriteLine();
        Console.WriteLine("| Clients | 200 per second | 503 per second | Other answers | p50 of 200, ms | p99 of 200, ms | Longest answer, ms |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var clients in new[] { 16, 64, 256 })
        {
            var load = await Load.ForAsync(server.PostAsync, clients, TimeSpan.FromSeconds(5));
            var refused = load.Statuses.GetValueOrDefault(503);
            var other = load.Statuses.Values.Sum() - load.Latencies.Length - refused;
            Console.WriteLine($"| {clients} | {load.PerSecond:N0} | {refused / load.Seconds:N0} | {other} | {load.Quantile(0.5):F1} | {load.Quantile(0.99):F1} | {load.Longest:F1} |");
        }

        var after = await Load.OfAsync(server.PostAsync, 1, 100);
        Console.WriteLine();
        Console.WriteLine($"Afterwards, one client: {string.Join(", ", after.Statuses.Select(status => $"{status.Value} answers {status.Key}"))}, p50 {after.Quantile(0.5):F2} ms.");
    }
}
