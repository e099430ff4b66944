namespace CompiledNets;

/// <summary>
/// Gives boxes their places, from the top to the bottom as the arrows go: layers by the longest path, an order in each layer
/// that crosses few arrows, and places that keep arrows straight. After Sugiyama, Tagawa and Toda, 1981; the places in a layer
/// are the least squares that keep the distances (isotonic regression).
/// </summary>
internal sealed class LayeredLayout
{
    private const double Gap = 24;
    private const double LayerGap = 36;
    private const int Sweeps = 24;
    private const int LastSweeps = 24;

    private readonly List<Item> _items = [];
    private readonly List<List<Item>> _layers = [];

    /// <param name="sizes">Width and height of each box.</param>
    /// <param name="edges">Arrows, by the indices of boxes. There are no cycles.</param>
    public LayeredLayout(IReadOnlyList<(double Width, double Height)> sizes, IReadOnlyList<(int From, int To)> edges)
    {
        foreach (var (width, height) in sizes)
        {
            _items.Add(new Item(width, height));
        }

        AssignLayers(edges);
        var routes = edges.Select(edge => Route(_items[edge.From], _items[edge.To])).ToList();
        Order();
        Place();
        Boxes = sizes.Select((_, index) => (_items[index].X, _items[index].Y)).ToList();
        Routes = routes.Select(route => (IReadOnlyList<(double, double)>)route.Select(item => (item.X, item.Y + (item.Height / 2))).ToList()).ToList();
        Width = _items.Select(item => item.X + (item.Width / 2)).DefaultIfEmpty(0).Max();
        Height = _items.Select(item => item.Y + item.Height).DefaultIfEmpty(0).Max();
    }

    /// <summary>The middle and the top of each box.</summary>
    public IReadOnlyList<(double X, double Y)> Boxes { get; }

    /// <summary>The points that each arrow passes between its two boxes.</summary>
    public IReadOnlyList<IReadOnlyList<(double X, double Y)>> Routes { get; }

    public double Width { get; }

    public double Height { get; }

    private void AssignLayers(IReadOnlyList<(int From, int To)> edges)
    {
        var incoming = edges.ToLookup(edge => edge.To, edge => edge.From);
        var outgoing = edges.ToLookup(edge => edge.From, edge => edge.To);
        var pending = new Queue<int>(Enumerable.Range(0, _items.Count).Where(index => !incoming[index].Any()));
        var waiting = Enumerable.Range(0, _items.Count).Select(index => incoming[index].Count()).ToArray();
        var order = new List<int>();
        while (pending.TryDequeue(out var index))
        {
            order.Add(index);
            foreach (var next in outgoing[index])
            {
                _items[next].Layer = Math.Max(_items[next].Layer, _items[index].Layer + 1);
                if (--waiting[next] == 0)
                {
                    pending.Enqueue(next);
                }
            }
        }

        // What starts an arrow comes down to where it is read: an input that is used late stands late.
        foreach (var index in Enumerable.Reverse(order).Where(index => !incoming[index].Any() && outgoing[index].Any()))
        {
            _items[index].Layer = outgoing[index].Min(next => _items[next].Layer) - 1;
        }

        foreach (var item in _items)
        {
            LayerOf(item.Layer).Add(item);
        }
    }

    private List<Item> LayerOf(int index)
    {
        while (_layers.Count <= index)
        {
            _layers.Add([]);
        }

        return _layers[index];
    }

    /// <summary>Puts a point into each layer that an arrow passes, and returns the points.</summary>
    private IReadOnlyList<Item> Route(Item from, Item to)
    {
        var route = new List<Item>();
        var last = from;
        for (var layer = from.Layer + 1; layer < to.Layer; layer++)
        {
            var point = new Item(8, 0) { Layer = layer, IsPoint = true };
            _items.Add(point);
            LayerOf(layer).Add(point);
            Connect(last, point);
            route.Add(point);
            last = point;
        }

        Connect(last, to);
        return route;

        static void Connect(Item upper, Item lower)
        {
            upper.Below.Add(lower);
            lower.Above.Add(upper);
        }
    }

    private void Order()
    {
        Number();
        var best = _layers.Select(layer => layer.ToList()).ToList();
        var fewest = Crossings();
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var down = sweep % 2 == 0;
            foreach (var layer in down ? _layers : Enumerable.Reverse(_layers))
            {
                var sorted = layer.OrderBy(item => Middle(down ? item.Above : item.Below, item.Index)).ToList();
                layer.Clear();
                layer.AddRange(sorted);
                Number(layer);
            }

            if (Crossings() is var crossings && crossings < fewest)
            {
                fewest = crossings;
                best = _layers.Select(layer => layer.ToList()).ToList();
            }
        }

        for (var i = 0; i < _layers.Count; i++)
        {
            _layers[i].Clear();
            _layers[i].AddRange(best[i]);
        }

        Number();
    }

    private static double Middle(IReadOnlyList<Item> neighbours, double otherwise) => neighbours.Count == 0 ? otherwise : neighbours.Average(item => (double)item.Index);

    private void Number() => _layers.ForEach(Number);

    private static void Number(List<Item> layer)
    {
        for (var i = 0; i < layer.Count; i++)
        {
            layer[i].Index = i;
        }
    }

    private long Crossings()
    {
        var crossings = 0L;
        foreach (var layer in _layers)
        {
            var ends = layer.SelectMany(item => item.Below.Select(below => below.Index).Order()).ToList();
            for (var i = 0; i < ends.Count; i++)
            {
                crossings += ends.Take(i).Count(end => end > ends[i]);
            }
        }

        return crossings;
    }

    private void Place()
    {
        var top = 0.0;
        foreach (var layer in _layers)
        {
            var height = layer.Max(item => item.Height);
            layer.ForEach(item => item.Y = top + ((height - item.Height) / 2));
            top += height + LayerGap;
        }

        foreach (var layer in _layers)
        {
            Spread(layer, item => item.Index);
        }

        for (var sweep = 0; sweep < Sweeps + LastSweeps; sweep++)
        {
            var down = sweep % 2 == 0;
            foreach (var layer in down ? _layers : Enumerable.Reverse(_layers))
            {
                // The last sweeps look both ways, so that a box stands between what is above and what is below it.
                var both = sweep >= Sweeps;
                Spread(layer, item =>
                {
                    var neighbours = (both ? item.Above.Concat(item.Below) : down ? item.Above : item.Below).ToList();
                    return neighbours.Count == 0 ? item.X : neighbours.Average(other => other.X);
                });
            }
        }

        var left = _items.Select(item => item.X - (item.Width / 2)).DefaultIfEmpty(0).Min();
        _items.ForEach(item => item.X -= left);
    }

    /// <summary>Puts the boxes of a layer as near to where they want to be as the distances between them allow.</summary>
    private static void Spread(IReadOnlyList<Item> layer, Func<Item, double> wish)
    {
        // Without the distances, the places must only not decrease: pool adjacent violators.
        var offsets = new double[layer.Count];
        for (var i = 1; i < layer.Count; i++)
        {
            offsets[i] = offsets[i - 1] + ((layer[i - 1].Width + layer[i].Width) / 2) + Gap;
        }

        var pools = new List<(double Sum, double Weight, int Count)>();
        for (var i = 0; i < layer.Count; i++)
        {
            // A bend in an arrow is worse than a box that stands aside.
            var weight = layer[i].IsPoint ? 4.0 : 1.0;
            pools.Add(((wish(layer[i]) - offsets[i]) * weight, weight, 1));
            while (pools.Count > 1 && pools[^1].Sum / pools[^1].Weight < pools[^2].Sum / pools[^2].Weight)
            {
                var (last, before) = (pools[^1], pools[^2]);
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add((last.Sum + before.Sum, last.Weight + before.Weight, last.Count + before.Count));
            }
        }

        var index = 0;
        foreach (var pool in pools)
        {
            for (var i = 0; i < pool.Count; i++, index++)
            {
                layer[index].X = (pool.Sum / pool.Weight) + offsets[index];
            }
        }
    }

    /// <summary>A box, or a point that an arrow passes.</summary>
    private sealed class Item(double width, double height)
    {
        public double Width { get; } = width;

        public double Height { get; } = height;

        public bool IsPoint { get; init; }

        public int Layer { get; set; }

        public int Index { get; set; }

        public double X { get; set; }

        public double Y { get; set; }

        public List<Item> Above { get; } = [];

        public List<Item> Below { get; } = [];
    }
}
