using System.Numerics;

namespace CompiledNets.Distributed;

/// <summary>Connects threads of one process. All ranks add in the order of the ranks, so all get the same sums.</summary>
internal sealed class InProcessCollectives(ThreadGroup group, int rank) : ICollectives
{
    public int Rank => rank;

    public int Size => group.Size;

    public void AllReduceSum(Span<float> values) => Sum(values);

    public void AllReduceSum(Span<double> values) => Sum(values);

    public void Broadcast(Span<byte> bytes)
    {
        Exchange(rank == 0 ? bytes.ToArray() : []);
        group.Given[0].AsSpan<byte>(bytes.Length).CopyTo(bytes);
        group.Wait();
    }

    public IReadOnlyList<byte[]> AllGather(ReadOnlySpan<byte> message)
    {
        Exchange(message.ToArray());
        var all = group.Given.Select(given => (byte[])given.Clone()).ToList();
        group.Wait();
        return all;
    }

    public void Barrier() => group.Wait();

    public void Abort(string reason) => group.Fail(reason);

    private void Sum<T>(Span<T> values)
        where T : unmanaged, INumber<T>
    {
        Exchange(values.ToArray());
        values.Clear();
        foreach (var given in group.Given)
        {
            var part = given.AsSpan<T>(values.Length);
            for (var i = 0; i < part.Length; i++)
            {
                values[i] += part[i];
            }
        }

        group.Wait();
    }

    private void Exchange(Array own)
    {
        group.Given[rank] = own;
        group.Wait();
    }
}
