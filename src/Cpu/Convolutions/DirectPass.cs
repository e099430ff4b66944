using System.Runtime.CompilerServices;

namespace CompiledNets.Cpu;

/// <summary>
/// A convolution as products, without copies of patches (an implicit GEMM): images in NHWC, the kernel in panels of two vectors of filters. An image
/// that is padded is copied into a frame of zeros, some rows at a time. The data gradient is such a pass too: over the gradient of the result, with the kernel
/// turned by 180 degrees; at stride 2 it is four passes, one for each parity of the row and the column, which write every second pixel.
/// On a shared core of a Xeon with AVX-512 it does 80 to 130 GFLOP/s of float32; libtorch's convolutions do up to 160 there.
/// </summary>
internal unsafe struct DirectPass<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    // A slab of rows stays in the first cache while it is multiplied with all panels; with a frame it is larger, because frames overlap. If the panels are
    // more than stay in the second cache, several slabs are multiplied with a panel before the next one is.
    private const int SlabBytes = 24 * 1024;
    private const int FramedSlabBytes = 96 * 1024;
    private const int GroupBytes = 384 * 1024;
    private const int PanelBytes = 1024 * 1024;

    public float* X, Panels, Y;
    public int Batch, Height, Width, Channels, OutHeight, OutWidth, Filters, KernelHeight, KernelWidth, StrideY, StrideX, Top, Left;

    /// <summary>The distances in y, in floats.</summary>
    public nint ImageY, RowY, PixelY;

    /// <summary>The distances in the kernel's panels: between panels, and between elements of the inner axis.</summary>
    public nint PanelStep, PanelRow;
    public bool Accumulate;
    public ColumnEnd End;
    private int _lastWidth, _slabRows, _slabs, _parts, _group, _frameWidth;
    private bool _framed;

    public static int PanelWidth => 2 * M.Count;

    /// <summary>Computes the number of floats of a kernel in panels.</summary>
    public static long PanelFloats(long inner, int filters) => (filters + PanelWidth - 1) / PanelWidth * PanelWidth * inner;

    public void Run()
    {
        _lastWidth = OutWidth;
        if (KernelHeight == 1 && KernelWidth == 1 && StrideY == 1 && StrideX == 1 && Top == 0 && Left == 0 && Height == OutHeight && Width == OutWidth && PixelY == Filters && RowY == PixelY * OutWidth)
        {
            Flatten();
        }

        _frameWidth = (OutWidth - 1) * StrideX + KernelWidth;
        _framed = Top != 0 || Left != 0 || (OutHeight - 1) * StrideY + KernelHeight > Height || _frameWidth > Width;
        var row = Math.Max(1, (long)StrideY * _frameWidth * Channels * sizeof(float));
        var most = _framed ? FramedSlabBytes : SlabBytes;
        var slabs = (int)Math.Clamp((OutHeight * row + most - 1) / most, 1, OutHeight);
        _slabRows = (OutHeight + slabs - 1) / slabs;
        _slabs = (OutHeight + _slabRows - 1) / _slabRows;
        _group = PanelFloats((long)KernelHeight * KernelWidth * Channels, Filters) * sizeof(float) <= PanelBytes ? 1 : (int)Math.Max(1, GroupBytes / (row * _slabRows));
        var all = (long)Batch * _slabs;
        var products = (double)Batch * OutHeight * OutWidth * KernelHeight * KernelWidth * Channels * Filters;
        _parts = (int)Math.Clamp((long)(products / 2e6), 1, Math.Min(all, 32));
        Team.Shared.Run(ref this, _parts);
    }

    public readonly void Do(int part)
    {
        var all = (long)Batch * _slabs;
        int first = (int)(all * part / _parts), last = (int)(all * (part + 1) / _parts);
        var frameFloats = (nint)((_slabRows - 1) * StrideY + KernelHeight) * _frameWidth * Channels;
        var frames = _framed ? Scratch.OfPart(_group * frameFloats) : null;
        for (; first < last; first += _group)
        {
            var count = Math.Min(_group, last - first);
            for (var i = 0; i < count && _framed; i++)
            {
                var (image, row, rows) = Slab(first + i);
                Frames.Copy(X + (nint)image * Height * Width * Channels, Height, Width, Channels, row * StrideY - Top, -Left, (rows - 1) * StrideY + KernelHeight, _frameWidth, frames + i * frameFloats);
            }

            for (var filter = 0; filter < Filters; filter += PanelWidth)
            {
                for (var i = 0; i < count; i++)
                {
                    Multiply(first + i, filter, frames + i * frameFloats);
                }
            }
        }
    }

    private readonly (int Image, int Row, int Rows) Slab(int slab)
    {
        var image = slab / _slabs;
        var row = (slab - image * _slabs) * _slabRows;
        return (image, row, Math.Min(_slabRows, OutHeight - row));
    }

    private readonly void Multiply(int slab, int filter, float* frame)
    {
        var (image, row, rows) = Slab(slab);
        nint line = _framed ? _frameWidth * Channels : Width * Channels;
        var from = _framed ? frame : X + ((nint)image * Height + row * StrideY) * line;
        var to = Y + image * ImageY + row * RowY + filter;
        var tile = new RegisterTile
        {
            Pieces = KernelHeight,
            Length = KernelWidth * Channels,
            RowA = StrideX * Channels,
            StepA = 1,
            PieceA = line,
            StepB = PanelRow,
            PieceB = KernelWidth * Channels * PanelRow,
            RowC = PixelY,
            Accumulate = Accumulate,
        };
        var end = End.From(filter);
        for (var i = 0; i < rows; i++)
        {
            var width = row + i == OutHeight - 1 ? _lastWidth : OutWidth;
            tile.Multiply<M, V>(width, from + i * StrideY * line, Panels + filter / PanelWidth * PanelStep, to + i * RowY, &end, Math.Min(PanelWidth, Filters - filter));
        }
    }

    // A plain product has no borders of images: its pixels are one image with rows of equal length, of which the last can be shorter.
    private void Flatten()
    {
        var pixels = (long)Batch * Height * Width;
        var width = (int)Math.Min(pixels, Math.Clamp(SlabBytes / sizeof(float) / Channels / 12, 2, 40) * 12);
        Batch = 1;
        Height = OutHeight = (int)((pixels + width - 1) / width);
        Width = OutWidth = width;
        _lastWidth = (int)(pixels - (long)(Height - 1) * width);
        RowY = (nint)width * Filters;
    }
}
