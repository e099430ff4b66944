namespace CompiledNets;

/// <summary>Computes the CRC-32 of zip and gzip (ISO 3309), eight bytes at a time.</summary>
internal struct Crc32()
{
    private static readonly uint[][] s_tables = Tables();

    private uint _state = uint.MaxValue;

    /// <summary>Gets the checksum of the bytes so far.</summary>
    public readonly uint Value => ~_state;

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var (crc, t) = (_state, s_tables);
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var low = crc ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            crc = t[7][(byte)low] ^ t[6][(byte)(low >> 8)] ^ t[5][(byte)(low >> 16)] ^ t[4][low >> 24] ^ t[3][bytes[4]] ^ t[2][bytes[5]] ^ t[1][bytes[6]] ^ t[0][bytes[7]];
        }

        foreach (var one in bytes)
        {
            crc = t[0][(byte)crc ^ one] ^ (crc >> 8);
        }

        _state = crc;
    }

    private static uint[][] Tables()
    {
        const uint Polynomial = 0xEDB88320;
        var tables = new uint[8][];
        for (var i = 0; i < tables.Length; i++)
        {
            tables[i] = new uint[256];
            for (var j = 0u; j < 256; j++)
            {
                var crc = i == 0 ? j : tables[i - 1][j];
                for (var bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
                }

                tables[i][j] = crc;
            }
        }

        return tables;
    }
}
