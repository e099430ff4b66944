namespace CompiledNets;

/// <summary>
/// Computes positions of boxes such that arrows go from top to bottom: layers by the longest path, an order in each layer with few crossings
/// (Sugiyama, Tagawa and Toda, 1981), and horizontal positions that keep arrows straight.
/// </summary>
internal sealed class LayeredLayout
{
    private const double Gap = 24;
    private const double LayerGap = 36;
    private const int Sweeps = 24;

    private readonly List<LayoutItem> _items = [];
    private readonly List<List<LayoutItem>> _layers = [];
    private readonly List<(double Top, double Bottom)> _rows = [];

    /// <param name="sizes">The width and height of each box.</param>
    /// <param name="edges">The arrows, as indices of boxes, without cycles.</param>
    public LayeredLayout(IReadOnlyList<(double Width, double Height)> sizes, IReadOnlyList<(int From, int To)> edges)
    {
        foreach (var (width, height) in sizes)
        {
            _items.Add(new LayoutItem(width, height));
        }

        AssignLayers(edges);
        var routes = edges.Select(edge => Route(_items[edge.From], _items[edge.To])).ToList();
        Order();
        Place();
        Boxes = sizes.Select((_, index) => (_items[index].X, _items[index].Y)).ToList();
        Routes = edges.Select((edge, index) => RouteOf(_items[edge.From], routes[index], _items[edge.To])).ToList();
        Width = _items.Select(item => item.X + (item.Width / 2)).DefaultIfEmpty(0).Max();
        Height = _items.Select(item => item.Y + item.Height).DefaultIfEmpty(0).Max();
    }

    /// <summary>Gets the horizontal centre and the top of each box.</summary>
    public IReadOnlyList<(double X, double Y)> Boxes { get; }

    /// <summary>Gets the points of each arrow between its two boxes.</summary>
    public IReadOnlyList<IReadOnlyList<(double X, double Y)>> Routes { get; }

    // An arrow goes straight down beside the boxes of a layer and bends between layers, so that it does not cross the corner of a box.
    private IReadOnlyList<(double X, double Y)> RouteOf(LayoutItem from, IReadOnlyList<LayoutItem> points, LayoutItem to) =>
    [
        (from.X, _rows[from.Layer].Bottom),
        .. points.SelectMany(point => new[] { (point.X, _rows[point.Layer].Top), (point.X, _rows[point.Layer].Bottom) }),
        (to.X, _rows[to.Layer].Top),
    ];

    /// <summary>Gets the total width.</summary>
    public double Width { get; }

    /// <summary>Gets the total height.</summary>
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

        // A box without incoming arrows is moved down next to its first reader.
        foreach (var index in Enumerable.Reverse(order).Where(index => !incoming[index].Any() && outgoing[index].Any()))
        {
            _items[index].Layer = outgoing[index].Min(next => _items[next].Layer) - 1;
        }

        foreach (var item in _items)
        {
            LayerOf(item.Layer).Add(item);
        }
    }

    private List<LayoutItem> LayerOf(int index)
    {
        while (_layers.Count <= index)
        {
            _layers.Add([]);
        }

        return _layers[index];
    }

    /// <summary>Inserts a point into each layer that an arrow passes, and returns the points.</summary>
    private IReadOnlyList<LayoutItem> Route(LayoutItem from, LayoutItem to)
    {
        var route = new List<LayoutItem>();
        var last = from;
        for (var layer = from.Layer + 1; layer < to.Layer; layer++)
        {
            var point = new LayoutItem(8, 0) { Layer = layer, IsPoint = true };
            _items.Add(point);
            LayerOf(layer).Add(point);
            Connect(last, point);
            route.Add(point);
            last = point;
        }

        Connect(last, to);
        return route;

        static void Connect(LayoutItem upper, LayoutItem lower)
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

    private static double Middle(IReadOnlyList<LayoutItem> neighbours, double otherwise) => neighbours.Count == 0 ? otherwise : neighbours.Average(item => (double)item.Index);

    private void Number() => _layers.ForEach(Number);

    private static void Number(List<LayoutItem> layer)
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
            _rows.Add((top, top + height));
            top += height + LayerGap;
        }

        if (_items.Count > 0)
        {
            var places = Alignment.Place(_layers, Gap);
            _items.ForEach(item => item.X = places[item]);
        }
    }
}
