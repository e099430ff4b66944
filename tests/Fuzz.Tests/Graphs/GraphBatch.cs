namespace CompiledNets.Fuzz.Tests;

/// <summary>Creates valid random nets of many calls.</summary>
internal static class GraphBatch
{
    private const int Rounds = 12;

    /// <summary>Draws random graphs and repairs them until the compiler reports no error.</summary>
    public static IReadOnlyList<(GraphCase Case, CheckedNet Checked)> Draw(string test, int first, int count)
    {
        var pending = Enumerable.Range(first, count).Select(i => GraphCase.Draw($"{test}{i}", Fuzz.Random(test, i))).ToList();
        var valid = new List<(GraphCase, CheckedNet)>();
        for (var round = 0; round < Rounds && pending.Count > 0; round++)
        {
            var again = new List<GraphCase>();
            foreach (var (made, net) in pending.Zip(new NetBatch(pending.Select(made => made.Write())).Check()))
            {
                if (net.IsValid)
                {
                    valid.Add((made, net));
                }
                else if (made.Repair(net))
                {
                    again.Add(made);
                }
            }

            pending = again;
        }

        return valid;
    }
}
