namespace CompiledNets.Cpu;

/// <summary>Adds the results of parts, in their order, so that the sum does not depend on the number of threads.</summary>
internal unsafe struct PartSums<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    public const int Block = 8192;
    public float* Sums, To;
    public int Parts;
    public nint Step, Count;
    public bool Accumulate;

    public readonly void Do(int part)
    {
        nint i = part * Block, end = Math.Min(i + Block, Count);
        for (; i + M.Count <= end; i += M.Count)
        {
            var sum = M.Load(Sums + i);
            for (var p = 1; p < Parts; p++)
            {
                sum = M.Add(sum, M.Load(Sums + p * Step + i));
            }

            M.Store(Accumulate ? M.Add(M.Load(To + i), sum) : sum, To + i);
        }

        for (; i < end; i++)
        {
            var sum = Sums[i];
            for (var p = 1; p < Parts; p++)
            {
                sum += Sums[p * Step + i];
            }

            To[i] = Accumulate ? To[i] + sum : sum;
        }
    }
}

/// <summary>Sums of parts.</summary>
internal static unsafe class PartSums
{
    public static void Run<M, V>(float* sums, int parts, nint step, nint count, float* to, bool accumulate)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var work = new PartSums<M, V> { Sums = sums, To = to, Parts = parts, Step = step, Count = count, Accumulate = accumulate };
        Team.Shared.Run(ref work, (int)((count + PartSums<M, V>.Block - 1) / PartSums<M, V>.Block));
    }
}
