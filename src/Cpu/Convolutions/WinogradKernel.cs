namespace CompiledNets.Cpu;

/// <summary>
/// Transforms a 3x3 kernel for products of tiles: G g G^T, in panels [products][panel][inner][two vectors of outer] with zeros behind the last column. For results
/// the kernel is (3, 3, inner, outer); for gradients of images it is (3, 3, outer, inner) and transposed.
/// </summary>
internal unsafe struct WinogradKernel<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    // The number of rows between the row that is loaded into the cache and the row that is transformed.
    private const int RowsAhead = 8;

    public float* Kernel;
    public int Inner, Outer;

    /// <summary>True if the kernel is (3, 3, outer, inner), and true if it is also turned by 180 degrees.</summary>
    public bool Transposed, Turned;

    /// <summary>The number of products of a tile: 36 for tiles of 4x4 results, 25 for 3x3.</summary>
    public int Products;

    // The number of parts of a panel, each with some rows of the inner axis.
    private int _blocks;

    /// <summary>Gets the address of the panels.</summary>
    public float* To { get; private set; }

    /// <summary>Gets the distance between the transformed kernels of two products.</summary>
    public readonly nint Step => (nint)Inner * Columns;

    private static int Width => 2 * M.Count;

    private readonly int Columns => (Outer + Width - 1) / Width * Width;

    /// <summary>Transforms the kernel.</summary>
    /// <param name="to">The memory for the panels: a step for each product.</param>
    public void Run(float* to)
    {
        To = to;
        _blocks = Math.Min(4, Inner / M.Count);
        var parts = Columns / Width * _blocks;
        if (Step >= 2000)
        {
            Team.Shared.Run(ref this, parts);
            return;
        }

        for (var part = 0; part < parts; part++)
        {
            Do(part);
        }
    }

    public readonly void Do(int part)
    {
        var (panel, block) = Math.DivRem(part, _blocks);
        int vectors = Inner / M.Count, first = vectors * block / _blocks * M.Count, last = vectors * (block + 1) / _blocks * M.Count;
        TransformPanel(first, last, panel * Width, To + ((nint)panel * Inner + first) * Width, Step);
    }

    /// <summary>Transforms whole vectors of the inner axis for the panel that begins with <paramref name="outer"/>.</summary>
    /// <param name="first">The first row of the inner axis.</param>
    /// <param name="last">The row behind the last one.</param>
    /// <param name="outer">The first column of the panel.</param>
    /// <param name="to">The memory for the rows, which are a panel wide.</param>
    /// <param name="step">The distance between the rows of two products.</param>
    public readonly void TransformPanel(int first, int last, int outer, float* to, nint step)
    {
        nint size = (nint)Inner * Outer;
        var columns = Math.Min(Width, Outer - outer);
        for (var column = columns; column < Width; column += M.Count)
        {
            Clear(last - first, to + column, step);
        }

        if (!Transposed)
        {
            for (var inner = first; inner < last; inner++, to += Width)
            {
                var from = Kernel + (nint)inner * Outer + outer;
                for (var column = 0; column < columns; column += M.Count)
                {
                    Fetch(from + column + RowsAhead * Outer, size);
                    Transform(from + column, size, to + column, step);
                }
            }

            return;
        }

        // Nine squares are transposed before they are transformed.
        var squares = stackalloc float[9 * 16 * 16];
        for (var inner = first; inner < last; inner += M.Count, to += M.Count * Width)
        {
            for (var column = 0; column < columns; column += M.Count)
            {
                var from = Kernel + (nint)(outer + column) * Inner + inner;
                for (var position = 0; position < 9; position++)
                {
                    Transpose.Run(M.Count, M.Count, from + position * size, Inner, squares + position * 256, M.Count);
                }

                for (var i = 0; i < M.Count; i++)
                {
                    Fetch(from + (nint)i * Inner + M.Count, size);
                    Transform(squares + i * M.Count, 256, to + i * Width + column, step);
                }
            }
        }
    }

    // Begins to load nine weights that will be transformed soon. The processor does not foresee them, because rows are far from each other.
    private static void Fetch(float* weights, nint size)
    {
        for (var position = 0; position < 9; position++)
        {
            Prefetch.Line(weights + position * size);
        }
    }

    private readonly void Transform(float* weights, nint size, float* to, nint step)
    {
        if (Products == 36)
        {
            WinogradTile4<M, V>.Kernel(weights, size, Turned, to, step);
        }
        else
        {
            WinogradTile3<M, V>.Kernel(weights, size, Turned, to, step);
        }
    }

    private readonly void Clear(int rows, float* to, nint step)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var e = 0; e < Products; e++)
            {
                M.Store(M.Zero, to + row * Width + e * step);
            }
        }
    }
}
