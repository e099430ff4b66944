using System.Buffers.Binary;
using System.Text;

namespace CompiledNets.Build.Tests.Elf;

/// <summary>Creates the bytes of a small ELF library with the tables for symbol versions.</summary>
internal sealed class ElfImage
{
    private const int HeaderSize = 64, SymbolSize = 24;

    private readonly List<byte> _strings = [0];

    /// <summary>Gets the ELF number of the processor. The default is x86-64.</summary>
    public ushort Machine { get; init; } = 62;

    /// <summary>Gets the versions that the library needs from other libraries.</summary>
    public (string Library, string Version, bool IsWeak)[] Needs { get; init; } = [];

    /// <summary>Gets the undefined symbols, each with its version in another library.</summary>
    public (string Name, string? Version)[] Symbols { get; init; } = [];

    /// <summary>Gets the names of the symbols that relocations refer to.</summary>
    public string[] Relocated { get; init; } = [];

    /// <summary>Gets the versions that the library defines.</summary>
    public string[] Definitions { get; init; } = [];

    /// <summary>Creates a library that needs the version of GCC 13's libstdc++ only for the marker symbol.</summary>
    public static ElfImage NeedsMarker(bool isWeak = false) => new()
    {
        Needs = [("libstdc++.so.6", "GLIBCXX_3.4.30", false), ("libstdc++.so.6", "GLIBCXX_3.4.32", isWeak), ("libc.so.6", "GLIBC_2.34", false)],
        Symbols = [("malloc", "GLIBC_2.34"), ("_ZSt21ios_base_library_initv", "GLIBCXX_3.4.32"), ("_ZSt4cout", "GLIBCXX_3.4.30"), ("own", null)],
        Relocated = ["malloc", "_ZSt4cout"],
    };

    /// <summary>Creates a libstdc++ that is older than GCC 13's.</summary>
    public static ElfImage OldLibrary(ushort machine = 62) => new() { Machine = machine, Definitions = ["libstdc++.so.6", "GLIBCXX_3.4", "GLIBCXX_3.4.30"] };

    /// <summary>Creates a libstdc++ of GCC 13.</summary>
    public static ElfImage NewLibrary() => new() { Definitions = ["libstdc++.so.6", "GLIBCXX_3.4", "GLIBCXX_3.4.30", "GLIBCXX_3.4.32"] };

    /// <summary>Returns the bytes of the file.</summary>
    public byte[] ToBytes()
    {
        var indices = Needs.Select((need, i) => (need.Version, Index: (ushort)(i + 2))).ToDictionary(need => need.Version, need => need.Index);
        var needs = NeedTable(indices);
        var definitions = DefinitionTable();
        var symbols = new byte[SymbolSize * (Symbols.Length + 1)];
        var versions = new byte[2 * (Symbols.Length + 1)];
        for (var i = 0; i < Symbols.Length; i++)
        {
            Write32(symbols, SymbolSize * (i + 1), Name(Symbols[i].Name));
            Write16(versions, 2 * (i + 1), Symbols[i].Version is { } version ? indices[version] : (ushort)1);
        }

        var relocations = new byte[24 * Relocated.Length];
        for (var i = 0; i < Relocated.Length; i++)
        {
            Write32(relocations, 24 * i + 12, (uint)Array.FindIndex(Symbols, symbol => symbol.Name == Relocated[i]) + 1);
        }

        // The numbers are those of <elf.h>: SHT_STRTAB, SHT_DYNSYM, SHT_GNU_versym, SHT_GNU_verneed, SHT_GNU_verdef, SHT_RELA.
        (uint Type, byte[] Content, uint Link, int Info)[] sections =
        [
            (0, [], 0, 0),
            (3, [.. _strings], 0, 0),
            (11, symbols, 1, 1),
            (0x6fffffff, versions, 2, 0),
            (0x6ffffffe, needs, 1, Needs.Select(need => need.Library).Distinct().Count()),
            (0x6ffffffd, definitions, 1, Definitions.Length),
            (4, relocations, 2, 0),
        ];
        return Assemble(sections);
    }

    private byte[] Assemble((uint Type, byte[] Content, uint Link, int Info)[] sections)
    {
        var table = HeaderSize + sections.Sum(section => section.Content.Length);
        var bytes = new byte[table + HeaderSize * sections.Length];
        "\u007fELF\u0002\u0001\u0001"u8.CopyTo(bytes);
        Write16(bytes, 0x10, 3);
        Write16(bytes, 0x12, Machine);
        Write32(bytes, 0x28, (uint)table);
        Write16(bytes, 0x3a, HeaderSize);
        Write16(bytes, 0x3c, (ushort)sections.Length);
        var at = HeaderSize;
        for (var i = 0; i < sections.Length; i++)
        {
            var (type, content, link, info) = sections[i];
            content.CopyTo(bytes, at);
            var header = table + HeaderSize * i;
            Write32(bytes, header + 0x04, type);
            Write32(bytes, header + 0x18, (uint)at);
            Write32(bytes, header + 0x20, (uint)content.Length);
            Write32(bytes, header + 0x28, link);
            Write32(bytes, header + 0x2c, (uint)info);
            at += content.Length;
        }

        return bytes;
    }

    private byte[] NeedTable(Dictionary<string, ushort> indices)
    {
        var libraries = Needs.GroupBy(need => need.Library).ToArray();
        var bytes = new byte[16 * (libraries.Length + Needs.Length)];
        var at = 0;
        foreach (var (i, library) in libraries.Index())
        {
            var count = library.Count();
            Write16(bytes, at, 1);
            Write16(bytes, at + 2, (ushort)count);
            Write32(bytes, at + 4, Name(library.Key));
            Write32(bytes, at + 8, 16);
            Write32(bytes, at + 12, i + 1 < libraries.Length ? (uint)(16 * (count + 1)) : 0);
            at += 16;
            foreach (var (j, need) in library.Index())
            {
                Write16(bytes, at + 4, (ushort)(need.IsWeak ? 2 : 0));
                Write16(bytes, at + 6, indices[need.Version]);
                Write32(bytes, at + 8, Name(need.Version));
                Write32(bytes, at + 12, j + 1 < count ? 16u : 0);
                at += 16;
            }
        }

        return bytes;
    }

    private byte[] DefinitionTable()
    {
        var bytes = new byte[28 * Definitions.Length];
        for (var i = 0; i < Definitions.Length; i++)
        {
            var at = 28 * i;
            Write16(bytes, at, 1);
            Write16(bytes, at + 4, (ushort)(i + 1));
            Write16(bytes, at + 6, 1);
            Write32(bytes, at + 12, 20);
            Write32(bytes, at + 16, i + 1 < Definitions.Length ? 28u : 0);
            Write32(bytes, at + 20, Name(Definitions[i]));
        }

        return bytes;
    }

    private uint Name(string text)
    {
        var offset = (uint)_strings.Count;
        _strings.AddRange([.. Encoding.ASCII.GetBytes(text), 0]);
        return offset;
    }

    private static void Write16(byte[] bytes, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), value);

    private static void Write32(byte[] bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);
}
