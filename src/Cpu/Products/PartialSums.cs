namespace CompiledNets.Cpu;

/// <summary>Adds the partial sums of a product over blocks of the inner axis, in order, and ends the product.</summary>
internal readonly unsafe struct PartialSums : IWork
{
    private readonly ProductBlock _product;
    private readonly float* _sums;
    private readonly nint _blocks;
    private readonly int _parts;

    private PartialSums(in ProductBlock product, float* sums, nint blocks, int parts)
    {
        _product = product;
        _sums = sums;
        _blocks = blocks;
        _parts = parts;
    }

    /// <summary>Adds the sums and ends the product.</summary>
    /// <param name="product">The whole product.</param>
    /// <param name="sums">For each block a matrix (rows x columns). The first one is overwritten.</param>
    /// <param name="blocks">The number of blocks.</param>
    public static void Add<M, V>(in ProductBlock product, float* sums, nint blocks)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var parts = (int)Math.Min(product.Rows, Math.Clamp(blocks * product.Rows * product.Columns / 32_768, 1, 32));
        var work = new PartialSums(product, sums, blocks, parts);
        Team.Shared.Run(ref work, parts);
    }

    public void Do(int part)
    {
        var (rows, columns) = (_product.Rows, _product.Columns);
        nint first = rows * part / _parts, last = rows * (part + 1) / _parts;
        for (nint i = 1; i < _blocks; i++)
        {
            var total = new Span<float>(_sums + (first * columns), (int)((last - first) * columns));
            System.Numerics.Tensors.TensorPrimitives.Add(total, new ReadOnlySpan<float>(_sums + (((i * rows) + first) * columns), total.Length), total);
        }

        for (var row = first; row < last; row++)
        {
            _product.EndRow(_sums + (row * columns), _product.C + (row * _product.CRow));
        }
    }
}
