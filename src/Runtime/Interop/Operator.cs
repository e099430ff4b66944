using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace CompiledNets.Interop;

/// <summary>
/// An operator of libtorch for which TorchSharp has no method. It is called by name through libtorch's dispatcher, on every device, and autograd
/// records it if it is enabled.
/// </summary>
/// <remarks>
/// The C interface reports only that a call failed. The call is then repeated in TorchScript, which throws with libtorch's message. The dispatcher
/// takes every kind of argument except <c>Scalar</c>; operators with a scalar are a <see cref="Script"/>.
/// </remarks>
/// <param name="name">The name, without <c>aten::</c>.</param>
/// <param name="overload">The name of the overload; the default is the one without a name.</param>
internal sealed unsafe class Operator(string name, string overload = "")
{
    private static readonly ulong s_version = NativeMethods.aoti_torch_abi_version();

    private readonly byte[] _name = Encoding.UTF8.GetBytes("aten::" + name + "\0");
    private readonly byte[] _overload = Encoding.UTF8.GetBytes(overload + "\0");

    /// <summary>Calls an operator with one result.</summary>
    /// <exception cref="ExternalException">libtorch refuses the arguments; the message is libtorch's.</exception>
    public Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        Span<nint> results = stackalloc nint[1];
        Call(arguments, results);
        return Tensor.UnsafeCreateTensor(results[0]);
    }

    /// <summary>Calls an operator that returns an integer, or a flag as 0 or 1.</summary>
    /// <exception cref="ExternalException">libtorch refuses the arguments; the message is libtorch's.</exception>
    public long CallForNumber(params ReadOnlySpan<Argument> arguments)
    {
        Span<nint> results = stackalloc nint[1];
        Call(arguments, results);
        return results[0];
    }

    /// <summary>Calls an operator with two results.</summary>
    /// <exception cref="ExternalException">libtorch refuses the arguments; the message is libtorch's.</exception>
    public (Tensor, Tensor) CallForTwo(params ReadOnlySpan<Argument> arguments)
    {
        Span<nint> results = stackalloc nint[2];
        Call(arguments, results);
        return (Tensor.UnsafeCreateTensor(results[0]), Tensor.UnsafeCreateTensor(results[1]));
    }

    /// <summary>Calls an operator with three results.</summary>
    /// <exception cref="ExternalException">libtorch refuses the arguments; the message is libtorch's.</exception>
    public (Tensor, Tensor, Tensor) CallForThree(params ReadOnlySpan<Argument> arguments) => CallForThree((true, true, true), arguments);

    /// <summary>Calls an operator whose last argument tells which of three results are wanted. The others are null.</summary>
    /// <exception cref="ExternalException">libtorch refuses the arguments; the message is libtorch's.</exception>
    public (Tensor, Tensor, Tensor) CallForThree((bool, bool, bool) wanted, params ReadOnlySpan<Argument> arguments)
    {
        Span<nint> results = stackalloc nint[3];
        Call(arguments, results);
        return Wrap(results, wanted);
    }

    /// <summary>Creates tensors from handles that the caller owns. A result that is not wanted is undefined; it is deleted and null.</summary>
    public static (Tensor, Tensor, Tensor) Wrap(ReadOnlySpan<nint> handles, (bool, bool, bool) wanted) =>
        (Wrap(handles[0], wanted.Item1), Wrap(handles[1], wanted.Item2), Wrap(handles[2], wanted.Item3));

    private static Tensor Wrap(nint handle, bool isWanted)
    {
        if (isWanted)
        {
            return Tensor.UnsafeCreateTensor(handle);
        }

        _ = NativeMethods.aoti_torch_delete_tensor_object(handle);
        return null!;
    }

    private void Call(ReadOnlySpan<Argument> arguments, Span<nint> results)
    {
        var stack = stackalloc ulong[Math.Max(arguments.Length, results.Length)];
        for (var i = 0; i < arguments.Length; i++)
        {
            stack[i] = Encode(arguments[i]);
        }

        fixed (byte* namePointer = _name, overloadPointer = _overload)
        {
            if (NativeMethods.torch_call_dispatcher(namePointer, overloadPointer, stack, s_version) != 0)
            {
                throw Failure(arguments);
            }
        }

        for (var i = 0; i < results.Length; i++)
        {
            results[i] = (nint)stack[i];
        }
    }

    /// <summary>Encodes an argument in eight bytes. The dispatcher takes ownership of tensors, lists and strings, so it gets copies of their handles.</summary>
    private static ulong Encode(Argument argument) => argument.Kind switch
    {
        ArgumentKind.None => 0,
        ArgumentKind.Tensor => CopyOf((Tensor)argument.Reference!),
        ArgumentKind.OptionalTensor => Boxed(CopyOf((Tensor)argument.Reference!)),
        ArgumentKind.Integers => ListOf((long[])argument.Reference!),
        ArgumentKind.OptionalIntegers => Boxed(ListOf((long[])argument.Reference!)),
        ArgumentKind.Flags => ListOf([argument.Bits & 1, argument.Bits >> 1 & 1, argument.Bits >> 2 & 1]),
        ArgumentKind.Text => StringOf((string)argument.Reference!),
        _ => (ulong)argument.Bits,
    };

    private static ulong CopyOf(Tensor tensor)
    {
        nint copy;
        Check(NativeMethods.aoti_torch_new_tensor_handle(tensor.Handle, &copy));
        GC.KeepAlive(tensor);
        return (ulong)copy;
    }

    /// <summary>Allocates an optional value: eight bytes on the heap of the C library, which the dispatcher frees.</summary>
    private static ulong Boxed(ulong value)
    {
        var box = (ulong*)NativeMemory.Alloc(sizeof(ulong));
        *box = value;
        return (ulong)box;
    }

    private static ulong ListOf(ReadOnlySpan<long> numbers)
    {
        nint list;
        Check(NativeMethods.torch_new_list_reserve_size((nuint)numbers.Length, &list));
        foreach (var number in numbers)
        {
            Check(NativeMethods.torch_list_push_back(list, (ulong)number));
        }

        return (ulong)list;
    }

    private static ulong StringOf(string text)
    {
        nint handle;
        var bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* start = bytes)
        {
            Check(NativeMethods.torch_new_string_handle(start, (nuint)bytes.Length, &handle));
        }

        return (ulong)handle;
    }

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw new ExternalException("libtorch could not create an argument of an operator. It may be out of memory.");
        }
    }

    private Exception Failure(ReadOnlySpan<Argument> arguments)
    {
        try
        {
            Script.Repeat(name, overload, arguments);
        }
        catch (ExternalException exception)
        {
            return exception;
        }

        return new ExternalException($"libtorch's operator {name} failed, and succeeded when it was repeated to find out why. It may have been out of memory for a moment.");
    }
}
