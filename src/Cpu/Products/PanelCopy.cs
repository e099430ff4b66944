using System.Runtime.CompilerServices;

namespace CompiledNets.Cpu;

/// <summary>
/// Copies a matrix to panels with the width of a tile: [panel][row][2 vectors], with zeros after the last column. If the last panel has at most one vector of
/// columns, its rows are one vector wide. A matrix that is not transposed is read row by row, as it lies in memory. Panels are a cache line further apart than
/// their size, because a power of two would put all of them in the same set of the cache.
/// </summary>
internal unsafe struct PanelCopy<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    private const long ElementsOfPart = 32_768;
    private float* _from;
    private float* _to;
    private nint _rows;
    private nint _columns;
    private nint _row;
    private nint _column;
    private int _parts;

    private static int Width => 2 * M.Count;

    /// <summary>Gets the number of elements of the panels.</summary>
    public static long SizeOf(nint rows, nint columns) => (columns + Width - 1) / Width * StepOf(rows);

    /// <summary>Gets the distance of the panels of a matrix.</summary>
    public static nint StepOf(nint rows) => (rows * Width) + 16;

    /// <summary>Copies a matrix, in parts.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="from">The matrix.</param>
    /// <param name="row">The distance of its rows.</param>
    /// <param name="column">The distance of its columns.</param>
    /// <param name="to">Receives the panels.</param>
    public static void RunInParts(nint rows, nint columns, float* from, nint row, nint column, float* to)
    {
        var panels = (columns + Width - 1) / Width;
        var work = new PanelCopy<M, V>
        {
            _from = from,
            _to = to,
            _rows = rows,
            _columns = columns,
            _row = row,
            _column = column,
            _parts = (int)Math.Clamp(rows * columns / ElementsOfPart, 1, Math.Min(32, column == 1 ? rows : panels)),
        };
        Team.Shared.Run(ref work, work._parts);
    }

    /// <summary>Copies some rows of a matrix to panels with the distance <paramref name="step"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(nint rows, nint columns, float* from, nint row, nint column, float* to, nint step)
    {
        if (column != 1)
        {
            for (nint first = 0; first < columns; first += Width)
            {
                Turned(rows, Math.Min(Width, columns - first), from + (first * column), row, column, to + (first / Width * step));
            }

            return;
        }

        for (nint i = 0; i < rows; i++, from += row)
        {
            nint first = 0;
            var place = to + (i * Width);
            for (; first <= columns - Width; first += Width, place += step)
            {
                M.Store(M.Load(from + first), place);
                M.Store(M.Load(from + first + M.Count), place + M.Count);
            }

            var left = columns - first;
            if (left > M.Count)
            {
                M.Store(M.Load(from + first), place);
                M.Store(M.LoadFirst(from + first + M.Count, left - M.Count), place + M.Count);
            }
            else if (left > 0)
            {
                M.Store(M.LoadFirst(from + first, left), to + (first / Width * step) + (i * M.Count));
            }
        }
    }

    public readonly void Do(int part)
    {
        if (_column == 1)
        {
            nint first = _rows * part / _parts, last = _rows * (part + 1) / _parts;
            Rows(first, last - first);
            return;
        }

        var panels = (_columns + Width - 1) / Width;
        nint begin = panels * part / _parts * Width, end = Math.Min(_columns, panels * (part + 1) / _parts * Width);
        Run(_rows, end - begin, _from + (begin * _column), _row, _column, _to + (begin / Width * StepOf(_rows)), StepOf(_rows));
    }

    // Rows of a narrow last panel are nearer to each other than those of the others.
    private readonly void Rows(nint first, nint count)
    {
        var whole = _columns / Width * Width;
        var from = _from + (first * _row);
        Run(count, whole, from, _row, 1, _to + (first * Width), StepOf(_rows));
        if (whole < _columns)
        {
            Run(count, _columns - whole, from + whole, _row, 1, _to + (whole / Width * StepOf(_rows)) + (first * (_columns - whole <= M.Count ? M.Count : Width)), 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turned(nint rows, nint columns, float* from, nint row, nint column, float* to)
    {
        nint width = columns <= M.Count ? M.Count : Width;
        if (columns < width)
        {
            new Span<float>(to, (int)(rows * width)).Clear();
        }

        if (row == 1)
        {
            Transpose.Run(columns, rows, from, column, to, width);
            return;
        }

        for (nint i = 0; i < rows; i++, from += row, to += width)
        {
            for (nint j = 0; j < columns; j++)
            {
                to[j] = from[j * column];
            }
        }
    }
}
