using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>One index of several into a tensor: a number, a slice, a mask, a tensor of indices, or all of a dimension.</summary>
    public readonly struct TensorIndex
    {
        // Means "not given" on the native side.
        private const long Absent = long.MinValue;

        private readonly Kind kind;
        private readonly long start;
        private readonly long stop;
        private readonly long step;
        internal readonly Tensor? tensor;

        private TensorIndex(Kind kind, long start = Absent, long stop = Absent, long step = Absent, Tensor? tensor = null)
        {
            this.kind = kind;
            this.start = start;
            this.stop = stop;
            this.step = step;
            this.tensor = tensor;
        }

        private enum Kind : long
        {
            NewAxis,
            Ellipsis,
            Single,
            Bool,
            Slice,
            Tensor,
        }

        /// <summary>As many dimensions in full as it takes.</summary>
        public static readonly TensorIndex Ellipsis = new(Kind.Ellipsis);

        /// <summary>A new dimension of size 1.</summary>
        public static readonly TensorIndex None = new(Kind.NewAxis);

        /// <summary>A new dimension of size 1.</summary>
        public static readonly TensorIndex Null = new(Kind.NewAxis);

        /// <summary>A dimension in full.</summary>
        public static readonly TensorIndex Colon = new(Kind.Slice);

        /// <summary>Every <paramref name="step"/>th index from <paramref name="start"/> up to but not including <paramref name="stop"/>; negative ones count from the end.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new(Kind.Slice, start ?? Absent, stop ?? Absent, step ?? Absent);

        /// <summary>The indices of a range; negative ones count from the end.</summary>
        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        /// <summary>The indices of a range.</summary>
        public static TensorIndex Slice(Range range) => Slice(
            range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
            range.End is { IsFromEnd: true, Value: 0 } ? null : range.End.IsFromEnd ? -range.End.Value : range.End.Value);

        /// <summary>A new dimension: of size 1 for true, and 0 for false.</summary>
        public static TensorIndex Bool(bool value) => new(Kind.Bool, value ? 1 : 0);

        /// <summary>One index, whose dimension disappears; a negative one counts from the end.</summary>
        public static TensorIndex Single(long? index) => new(Kind.Single, index ?? 0);

        /// <summary>The indices in a tensor of integers, or those where a tensor of truth values is true.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new(Kind.Tensor, tensor: tensor);

        /// <summary>One index, whose dimension disappears; a negative one counts from the end.</summary>
        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>The indices of a range; negative ones count from the end.</summary>
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        /// <summary>The indices of a range.</summary>
        public static implicit operator TensorIndex(Range range) => Slice(range);

        /// <summary>Makes the compiler prefer indices to tensors where both would do. It is never called.</summary>
        public static implicit operator Tensor(TensorIndex value) =>
            throw new InvalidOperationException("This conversion exists for overload resolution only.");

        /// <summary>An index as the native side reads it.</summary>
        [StructLayout(LayoutKind.Sequential)]
        internal readonly struct Native(TensorIndex index)
        {
            private readonly long kind = (long)index.kind;
            private readonly long start = index.start;
            private readonly long stop = index.stop;
            private readonly long step = index.step;
            private readonly nint tensor = index.tensor is { } tensor ? tensor.Handle : 0;
        }
    }

    public partial class Tensor
    {
        /// <summary>The elements at the indices; a view if there are only numbers and slices. Setting them copies, broadcast.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>The elements at the indices. Setting them copies, broadcast.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>The slice at an index of the first dimension; a view.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => index(i1);
            set => index_put_(value, i1);
        }

        /// <summary>The slice at indices of the first two dimensions; a view.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => index(i1, i2);
            set => index_put_(value, i1, i2);
        }

        /// <summary>The slice at indices of the first three dimensions; a view.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => index(i1, i2, i3);
            set => index_put_(value, i1, i2, i3);
        }

        /// <summary>The slice at indices of the first four dimensions; a view.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index(i1, i2, i3, i4);
            set => index_put_(value, i1, i2, i3, i4);
        }

        /// <summary>The elements at the indices; a view if there are only numbers and slices.</summary>
        public Tensor index(params TensorIndex[] indices) => Aten.index(this, indices);

        /// <summary>The elements at the indices.</summary>
        public Tensor index(params Tensor[] indices) => index(Array.ConvertAll(indices, TensorIndex.Tensor));

        /// <summary>Copies <paramref name="value"/>, broadcast, to the indices.</summary>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => This(Aten.index_put_(this, indices, value));

        /// <summary>Copies <paramref name="value"/>, broadcast, to the indices.</summary>
        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));

        /// <summary>Copies a number to the indices.</summary>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices) => This(Aten.index_put__Scalar(this, indices, value));

        /// <summary>Copies a number to the indices.</summary>
        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));
    }
}

/// <summary>Indices as an argument.</summary>
[NativeMarshalling(typeof(IndicesMarshaller))]
internal readonly ref struct Indices(ReadOnlySpan<torch.TensorIndex> values)
{
    internal readonly ReadOnlySpan<torch.TensorIndex> Values = values;

    public static implicit operator Indices(torch.TensorIndex[] values) => new(values);
}

/// <summary>Lays the indices out on the stack and keeps their tensors alive until the call returns.</summary>
[CustomMarshaller(typeof(Indices), MarshalMode.ManagedToUnmanagedIn, typeof(In))]
internal static class IndicesMarshaller
{
    internal ref struct In
    {
        private ReadOnlySpan<torch.TensorIndex> indices;
        private Span<torch.TensorIndex.Native> natives;

        public static int BufferSize => 8;

        public void FromManaged(Indices managed, Span<torch.TensorIndex.Native> buffer)
        {
            indices = managed.Values;
            natives = indices.Length <= buffer.Length ? buffer[..indices.Length] : new torch.TensorIndex.Native[indices.Length];
            for (var i = 0; i < indices.Length; i++)
                natives[i] = new torch.TensorIndex.Native(indices[i]);
        }

        public readonly ref torch.TensorIndex.Native GetPinnableReference() => ref MemoryMarshal.GetReference(natives);

        public readonly NativeList ToUnmanaged() => NativeList.At(ref MemoryMarshal.GetReference(natives), natives.Length);

        public readonly void OnInvoked()
        {
            foreach (ref readonly var index in indices)
                GC.KeepAlive(index.tensor);
        }

        public readonly void Free()
        {
        }
    }
}
