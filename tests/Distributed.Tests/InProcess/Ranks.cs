namespace CompiledNets.Distributed.Tests;

/// <summary>Runs ranks on threads of this process.</summary>
internal static class Ranks
{
    /// <summary>Runs a function on each rank and returns the results in the order of the ranks. If a rank fails, throws its exception.</summary>
    public static T[] Run<T>(int size, Func<ICollectives, T> run)
    {
        var errors = RunAll<T>(size, (ranks, found) => found(run(ranks)), out var results);

        // The first failure causes the others.
        var cause = errors.FirstOrDefault(error => error is not null and not RankFailedException) ?? errors.FirstOrDefault(error => error is not null);
        return cause is null ? results : throw new InvalidOperationException(cause.Message, cause);
    }

    /// <summary>Runs a function on each rank and returns the exceptions in the order of the ranks.</summary>
    public static Exception?[] Fail(int size, Action<ICollectives> run) => RunAll<int>(size, (ranks, _) => run(ranks), out _);

    private static Exception?[] RunAll<T>(int size, Action<ICollectives, Action<T>> run, out T[] results)
    {
        var (found, errors) = (new T[size], new Exception?[size]);
        var threads = DataParallel.InProcess(size).Select(ranks => new Thread(() =>
        {
            try
            {
                run(ranks, result => found[ranks.Rank] = result);
            }
            catch (Exception exception)
            {
                errors[ranks.Rank] = exception;
                ranks.Abort($"rank {ranks.Rank} has failed: {exception.Message}");
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        results = found;
        return errors;
    }
}
