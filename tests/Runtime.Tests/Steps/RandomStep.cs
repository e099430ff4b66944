using CompiledNets.Generated;
using CompiledNets.Generated.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Steps;

/// <summary>
/// A step of random operations. Each result is filled with a number of its own when it is computed, and every operation checks the numbers of the results that it
/// reads.
/// </summary>
internal sealed class RandomStep
{
    private readonly List<Operation> _operations;

    private RandomStep(List<Operation> operations, StepLifetimes lifetimes) => (_operations, Lifetimes) = (operations, lifetimes);

    private enum Kind
    {
        Kernel,
        Temporary,
        View,
        Libtorch,
    }

    public StepLifetimes Lifetimes { get; }

    public static RandomStep Draw(Random random, int operations)
    {
        var drawn = new List<Operation>();
        var last = new int[operations];
        for (var i = 0; i < operations; i++)
        {
            var reads = Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(4) == 0 ? random.Next(i + 1) - 1 : i - 1 - random.Next(5)).Where(read => read >= 0).ToList();
            var kind = reads.Count == 0 ? Kind.Kernel : (Kind)random.Next(4);
            drawn.Add(new Operation(kind, reads, 1 + random.Next(2000)));
            last[i] = i;
            foreach (var read in reads)
            {
                last[read] = i;
            }
        }

        // Results that nothing reads again are released after the last operation that reads them, and the last ones at the end of the step.
        return new RandomStep(drawn, new StepLifetimes([.. last.Select((release, i) => random.Next(30) == 0 ? operations : release)]));
    }

    public void Run(StepMemory memory, string run, IReadOnlyCollection<int>? skipped = null, bool grows = false)
    {
        var results = new (Tensor Tensor, float Number)[_operations.Count];
        for (var i = 0; i < _operations.Count; i++)
        {
            var operation = _operations[i];
            if (skipped?.Contains(i) == true || operation.Reads.Any(read => results[read].Tensor is null))
            {
                continue;
            }

            foreach (var read in operation.Reads)
            {
                Check(results[read], $"{run}: operation {i} reads result {read}");
            }

            results[i] = operation.Kind switch
            {
                Kind.View => (memory.Reshape(i, results[operation.Reads[0]].Tensor, 1, -1), results[operation.Reads[0]].Number),
                Kind.Libtorch => (memory.Keep(i, full([operation.Size], (float)i)), i),
                Kind.Temporary => WithTemporary(memory, i, operation.Size),
                _ => (memory.Keep(i, Filled(grows && i > 20 ? operation.Size + 1 : operation.Size, i)), i),
            };

            // The operation has computed its result from these, so they must have been intact at its end too.
            foreach (var read in operation.Reads)
            {
                if (Lifetimes.Releases[read] > i)
                {
                    Check(results[read], $"{run}: result {read} after operation {i}");
                }
            }
        }
    }

    private static (Tensor Tensor, float Number) WithTemporary(StepMemory memory, int number, long size)
    {
        var result = Results.Empty(size);
        using (var temporary = Results.Empty(size))
        {
            temporary.fill_(-1);
            result.fill_(number);
        }

        return (memory.Keep(number, result), number);
    }

    // A kernel computes its result before the step keeps it.
    private static Tensor Filled(long size, float number)
    {
        var result = Results.Empty(size);
        result.fill_(number);
        return result;
    }

    private static void Check((Tensor Tensor, float Number) result, string what)
    {
        Assert.True(result.Tensor.min().ToSingle() == result.Number && result.Tensor.max().ToSingle() == result.Number, what);
    }

    private sealed record Operation(Kind Kind, List<int> Reads, long Size);
}
