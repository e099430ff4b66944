using System.Runtime.CompilerServices;
using System.Runtime.InteropServices.Marshalling;

[assembly: DisableRuntimeMarshalling]

namespace TorchSharp;

/// <summary>
/// Lets native imports speak of tensors. An argument lends its handle and stays alive until the call returns;
/// a result is wrapped, and a null one raises the pending error or, where a tensor may be absent, is null.
/// </summary>
[CustomMarshaller(typeof(Tensor), MarshalMode.ManagedToUnmanagedIn, typeof(In))]
[CustomMarshaller(typeof(Tensor), MarshalMode.ManagedToUnmanagedOut, typeof(Out))]
internal static class TensorMarshaller
{
    internal ref struct In
    {
        private Tensor? tensor;

        public void FromManaged(Tensor? managed) => tensor = managed;

        public readonly nint ToUnmanaged() => tensor is null ? 0 : tensor.Handle;

        public readonly void OnInvoked() => GC.KeepAlive(tensor);

        public readonly void Free()
        {
        }
    }

    internal static class Out
    {
        public static Tensor ConvertToManaged(nint handle)
        {
            if (handle == 0)
                Errors.Check();
            return handle == 0 ? null! : new Tensor(handle);
        }
    }
}

/// <summary>Two tensors as a result.</summary>
[CustomMarshaller(typeof((Tensor, Tensor)), MarshalMode.ManagedToUnmanagedOut, typeof(PairMarshaller))]
internal static class PairMarshaller
{
    internal struct Pair
    {
        internal nint First, Second;
    }

    public static (Tensor, Tensor) ConvertToManaged(Pair pair) =>
        (TensorMarshaller.Out.ConvertToManaged(pair.First), TensorMarshaller.Out.ConvertToManaged(pair.Second));
}

/// <summary>Three tensors as a result.</summary>
[CustomMarshaller(typeof((Tensor, Tensor, Tensor)), MarshalMode.ManagedToUnmanagedOut, typeof(TripleMarshaller))]
internal static class TripleMarshaller
{
    internal struct Triple
    {
        internal nint First, Second, Third;
    }

    public static (Tensor, Tensor, Tensor) ConvertToManaged(Triple triple) =>
        (TensorMarshaller.Out.ConvertToManaged(triple.First),
         TensorMarshaller.Out.ConvertToManaged(triple.Second),
         TensorMarshaller.Out.ConvertToManaged(triple.Third));
}

/// <summary>A generator as an argument; null is libtorch's default one.</summary>
[CustomMarshaller(typeof(torch.Generator), MarshalMode.ManagedToUnmanagedIn, typeof(In))]
internal static class GeneratorMarshaller
{
    internal ref struct In
    {
        private torch.Generator? generator;

        public void FromManaged(torch.Generator? managed) => generator = managed;

        public readonly nint ToUnmanaged() => generator is null ? 0 : generator.ValidHandle;

        public readonly void OnInvoked() => GC.KeepAlive(generator);

        public readonly void Free()
        {
        }
    }
}

/// <summary>What a native call for its effect returns: it was done, or the error has been raised.</summary>
[NativeMarshalling(typeof(DoneMarshaller))]
internal readonly struct Done;

/// <summary>Raises the pending error of a call for its effect.</summary>
[CustomMarshaller(typeof(Done), MarshalMode.ManagedToUnmanagedOut, typeof(DoneMarshaller))]
internal static class DoneMarshaller
{
    public static Done ConvertToManaged(byte unmanaged)
    {
        if (unmanaged == 0)
            Errors.Throw();
        return default;
    }
}
