using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace CompiledNets.FileFuzz;

/// <summary>Damages a good file at random: like a broken disk or download, or like an attacker.</summary>
internal static partial class Damage
{
    private static readonly long[] s_numbers = [0, 1, -1, 2, 7, 0x7F, 0xFF, 0x7FFF, 0xFFFF, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 32, 1L << 40, 1L << 61, 1L << 62, long.MaxValue, long.MinValue, long.MaxValue - 4, 1_000_000];

    /// <summary>Damages a file.</summary>
    /// <param name="format">The format.</param>
    /// <param name="random">Decides the damage.</param>
    /// <returns>The damaged bytes, and whether the checksums of the file were computed again.</returns>
    public static (byte[] Bytes, bool IsRepacked) Of(Format format, Random random)
    {
        var good = format.Good;
        var isCrafted = random.Next(2) == 0;
        switch (format.Extension)
        {
            case ".npz" or ".pt" or ".keras" when isCrafted:
                var which = random.Next(3);
                var count = 0;
                return (Archives.Change(good, (_, content) => which == 2 || count++ == which ? Hdf5Checksums.Repair(Craft(content, random)) : content, random.Next(2) == 0 ? CompressionLevel.NoCompression : CompressionLevel.Optimal), true);
            case ".gz" when isCrafted:
                return (Archives.Gzip(Craft(Archives.Gunzip(good), random)), true);
            case ".safetensors" or ".ckpt" when isCrafted:
                // The length of the header stays right.
                var length = (int)BinaryPrimitives.ReadInt64LittleEndian(good);
                var header = Craft(good.AsSpan(8, length).ToArray(), random);
                return ([.. BitConverter.GetBytes((long)header.Length), .. header, .. good.AsSpan(8 + length)], true);
            case ".h5" when isCrafted:
                return (Hdf5Checksums.Repair(Craft(good, random)), true);
            default:
                return (isCrafted ? Craft(good, random) : Break(good, random), false);
        }
    }

    private static byte[] Break(byte[] good, Random random)
    {
        var bytes = good.ToArray();
        switch (random.Next(7))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                for (var flips = random.Next(1, 9); flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                }

                return bytes;
            case 2:
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            case 3:
                var start = random.Next(bytes.Length);
                random.NextBytes(bytes.AsSpan(start, Math.Min(random.Next(1, 65), bytes.Length - start)));
                return bytes;
            case 4:
                var from = random.Next(bytes.Length);
                return [.. bytes.AsSpan(0, from), .. bytes.AsSpan(Math.Min(bytes.Length, from + random.Next(1, 17)))];
            case 5:
                var place = random.Next(bytes.Length);
                var more = new byte[random.Next(1, 33)];
                random.NextBytes(more);
                return [.. bytes.AsSpan(0, place), .. more, .. bytes.AsSpan(place)];
            default:
                var zero = random.Next(bytes.Length);
                bytes.AsSpan(zero, Math.Min(random.Next(1, 129), bytes.Length - zero)).Clear();
                return bytes;
        }
    }

    private static byte[] Craft(byte[] good, Random random)
    {
        var bytes = good.ToArray();
        if (bytes.Length < 16)
        {
            return Break(good, random);
        }

        switch (random.Next(5))
        {
            case 0:
                // A number in the text, such as a size.
                var text = Encoding.Latin1.GetString(bytes);
                var digits = Digits().Matches(text);
                if (digits.Count == 0)
                {
                    goto case 1;
                }

                var match = digits[random.Next(digits.Count)];
                var number = random.Next(8) == 0 ? "1e400" : s_numbers[random.Next(s_numbers.Length)].ToString(CultureInfo.InvariantCulture);
                return Encoding.Latin1.GetBytes(text[..match.Index] + number + text[(match.Index + match.Length)..]);
            case 1:
                // A binary number, such as an offset.
                var size = 1 << random.Next(4);
                var aligned = random.Next(2) == 0 ? random.Next(bytes.Length / size) * size : random.Next(bytes.Length - size + 1);
                var value = s_numbers[random.Next(s_numbers.Length)];
                var field = BitConverter.GetBytes(random.Next(4) == 0 ? BinaryPrimitives.ReverseEndianness(value) : value);
                field.AsSpan(0, size).CopyTo(bytes.AsSpan(aligned));
                return bytes;
            case 2:
                // A part comes twice, as in an archive with two entries of one name, or in a structure that refers to itself.
                var (from, to, length) = (random.Next(bytes.Length), random.Next(bytes.Length), random.Next(1, 65));
                length = Math.Min(length, bytes.Length - Math.Max(from, to));
                bytes.AsSpan(from, length).ToArray().CopyTo(bytes.AsSpan(to));
                return bytes;
            case 3:
                // An address becomes that of another structure.
                var (place, target) = (random.Next(bytes.Length / 8) * 8, random.Next(bytes.Length / 8) * 8L);
                BitConverter.GetBytes(target).AsSpan(0, Math.Min(8, bytes.Length - place)).CopyTo(bytes.AsSpan(place));
                return bytes;
            default:
                return Break(good, random);
        }
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
