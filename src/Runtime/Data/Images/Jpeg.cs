using System.Runtime.InteropServices;

namespace CompiledNets;

/// <summary>JPEG, by the system's TurboJPEG library, from 1.4 on: https://libjpeg-turbo.org. Its results are those of Pillow, which is on the same library.</summary>
internal static unsafe class Jpeg
{
    // Of turbojpeg.h.
    private const int Grey = 2;
    private const int Cmyk = 3;
    private const int RgbPixels = 0;
    private const int GreyPixels = 6;
    private const int AccurateDct = 4096;

    private static readonly SystemLibrary s_library = new(
        "the TurboJPEG library",
        "The image is a JPEG",
        "Debian and Ubuntu: apt-get install libturbojpeg0 (libturbojpeg on Ubuntu). macOS: brew install jpeg-turbo. Windows: put turbojpeg.dll beside the program.",
        OperatingSystem.IsWindows() ? ["turbojpeg.dll", "libturbojpeg.dll"]
        : OperatingSystem.IsMacOS() ? ["libturbojpeg.dylib", "/opt/homebrew/lib/libturbojpeg.dylib", "/usr/local/lib/libturbojpeg.dylib"]
        : ["libturbojpeg.so.0", "libturbojpeg.so"]);

    public static bool Is(byte[] file) => file is [0xFF, 0xD8, 0xFF, ..];

    public static Pixels Read(byte[] file)
    {
        var decoder = ((delegate* unmanaged<nint>)s_library["tjInitDecompress"])();
        try
        {
            fixed (byte* bytes = file)
            {
                int width, height, subsampling, colours;
                var length = new CULong((nuint)file.Length);
                if (((delegate* unmanaged<nint, byte*, CULong, int*, int*, int*, int*, int>)s_library["tjDecompressHeader3"])(decoder, bytes, length, &width, &height, &subsampling, &colours) != 0)
                {
                    throw new InvalidDataException(Error(decoder));
                }

                if (colours >= Cmyk)
                {
                    throw new InvalidDataException("it is a JPEG in CMYK, which is for printers. Convert it to RGB");
                }

                if ((long)width * height > Pixels.Most)
                {
                    throw new InvalidDataException($"it would have {width} by {height} pixels");
                }

                var channels = colours == Grey ? 1 : 3;
                var pixels = new byte[width * height * channels];
                fixed (byte* to = pixels)
                {
                    return ((delegate* unmanaged<nint, byte*, CULong, byte*, int, int, int, int, int, int>)s_library["tjDecompress2"])(
                        decoder, bytes, length, to, width, 0, height, channels == 1 ? GreyPixels : RgbPixels, AccurateDct) == 0
                        ? new Pixels(height, width, channels, pixels)
                        : throw new InvalidDataException(Error(decoder));
                }
            }
        }
        finally
        {
            _ = ((delegate* unmanaged<nint, int>)s_library["tjDestroy"])(decoder);
        }
    }

    private static string Error(nint decoder) => "TurboJPEG says: " + Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)s_library["tjGetErrorStr2"])(decoder));
}
