using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The shape of a tensor.</summary>
    public readonly struct Size : IEnumerable<long>
    {
        private readonly long[]? shape;

        /// <summary>The shape of a scalar.</summary>
        public static readonly Size Empty = new(Array.Empty<long>());

        /// <summary>A shape of any number of dimensions.</summary>
        public Size(long[] shape) => this.shape = (long[])shape.Clone();

        /// <summary>A shape of any number of dimensions.</summary>
        public Size(IEnumerable<long> shape) => this.shape = shape.ToArray();

        /// <summary>A shape of any number of dimensions.</summary>
        public Size(int[] shape) => this.shape = Array.ConvertAll(shape, size => (long)size);

        /// <summary>A shape of one dimension.</summary>
        public Size(long size) => shape = [size];

        /// <summary>A shape of two dimensions.</summary>
        public Size((long, long) size) => shape = [size.Item1, size.Item2];

        /// <summary>A shape of three dimensions.</summary>
        public Size((long, long, long) size) => shape = [size.Item1, size.Item2, size.Item3];

        /// <summary>A shape of four dimensions.</summary>
        public Size((long, long, long, long) size) => shape = [size.Item1, size.Item2, size.Item3, size.Item4];

        /// <summary>A shape of one dimension.</summary>
        public Size(int size)
            : this((long)size)
        {
        }

        /// <summary>A shape of two dimensions.</summary>
        public Size((int, int) size) => shape = [size.Item1, size.Item2];

        /// <summary>A shape of three dimensions.</summary>
        public Size((int, int, int) size) => shape = [size.Item1, size.Item2, size.Item3];

        /// <summary>A shape of four dimensions.</summary>
        public Size((int, int, int, int) size) => shape = [size.Item1, size.Item2, size.Item3, size.Item4];

        /// <summary>Whether there are no dimensions.</summary>
        public bool IsEmpty => Shape.Length == 0;

        /// <summary>Whether there are no dimensions.</summary>
        public bool IsScalar => IsEmpty;

        /// <summary>The number of dimensions.</summary>
        public int Length => Shape.Length;

        /// <summary>The sizes; not a copy.</summary>
        public long[] Shape => shape ?? [];

        /// <summary>The size of a dimension.</summary>
        public long this[int idx] => Shape[idx];

        /// <summary>The size of a dimension.</summary>
        public long this[long idx] => Shape[idx];

        /// <summary>A shape of one dimension.</summary>
        public static implicit operator Size(long size) => new(size);

        /// <summary>A shape of two dimensions.</summary>
        public static implicit operator Size((long, long) size) => new(size);

        /// <summary>A shape of three dimensions.</summary>
        public static implicit operator Size((long, long, long) size) => new(size);

        /// <summary>A shape of four dimensions.</summary>
        public static implicit operator Size((long, long, long, long) size) => new(size);

        /// <summary>A shape of any number of dimensions.</summary>
        public static implicit operator Size(long[] size) => new(size);

        /// <summary>The dimensions of the one, then those of the other.</summary>
        public static Size operator +(Size left, Size right) => new([.. left.Shape, .. right.Shape]);

        /// <summary>The dimensions of the one, then those of the other.</summary>
        public static Size operator +(Size left, IEnumerable<long> right) => new([.. left.Shape, .. right]);

        /// <summary>The number of elements.</summary>
        public long numel()
        {
            var product = 1L;
            foreach (var size in Shape)
                product *= size;
            return product;
        }

        /// <summary>The dimensions from <paramref name="first"/> up to but not including <paramref name="next"/>; negative ones count from the end.</summary>
        public Size Slice(int first, int next)
        {
            var start = first < 0 ? Length + first : first;
            var end = next < 0 ? Length + next : next;
            return end <= start ? Empty : new(Shape[start..end]);
        }

        /// <summary>The sizes of the first <paramref name="i"/> dimensions.</summary>
        public IEnumerable<long> Take(int i) => Shape.Take(i);

        /// <summary>The sizes.</summary>
        public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shape).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
