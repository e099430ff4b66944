namespace CompiledNets.Cpu;

/// <summary>
/// Transforms a 3x3 kernel for products of tiles: G g G^T, in panels [products][panel][inner][two vectors of outer] with zeros behind the last column. For results
/// the kernel is (3, 3, inner, outer); for gradients of images it is (3, 3, outer, inner) and transposed.
/// </summary>
internal unsafe struct WinogradKernel<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    public float* Kernel;
    public int Inner, Outer;

    /// <summary>True if the kernel is (3, 3, outer, inner), and true if it is also turned by 180 degrees.</summary>
    public bool Transposed, Turned;

    /// <summary>The number of products of a tile: 36 for tiles of 4x4 results, 25 for 3x3.</summary>
    public int Products;

    private int _parts;

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
        _parts = Step < 2000 ? 1 : Math.Min(Columns / Width * 4, 32);
        Team.Shared.Run(ref this, _parts);
    }

    public readonly void Do(int part)
    {
        if (Transposed)
        {
            Transpose(part);
            return;
        }

        nint size = (nint)Inner * Outer;
        for (int inner = Inner * part / _parts, last = Inner * (part + 1) / _parts; inner < last; inner++)
        {
            for (var outer = 0; outer < Outer; outer += M.Count)
            {
                Transform(Kernel + (nint)inner * Outer + outer, size, false, At(inner, outer));
            }

            ClearEnd(inner);
        }
    }

    // A block of 9 x vector x vector is transposed before it is transformed.
    private readonly void Transpose(int part)
    {
        nint size = (nint)Inner * Outer;
        var block = stackalloc float[9 * 16 * 16];
        var groups = Inner / M.Count;
        for (var group = groups * part / _parts; group < groups * (part + 1) / _parts; group++)
        {
            var inner = group * M.Count;
            for (var outer = 0; outer < Outer; outer += M.Count)
            {
                for (var position = 0; position < 9; position++)
                {
                    for (var j = 0; j < M.Count; j++)
                    {
                        var from = Kernel + position * size + (nint)(outer + j) * Inner + inner;
                        var to = block + position * 256 + j;
                        for (var i = 0; i < M.Count; i++)
                        {
                            to[i * M.Count] = from[i];
                        }
                    }
                }

                for (var i = 0; i < M.Count; i++)
                {
                    Transform(block + i * M.Count, 256, Turned, At(inner + i, outer));
                }
            }

            for (var i = 0; i < M.Count; i++)
            {
                ClearEnd(inner + i);
            }
        }
    }

    private readonly void Transform(float* weights, nint size, bool turned, float* to)
    {
        if (Products == 36)
        {
            WinogradTile4<M, V>.Kernel(weights, size, turned, to, Step);
        }
        else
        {
            WinogradTile3<M, V>.Kernel(weights, size, turned, to, Step);
        }
    }

    private readonly float* At(int inner, int outer) => To + (nint)(outer / Width) * Inner * Width + inner * Width + outer % Width;

    private readonly void ClearEnd(int inner)
    {
        for (var outer = Outer; outer < Columns; outer += M.Count)
        {
            for (var e = 0; e < Products; e++)
            {
                M.Store(M.Zero, At(inner, outer) + e * Step);
            }
        }
    }
}
