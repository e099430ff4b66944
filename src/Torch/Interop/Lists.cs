using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

/// <summary>A list as the native side reads it: where it begins and how long it is. The memory must be pinned already.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct NativeList
{
    private readonly void* data;
    private readonly long count;

    private NativeList(void* data, long count)
    {
        this.data = data;
        this.count = count;
    }

    internal static NativeList At<T>(ref T first, int count)
        where T : unmanaged => new(Unsafe.AsPointer(ref first), count);
}

/// <summary>A list of integers as an argument: sizes, strides, dimensions. Null is the empty list.</summary>
[NativeMarshalling(typeof(IntsMarshaller))]
[CollectionBuilder(typeof(Ints), nameof(Of))]
internal readonly ref struct Ints(ReadOnlySpan<long> values)
{
    internal readonly ReadOnlySpan<long> Values = values;

    /// <summary>A list of one.</summary>
    internal Ints(ref readonly long value)
        : this(new ReadOnlySpan<long>(in value))
    {
    }

    /// <summary>A list from a collection expression; it lives on the stack.</summary>
    public static Ints Of(ReadOnlySpan<long> values) => new(values);

    public ReadOnlySpan<long>.Enumerator GetEnumerator() => Values.GetEnumerator();

    public static implicit operator Ints(ReadOnlySpan<long> values) => new(values);

    public static implicit operator Ints(Span<long> values) => new(values);

    public static implicit operator Ints(long[]? values) => new(values);

    public static implicit operator Ints(torch.Size size) => new(size.Shape);
}

/// <summary>Pins the integers for the length of the call.</summary>
[CustomMarshaller(typeof(Ints), MarshalMode.ManagedToUnmanagedIn, typeof(In))]
internal static class IntsMarshaller
{
    internal ref struct In
    {
        private ReadOnlySpan<long> values;

        public void FromManaged(Ints managed) => values = managed.Values;

        public readonly ref readonly long GetPinnableReference() => ref MemoryMarshal.GetReference(values);

        public readonly NativeList ToUnmanaged() => NativeList.At(ref MemoryMarshal.GetReference(values), values.Length);

        public readonly void Free()
        {
        }
    }
}

/// <summary>A list of tensors as an argument.</summary>
[NativeMarshalling(typeof(TensorsMarshaller))]
internal readonly ref struct Tensors(ReadOnlySpan<Tensor?> values)
{
    internal readonly ReadOnlySpan<Tensor?> Values = values;

    public static implicit operator Tensors(Tensor[]? values) => new(values);

    internal static Tensors Of(IEnumerable<Tensor>? values) => values switch
    {
        null => default,
        Tensor[] array => new Tensors(array),
        List<Tensor> list => new Tensors(CollectionsMarshal.AsSpan(list)),
        _ => new Tensors(values.ToArray()),
    };
}

/// <summary>Copies the handles to the stack and keeps the tensors alive until the call returns.</summary>
[CustomMarshaller(typeof(Tensors), MarshalMode.ManagedToUnmanagedIn, typeof(In))]
internal static class TensorsMarshaller
{
    internal ref struct In
    {
        private ReadOnlySpan<Tensor?> tensors;
        private Span<nint> handles;

        public static int BufferSize => 32;

        public void FromManaged(Tensors managed, Span<nint> buffer)
        {
            tensors = managed.Values;
            handles = tensors.Length <= buffer.Length ? buffer[..tensors.Length] : new nint[tensors.Length];
            for (var i = 0; i < tensors.Length; i++)
                handles[i] = tensors[i] is { } tensor ? tensor.Handle : 0;
        }

        public readonly ref nint GetPinnableReference() => ref MemoryMarshal.GetReference(handles);

        public readonly NativeList ToUnmanaged() => NativeList.At(ref MemoryMarshal.GetReference(handles), handles.Length);

        public readonly void OnInvoked()
        {
            foreach (var tensor in tensors)
                GC.KeepAlive(tensor);
        }

        public readonly void Free()
        {
        }
    }
}

/// <summary>Room for as many tensors as an operator gives.</summary>
[NativeMarshalling(typeof(ResultsMarshaller))]
internal readonly ref struct Results(Span<nint> handles)
{
    internal readonly Span<nint> Handles = handles;

    public static implicit operator Results(Span<nint> handles) => new(handles);

    /// <summary>The tensors that the call left here; those that are not defined are null.</summary>
    internal static Tensor[] Wrap(ReadOnlySpan<nint> handles)
    {
        var tensors = new Tensor[handles.Length];
        for (var i = 0; i < handles.Length; i++)
            tensors[i] = handles[i] == 0 ? null! : new Tensor(handles[i]);
        return tensors;
    }
}

/// <summary>Pins the room for the length of the call.</summary>
[CustomMarshaller(typeof(Results), MarshalMode.ManagedToUnmanagedIn, typeof(In))]
internal static class ResultsMarshaller
{
    internal ref struct In
    {
        private Span<nint> handles;

        public void FromManaged(Results managed) => handles = managed.Handles;

        public readonly ref nint GetPinnableReference() => ref MemoryMarshal.GetReference(handles);

        public readonly NativeList ToUnmanaged() => NativeList.At(ref MemoryMarshal.GetReference(handles), handles.Length);

        public readonly void Free()
        {
        }
    }
}
