using System.Globalization;

namespace CompiledNets;

/// <summary>The binary forms of PGM and PPM. https://netpbm.sourceforge.net/doc/ppm.html</summary>
internal static class Pnm
{
    public static bool Is(byte[] file) => file.Length > 2 && file[0] == 'P' && file[1] is (byte)'5' or (byte)'6' && char.IsWhiteSpace((char)file[2]);

    public static Pixels Read(byte[] file)
    {
        var place = 2;
        var (width, height, most) = (Number(), Number(), Number());
        if (width == 0 || height == 0 || most is 0 or > 65535 || (long)width * height > Pixels.Most)
        {
            throw new InvalidDataException($"it would have {width} by {height} pixels of numbers up to {most}");
        }

        // One space is behind the header; what follows is the image.
        place++;
        var channels = file[1] == '5' ? 1 : 3;
        var bytesEach = most > 255 ? 2 : 1;
        var pixels = new byte[width * height * channels];
        if (file.Length - place < (long)pixels.Length * bytesEach)
        {
            throw new InvalidDataException($"it has {file.Length - place} bytes where {width} by {height} pixels need {(long)pixels.Length * bytesEach}");
        }

        for (var i = 0; i < pixels.Length; i++)
        {
            var value = bytesEach == 1 ? file[place + i] : (file[place + (2 * i)] << 8) | file[place + (2 * i) + 1];
            pixels[i] = most == 255 ? (byte)value : (byte)Math.Min(((value * 255L) + (most / 2)) / most, 255);
        }

        return new Pixels(height, width, channels, pixels);

        int Number()
        {
            while (char.IsWhiteSpace((char)file[place]) || file[place] == '#')
            {
                if (file[place] == '#')
                {
                    place = Array.IndexOf(file, (byte)'\n', place);
                }

                place++;
            }

            var start = place;
            while (file[place] is >= (byte)'0' and <= (byte)'9')
            {
                place++;
            }

            return int.TryParse(file.AsSpan(start, place - start), CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new InvalidDataException($"there is no number at byte {start}, where a size should be");
        }
    }
}
