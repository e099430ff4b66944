using System.Runtime.CompilerServices;

namespace CompiledNets.Cpu;

/// <summary>The end of a register tile: receives the finished sums, adds what is fused to the product, and stores them.</summary>
internal unsafe interface ITileEnd
{
    /// <summary>Ends one register of one row.</summary>
    /// <param name="sum">The sums.</param>
    /// <param name="c">The place of the register's first element in the result.</param>
    /// <param name="row">The number of the row in the tile.</param>
    /// <param name="column">The number of the register's first column in the tile: 0 or the size of a vector.</param>
    void Store<M, V>(V sum, float* c, nint row, nint column)
        where M : struct, IVectorUnit<V>
        where V : struct;

    /// <summary>Moves the end by a number of rows, to the next tile below.</summary>
    void Move(nint rows);
}

/// <summary>Stores the sums.</summary>
internal readonly unsafe struct Put : ITileEnd
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<M, V>(V sum, float* c, nint row, nint column)
        where M : struct, IVectorUnit<V>
        where V : struct => M.Store(sum, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Move(nint rows)
    {
    }
}

/// <summary>Adds the sums to the result.</summary>
internal readonly unsafe struct Accumulate : ITileEnd
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<M, V>(V sum, float* c, nint row, nint column)
        where M : struct, IVectorUnit<V>
        where V : struct => M.Store(M.Add(sum, M.Load(c)), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Move(nint rows)
    {
    }
}

/// <summary>Adds a matrix to the sums.</summary>
/// <param name="addend">The element for the first row and column of the tile.</param>
/// <param name="stride">The distance of two rows of the matrix.</param>
internal unsafe struct AddMatrix(float* addend, nint stride) : ITileEnd
{
    private float* _addend = addend;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store<M, V>(V sum, float* c, nint row, nint column)
        where M : struct, IVectorUnit<V>
        where V : struct => M.Store(M.Add(sum, M.Load(_addend + (row * stride) + column)), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Move(nint rows) => _addend += rows * stride;
}

/// <summary>Adds the result so far, if wanted, and ends the columns.</summary>
internal readonly unsafe struct EndColumns(bool accumulate, ColumnEnd end) : ITileEnd
{
    private readonly ColumnEnd _end = end;
    private readonly bool _accumulate = accumulate;

    /// <summary>True if the sums are only stored.</summary>
    public bool IsPut => !_accumulate && _end.IsNone;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<M, V>(V sum, float* c, nint row, nint column)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        if (_accumulate)
        {
            sum = M.Add(sum, M.Load(c));
        }

        if (_end.Bias is not null)
        {
            var bias = M.Load(_end.Bias + column);
            sum = _end.Scale is null ? M.Add(sum, bias) : M.MultiplyAdd(sum, M.Load(_end.Scale + column), bias);
        }

        M.Store(_end.Relu ? M.Max(sum, M.Zero) : sum, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Move(nint rows)
    {
    }

    /// <summary>Ends the first <paramref name="count"/> columns of a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFirst<M, V>(V sum, float* c, nint column, nint count)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        if (_accumulate)
        {
            sum = M.Add(sum, M.LoadFirst(c, count));
        }

        if (_end.Bias is not null)
        {
            var bias = M.LoadFirst(_end.Bias + column, count);
            sum = _end.Scale is null ? M.Add(sum, bias) : M.MultiplyAdd(sum, M.LoadFirst(_end.Scale + column, count), bias);
        }

        M.StoreFirst(_end.Relu ? M.Max(sum, M.Zero) : sum, c, count);
    }
}
