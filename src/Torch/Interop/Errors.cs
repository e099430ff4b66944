using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The way an error in libtorch takes into .NET.</summary>
internal static unsafe class Errors
{
    private const int LibTorch = 1;
    private const int Null = 2;

    /// <summary>Raises the error of this thread's last call, if it left one.</summary>
    internal static void Check()
    {
        byte* message;
        switch (Native.cn_take_error(&message))
        {
            case LibTorch:
                throw new ExternalException(Marshal.PtrToStringUTF8((nint)message));
            case Null:
                throw new ArgumentNullException(null, "A tensor, number or text is required here, and null was given.");
        }
    }

    /// <summary>Raises the error of this thread's last call, which has failed.</summary>
    [DoesNotReturn]
    internal static void Throw()
    {
        Check();
        throw new ExternalException("libtorch failed without saying why.");
    }
}
