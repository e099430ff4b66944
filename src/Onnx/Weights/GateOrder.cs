using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Reorders the gates of a recurrent layer, which are parts of the first axis of equal size.</summary>
internal static class GateOrder
{
    /// <summary>Moves gate <c>order[i]</c> to place i.</summary>
    public static Tensor Apply(Tensor x, long[] order)
    {
        var units = x.size(0) / order.Length;
        var parts = order.Select(gate => x.narrow(0, gate * units, units)).ToArray();
        try
        {
            return cat(parts, 0);
        }
        finally
        {
            Array.ForEach(parts, part => part.Dispose());
        }
    }

    public static long[] Inverse(long[] order) => [.. Enumerable.Range(0, order.Length).Select(gate => (long)Array.IndexOf(order, gate))];
}
