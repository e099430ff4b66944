namespace CompiledNets.Cpu;

/// <summary>
/// Copies a kernel (KernelHeight, KernelWidth, Channels, Filters) to panels of two vectors: [panel][row][column][inner][2 vectors], with zeros behind the last
/// column. For the data gradient, the inner axis are the filters and the columns are the channels, and the kernel is turned by 180 degrees; at
/// a stride, only every second (third, ...) row and column of the kernel is taken.
/// </summary>
internal unsafe struct KernelPanels : IWork
{
    public float* Kernel, Panels;
    public int KernelWidth, Channels, Filters, PanelWidth;

    /// <summary>True if the panels are those of the data gradient.</summary>
    public bool Turned;

    /// <summary>The first row and column of the kernel that are taken, the distance to the next ones, and their numbers.</summary>
    public int FirstRow, FirstColumn, StepRow, StepColumn, Rows, Columns;

    private readonly int Inner => Turned ? Filters : Channels;

    private readonly int Outer => Turned ? Channels : Filters;

    public void Run()
    {
        var panels = (Outer + PanelWidth - 1) / PanelWidth;
        Team.Shared.Run(ref this, (long)Rows * Columns * Channels * Filters < 50_000 ? 1 : panels);
    }

    public readonly void Do(int part)
    {
        var panels = (Outer + PanelWidth - 1) / PanelWidth;
        var size = (nint)Rows * Columns * Inner * PanelWidth;
        var single = (long)Rows * Columns * Channels * Filters >= 50_000;
        for (var panel = single ? part : 0; panel < (single ? part + 1 : panels); panel++)
        {
            var to = Panels + panel * size;
            var width = Math.Min(PanelWidth, Outer - panel * PanelWidth);
            if (width < PanelWidth)
            {
                new Span<float>(to, (int)size).Clear();
            }

            for (var row = 0; row < Rows; row++)
            {
                for (var column = 0; column < Columns; column++, to += Inner * PanelWidth)
                {
                    int r = Turned ? Rows - 1 - row : row, s = Turned ? Columns - 1 - column : column;
                    var from = Kernel + ((nint)(FirstRow + r * StepRow) * KernelWidth + FirstColumn + s * StepColumn) * Channels * Filters;
                    if (Turned)
                    {
                        Turn(from + (nint)panel * PanelWidth * Filters, width, to);
                    }
                    else
                    {
                        for (var inner = 0; inner < Inner; inner++)
                        {
                            new Span<float>(from + (nint)inner * Filters + panel * PanelWidth, width).CopyTo(new(to + inner * PanelWidth, width));
                        }
                    }
                }
            }
        }
    }

    // Transposes in blocks of 16 filters, so that a cache line is read while it is in the first cache.
    private readonly void Turn(float* from, int width, float* to)
    {
        for (var block = 0; block < Filters; block += 16)
        {
            var end = Math.Min(block + 16, Filters);
            for (var channel = 0; channel < width; channel++)
            {
                var line = from + (nint)channel * Filters;
                for (var filter = block; filter < end; filter++)
                {
                    to[(nint)filter * PanelWidth + channel] = line[filter];
                }
            }
        }
    }
}
