using System.IO.Compression;

namespace CompiledNets.FileFuzz;

/// <summary>Packs damaged content again with correct checksums, so that it reaches the readers of the content.</summary>
internal static class Archives
{
    public static byte[] Gzip(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var packed = new GZipStream(memory, CompressionLevel.Optimal))
        {
            packed.Write(content);
        }

        return memory.ToArray();
    }

    public static byte[] Gunzip(byte[] packed)
    {
        using var memory = new MemoryStream();
        using var stream = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    public static byte[] Of(string name, byte[] content)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            Add(archive, name, content, CompressionLevel.NoCompression);
        }

        return memory.ToArray();
    }

    /// <summary>Changes the entries of an archive.</summary>
    public static byte[] Change(byte[] bytes, Func<string, byte[], byte[]> change, CompressionLevel level)
    {
        using var from = new ZipArchive(new MemoryStream(bytes));
        using var memory = new MemoryStream();
        using (var to = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var entry in from.Entries)
            {
                using var content = new MemoryStream();
                using (var stream = entry.Open())
                {
                    stream.CopyTo(content);
                }

                Add(to, entry.FullName, change(entry.FullName, content.ToArray()), level);
            }
        }

        return memory.ToArray();
    }

    private static void Add(ZipArchive archive, string name, byte[] content, CompressionLevel level)
    {
        using var stream = archive.CreateEntry(name, level).Open();
        stream.Write(content);
    }
}
