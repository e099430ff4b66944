namespace CompiledNets;

/// <summary>
/// Computes horizontal positions of boxes in layers, so that chains and long arrows are straight (Brandes and Köpf, 2002). It aligns boxes with the
/// median of those above and of those below, from the left and from the right. The result is the mean of the two middle positions of the four.
/// </summary>
internal sealed class Alignment
{
    private readonly IReadOnlyList<IReadOnlyList<LayoutItem>> _layers;
    private readonly double _gap;
    private readonly HashSet<(LayoutItem Upper, LayoutItem Lower)> _conflicts = [];

    /// <param name="layers">The boxes of each layer, from left to right.</param>
    /// <param name="gap">The smallest distance between two boxes.</param>
    private Alignment(IReadOnlyList<IReadOnlyList<LayoutItem>> layers, double gap)
    {
        (_layers, _gap) = (layers, gap);
        FindConflicts();
    }

    /// <summary>Computes the centre of each box. The left edge of the leftmost box is 0.</summary>
    /// <inheritdoc cref="Alignment(IReadOnlyList{IReadOnlyList{LayoutItem}}, double)"/>
    public static IReadOnlyDictionary<LayoutItem, double> Place(IReadOnlyList<IReadOnlyList<LayoutItem>> layers, double gap)
    {
        var alignment = new Alignment(layers, gap);
        var candidates = new[] { (false, false), (false, true), (true, false), (true, true) }
            .Select(pair => (IsFromRight: pair.Item2, Places: alignment.Candidate(isFromBelow: pair.Item1, isFromRight: pair.Item2)))
            .ToList();

        // The others are moved to the edges of the narrowest.
        var narrowest = candidates.MinBy(candidate => Right(candidate.Places) - Left(candidate.Places)).Places;
        var (left, right) = (Left(narrowest), Right(narrowest));
        var moved = candidates
            .Select(candidate => (candidate.Places, By: candidate.IsFromRight ? right - Right(candidate.Places) : left - Left(candidate.Places)))
            .ToList();
        var places = narrowest.Keys.ToDictionary(item => item, item =>
        {
            var sorted = moved.Select(candidate => candidate.Places[item] + candidate.By).Order().ToList();
            return (sorted[1] + sorted[2]) / 2;
        });
        var edge = Left(places);
        return places.ToDictionary(pair => pair.Key, pair => pair.Value - edge);
    }

    private static double Left(IReadOnlyDictionary<LayoutItem, double> places) => places.Min(pair => pair.Value - (pair.Key.Width / 2));

    private static double Right(IReadOnlyDictionary<LayoutItem, double> places) => places.Max(pair => pair.Value + (pair.Key.Width / 2));

    /// <summary>Finds short arrows that cross a long one, which must stay straight.</summary>
    private void FindConflicts()
    {
        foreach (var layer in _layers)
        {
            var arrows = layer.SelectMany(lower => lower.Above.Select(upper => (Upper: upper, Lower: lower))).ToList();
            foreach (var inner in arrows.Where(arrow => arrow.Upper.IsPoint && arrow.Lower.IsPoint))
            {
                _conflicts.UnionWith(arrows.Where(arrow => !(arrow.Upper.IsPoint && arrow.Lower.IsPoint)
                    && (arrow.Upper.Index - inner.Upper.Index) * (arrow.Lower.Index - inner.Lower.Index) < 0));
            }
        }
    }

    private Dictionary<LayoutItem, double> Candidate(bool isFromBelow, bool isFromRight)
    {
        var layers = (isFromBelow ? _layers.Reverse() : _layers).Select(layer => (isFromRight ? layer.Reverse() : layer).ToList()).ToList();
        var places = Compact(layers, Align(layers, isFromBelow, isFromRight));
        return isFromRight ? places.ToDictionary(pair => pair.Key, pair => -pair.Value) : places;
    }

    /// <summary>Finds the first box of the column of each box.</summary>
    private Dictionary<LayoutItem, LayoutItem> Align(IReadOnlyList<IReadOnlyList<LayoutItem>> layers, bool isFromBelow, bool isFromRight)
    {
        int Place(LayoutItem item) => isFromRight ? -item.Index : item.Index;
        var heads = layers.SelectMany(layer => layer).ToDictionary(item => item, item => item);
        var taken = new HashSet<LayoutItem>();
        foreach (var layer in layers)
        {
            var last = int.MinValue;
            foreach (var item in layer)
            {
                var neighbours = (isFromBelow ? item.Below : item.Above).Distinct().OrderBy(Place).ToList();
                for (var i = (neighbours.Count - 1) / 2; i <= neighbours.Count / 2 && i < neighbours.Count; i++)
                {
                    var neighbour = neighbours[i];
                    var isFree = !taken.Contains(neighbour) && Place(neighbour) > last;
                    if (isFree && !_conflicts.Contains(isFromBelow ? (item, neighbour) : (neighbour, item)))
                    {
                        heads[item] = heads[neighbour];
                        taken.Add(neighbour);
                        last = Place(neighbour);
                        break;
                    }
                }
            }
        }

        return heads;
    }

    /// <summary>Moves each column as far left as possible, then as far right as the columns to its right allow.</summary>
    private Dictionary<LayoutItem, double> Compact(IReadOnlyList<IReadOnlyList<LayoutItem>> layers, IReadOnlyDictionary<LayoutItem, LayoutItem> heads)
    {
        var distances = new Dictionary<(LayoutItem Left, LayoutItem Right), double>();
        foreach (var layer in layers)
        {
            for (var i = 1; i < layer.Count; i++)
            {
                var columns = (heads[layer[i - 1]], heads[layer[i]]);
                distances[columns] = Math.Max(distances.GetValueOrDefault(columns), ((layer[i - 1].Width + layer[i].Width) / 2) + _gap);
            }
        }

        var leftOf = distances.ToLookup(pair => pair.Key.Right, pair => (Column: pair.Key.Left, Distance: pair.Value));
        var rightOf = distances.ToLookup(pair => pair.Key.Left, pair => (Column: pair.Key.Right, Distance: pair.Value));
        var places = new Dictionary<LayoutItem, double>();
        var order = Ordered(heads.Values.Distinct().ToList(), leftOf);
        foreach (var column in order)
        {
            places[column] = leftOf[column].Select(other => places[other.Column] + other.Distance).DefaultIfEmpty(0).Max();
        }

        foreach (var column in Enumerable.Reverse(order).Where(column => rightOf[column].Any() && leftOf[column].Any()))
        {
            places[column] = Math.Max(places[column], rightOf[column].Min(other => places[other.Column] - other.Distance));
        }

        return heads.ToDictionary(pair => pair.Key, pair => places[pair.Value]);
    }

    /// <summary>Sorts columns so that each comes after those to its left.</summary>
    private static List<LayoutItem> Ordered(IReadOnlyList<LayoutItem> columns, ILookup<LayoutItem, (LayoutItem Column, double Distance)> leftOf)
    {
        var waiting = columns.ToDictionary(column => column, column => leftOf[column].Count());
        var rightOf = columns.SelectMany(column => leftOf[column].Select(other => (other.Column, column))).ToLookup(pair => pair.Item1, pair => pair.column);
        var order = new List<LayoutItem>();
        var ready = new Queue<LayoutItem>(columns.Where(column => waiting[column] == 0));
        while (ready.TryDequeue(out var column))
        {
            order.Add(column);
            foreach (var next in rightOf[column].Where(next => --waiting[next] == 0))
            {
                ready.Enqueue(next);
            }
        }

        return order;
    }
}
