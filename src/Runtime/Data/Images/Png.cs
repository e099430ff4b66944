using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CompiledNets;

/// <summary>PNG, as in its second edition. https://www.w3.org/TR/png/</summary>
internal static class Png
{
    private static readonly byte[] s_signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] s_table = Enumerable.Range(0, 256).Select(Remainder).ToArray();

    public static bool Is(byte[] file) => file.AsSpan().StartsWith(s_signature);

    public static Pixels Read(byte[] file)
    {
        using var compressed = new MemoryStream();
        Header? header = null;
        byte[] palette = [], opacity = [];
        for (var place = s_signature.Length; ;)
        {
            var length = checked((int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(place)));
            var chunk = file.AsSpan(place + 4, length + 4);
            var name = Encoding.ASCII.GetString(chunk[..4]);
            if (Checksum(chunk) != BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(place + 8 + length)))
            {
                throw new InvalidDataException($"the checksum of its chunk {name} at byte {place} is wrong");
            }

            var data = chunk[4..];
            place += length + 12;
            switch (name)
            {
                case "IHDR":
                    header = Header.Read(data);
                    break;
                case "PLTE":
                    palette = data.ToArray();
                    break;
                case "tRNS":
                    opacity = data.ToArray();
                    break;
                case "IDAT":
                    compressed.Write(data);
                    break;
                case "IEND":
                    compressed.Position = 0;
                    return Decode(header ?? throw new InvalidDataException("it has no IHDR"), compressed, palette, opacity);
                case var unknown when char.IsUpper(unknown[0]):
                    throw new InvalidDataException($"it has the chunk {unknown}, which has to be understood and is not");
            }
        }
    }

    private static Pixels Decode(Header header, Stream compressed, byte[] palette, byte[] opacity)
    {
        var (width, height, bits) = (header.Width, header.Height, header.Bits);
        var samples = header.Samples;
        var rowBytes = checked((int)((((long)width * samples * bits) + 7) / 8));
        var step = Math.Max(samples * bits / 8, 1);
        var isPalette = header.Kind == 3;
        var channels = !isPalette ? samples : opacity.Length > 0 ? 4 : 3;
        var pixels = new byte[(long)width * height * channels];
        var (row, above) = (new byte[rowBytes], new byte[rowBytes]);
        using var inflated = new ZLibStream(compressed, CompressionMode.Decompress);
        for (var y = 0; y < height; y++)
        {
            var filter = inflated.ReadByte();
            inflated.ReadExactly(row);
            Restore(filter, row, above, step);
            for (var i = 0; i < width * samples; i++)
            {
                var value = bits switch
                {
                    8 => row[i],
                    16 => row[2 * i],
                    _ => (row[i * bits / 8] >> (8 - bits - (i * bits % 8))) & ((1 << bits) - 1),
                };
                if (isPalette)
                {
                    Colour(pixels.AsSpan(((y * width) + i) * channels, channels), value, palette, opacity);
                }
                else
                {
                    // Of fewer bits than eight, the largest number is white.
                    pixels[(y * width * samples) + i] = (byte)(bits < 8 ? value * 255 / ((1 << bits) - 1) : value);
                }
            }

            (row, above) = (above, row);
        }

        return new Pixels(height, width, channels, pixels);
    }

    private static void Colour(Span<byte> pixel, int number, byte[] palette, byte[] opacity)
    {
        if (3 * number >= palette.Length)
        {
            throw new InvalidDataException($"it has the colour {number}, but a palette of {palette.Length / 3}");
        }

        palette.AsSpan(3 * number, 3).CopyTo(pixel);
        if (pixel.Length == 4)
        {
            pixel[3] = number < opacity.Length ? opacity[number] : byte.MaxValue;
        }
    }

    // Each byte was stored as the difference to what was expected from those on the left and above.
    private static void Restore(int filter, byte[] row, byte[] above, int step)
    {
        for (var i = 0; i < row.Length; i++)
        {
            int left = i < step ? 0 : row[i - step], up = above[i], corner = i < step ? 0 : above[i - step];
            row[i] += (byte)(filter switch
            {
                0 => 0,
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Paeth(left, up, corner),
                _ => throw new InvalidDataException($"a row has the filter {filter}, and there are 0 to 4"),
            });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var expected = left + up - corner;
        var (byLeft, byUp, byCorner) = (Math.Abs(expected - left), Math.Abs(expected - up), Math.Abs(expected - corner));
        return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var one in data)
        {
            crc = s_table[(crc ^ one) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint Remainder(int number)
    {
        var crc = (uint)number;
        for (var bit = 0; bit < 8; bit++)
        {
            crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }

        return crc;
    }

    private sealed record Header(int Width, int Height, int Bits, int Kind)
    {
        /// <summary>How many numbers a pixel is stored as.</summary>
        public int Samples => Kind switch { 0 or 3 => 1, 2 => 3, 4 => 2, _ => 4 };

        public static Header Read(ReadOnlySpan<byte> data)
        {
            var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
            var header = new Header(width, height, data[8], data[9]);
            var isKnown = (header.Kind, header.Bits) is (0, 1 or 2 or 4 or 8 or 16) or (3, 1 or 2 or 4 or 8) or (2 or 4 or 6, 8 or 16);
            return width < 1 || height < 1 || (long)width * height > Pixels.Most ? throw new InvalidDataException($"it would have {width} by {height} pixels")
                : !isKnown || data[10] != 0 || data[11] != 0 ? throw new InvalidDataException($"it has the colour type {header.Kind} with {header.Bits} bits, which there is not")
                : data[12] != 0 ? throw new InvalidDataException("it is interlaced, which is not supported. Save it without")
                : header;
        }
    }
}
