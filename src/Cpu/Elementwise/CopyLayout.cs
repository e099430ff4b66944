using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CompiledNets.Cpu;

/// <summary>The axes of a copy without those of size 1, joined where possible, and in the order of the destination: the innermost axis is the last.</summary>
internal unsafe struct CopyLayout
{
    public int Axes;
    public long Elements;
    public Numbers Sizes;
    public Numbers Source;
    public Numbers Destination;

    public CopyLayout(int axes, long* sizes, long* source, long* destination)
    {
        Debug.Assert(axes <= Copies.MostAxes);
        Elements = 1;
        for (var axis = 0; axis < axes; axis++)
        {
            Elements *= sizes[axis];
            if (sizes[axis] != 1)
            {
                Insert(sizes[axis], source[axis], destination[axis]);
            }
        }

        Join();
        if (Axes == 0)
        {
            Axes = 1;
            Sizes[0] = 1;
        }
    }

    private void Insert(long size, long source, long destination)
    {
        var place = Axes++;
        for (; place > 0 && Destination[place - 1] < destination; place--)
        {
            Sizes[place] = Sizes[place - 1];
            Source[place] = Source[place - 1];
            Destination[place] = Destination[place - 1];
        }

        Sizes[place] = size;
        Source[place] = source;
        Destination[place] = destination;
    }

    private void Join()
    {
        var last = 0;
        for (var axis = 1; axis < Axes; axis++)
        {
            if (Source[last] == Source[axis] * Sizes[axis] && Destination[last] == Destination[axis] * Sizes[axis])
            {
                Sizes[last] *= Sizes[axis];
            }
            else
            {
                last++;
                Sizes[last] = Sizes[axis];
            }

            Source[last] = Source[axis];
            Destination[last] = Destination[axis];
        }

        Axes = Math.Min(Axes, last + 1);
    }

    [InlineArray(Copies.MostAxes)]
    public struct Numbers
    {
        private long _first;
    }
}
