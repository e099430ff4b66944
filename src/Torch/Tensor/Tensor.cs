using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

/// <summary>PyTorch's functions, as TorchSharp spells them, over the libtorch of the system.</summary>
public static partial class torch
{
    /// <summary>
    /// A tensor. It owns native memory: dispose of it, or let a <see cref="DisposeScope"/> do so; the finalizer is only the safety net.
    /// Errors of libtorch arrive as <see cref="System.Runtime.InteropServices.ExternalException"/> with libtorch's message,
    /// and using a disposed tensor raises an <see cref="InvalidOperationException"/>.
    /// Members whose name ends with an underscore work in place and return the tensor itself.
    /// </summary>
    [NativeMarshalling(typeof(TensorMarshaller))]
    public partial class Tensor : IDisposable
    {
        private static long totalCount;

        // The c10::TensorImpl of which this object owns one reference; 0 once it is disposed of.
        private nint handle;

        // The finalizer, which would cost more than the rest of this object: a tensor in a scope has none, because the scope has one.
        private Guard? guard;

        internal Tensor(nint handle)
            : this(handle, DisposeScope.Current)
        {
        }

        internal Tensor(nint handle, DisposeScope? scope)
        {
            this.handle = handle;
            Interlocked.Increment(ref totalCount);
            if (scope is null || !scope.Add(this))
                guard = new Guard(this);
        }

        /// <summary>The number of tensors made and not yet disposed of, in the whole process.</summary>
        public static long TotalCount => Interlocked.Read(ref totalCount);

        /// <summary>The native tensor; an <see cref="InvalidOperationException"/> once disposed of.</summary>
        public IntPtr Handle => handle != 0 ? handle : throw new InvalidOperationException("The tensor was disposed of.");

        /// <summary>Whether the tensor was disposed of.</summary>
        public bool IsInvalid => handle == 0;

        /// <summary>A name for people to see; libtorch does not know it.</summary>
        public string? name { get; set; }

        /// <summary>The scope that will dispose of the tensor. Written under that scope's lock only.</summary>
        internal DisposeScope? Scope { get; set; }

        /// <summary>Where the tensor stands in the list of its scope.</summary>
        internal int PlaceInScope { get; set; }

        /// <summary>Releases the native tensor. More than once, and on several threads at a time, is fine.</summary>
        public void Dispose()
        {
            Scope?.Remove(this);
            Release();
            Unguard();
        }

        /// <summary>Hands the tensor to the scope around its own, or to nobody if there is none.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            Scope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of its scope: it is disposed of by hand from now on.</summary>
        public Tensor DetachFromDisposeScope()
        {
            Scope?.Detach(this);
            return this;
        }

        /// <summary>Gives the native tensor, with its reference, to the caller and leaves this object as if disposed of.</summary>
        public IntPtr DecoupleFromNativeHandle()
        {
            Scope?.Remove(this);
            var decoupled = Interlocked.Exchange(ref handle, 0);
            if (decoupled == 0)
                throw new InvalidOperationException("The tensor was disposed of.");
            Interlocked.Decrement(ref totalCount);
            Unguard();
            return decoupled;
        }

        /// <summary>A tensor that owns a reference to the native tensor at <paramref name="handle"/>, which the caller gives up.</summary>
        public static Tensor UnsafeCreateTensor(IntPtr handle) => new(handle);

        /// <summary>A second tensor object over the same native tensor, to be disposed of on its own.</summary>
        public Tensor alias() => Aten.alias_handle(this);

        // The end of every in-place method.
        internal Tensor This(Done done)
        {
            _ = done;
            return this;
        }

        /// <summary>Lets the finalizer see to the tensor, which is in no scope any more.</summary>
        internal void BeGuarded()
        {
            if (handle != 0)
                guard ??= new Guard(this);
        }

        /// <summary>Turns the finalizer off: the tensor is in a scope, or disposed of.</summary>
        internal void Unguard()
        {
            if (guard is { } former)
                GC.SuppressFinalize(former);
            guard = null;
        }

        /// <summary>Releases the native tensor, once.</summary>
        internal void Release()
        {
            var released = Interlocked.Exchange(ref handle, 0);
            if (released == 0)
                return;
            Interlocked.Decrement(ref totalCount);
            Native.cn_release(released);
        }

        private sealed class Guard(Tensor tensor)
        {
            ~Guard() => tensor.Release();
        }
    }
}
