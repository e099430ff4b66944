using System.Globalization;

namespace CompiledNets;

/// <summary>Reads binary PGM and PPM. https://netpbm.sourceforge.net/doc/ppm.html</summary>
internal static class Pnm
{
    /// <summary>Tells whether a file begins like a binary PGM or PPM.</summary>
    public static bool Is(byte[] file) => file is [(byte)'P', (byte)'5' or (byte)'6', var space, ..] && char.IsWhiteSpace((char)space);

    /// <summary>Reads an image. Values are scaled to the range from 0 to 255.</summary>
    /// <exception cref="FileFormatException">The header or the pixels are incomplete, or the size is invalid.</exception>
    public static Pixels Read(byte[] file, ExpansionBudget budget)
    {
        var place = 2;
        var (width, height, max) = (Number(), Number(), Number());
        Pixels.CheckSize(width, height, budget);
        if (max is 0 or > 65535)
        {
            throw new FileFormatException($"a largest number from 1 to 65535 is expected, but found {max}");
        }

        // A single whitespace character ends the header.
        place++;
        var channels = file[1] == '5' ? 1 : 3;
        var size = max > 255 ? 2 : 1;
        var needed = (long)width * height * channels * size;
        if (file.Length - place < needed)
        {
            throw new FileFormatException($"it has {Math.Max(file.Length - place, 0)} bytes, but {width} by {height} pixels need {needed}");
        }

        var rgba = new byte[width * height * 4];
        for (var pixel = 0; pixel < width * height; pixel++)
        {
            for (var c = 0; c < 3; c++)
            {
                rgba[(4 * pixel) + c] = channels == 1 && c > 0 ? rgba[4 * pixel] : Value((pixel * channels) + c);
            }

            rgba[(4 * pixel) + 3] = byte.MaxValue;
        }

        return new Pixels(height, width, rgba);

        byte Value(int index)
        {
            var at = place + ((long)index * size);
            var value = size == 1 ? file[at] : (file[at] << 8) | file[at + 1];
            return (byte)Math.Min(((value * 255L) + (max / 2)) / max, 255);
        }

        int Number()
        {
            while (place < file.Length && (char.IsWhiteSpace((char)file[place]) || file[place] == '#'))
            {
                if (file[place] == '#')
                {
                    place = Array.IndexOf(file, (byte)'\n', place) is >= 0 and var end ? end : file.Length - 1;
                }

                place++;
            }

            var start = place;
            while (place < file.Length && file[place] is >= (byte)'0' and <= (byte)'9')
            {
                place++;
            }

            return int.TryParse(file.AsSpan(start, place - start), CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new FileFormatException($"a size is expected at byte {start}, but there is no number");
        }
    }
}
