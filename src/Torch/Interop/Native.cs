using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>What the native library has of its own. Each part of this class stands next to the C++ file that defines it.</summary>
internal static unsafe partial class Native
{
    internal const string Library = "CompiledNetsTorch";

    /// <summary>An optional element type as the native side reads it.</summary>
    internal static sbyte Code(torch.ScalarType? dtype) => dtype is { } given ? (sbyte)given : (sbyte)-1;

    [LibraryImport(Library), SuppressGCTransition]
    internal static partial int cn_take_error(byte** message);
}

/// <summary>
/// libtorch's operators under their own names, whether TorchSharp exposes them or not. An overload has its schema's name after it;
/// lists of integers are spans or arrays; an absent number, tensor or element type is <c>default</c>.
/// Each part of this class stands next to the C++ file that defines it.
/// </summary>
internal static unsafe partial class Aten
{
    private const string Library = Native.Library;
}
