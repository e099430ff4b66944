// Compiled by MSBuild itself (RoslynCodeTaskFactory) against .NET Standard 2.0, hence one file without references.
#nullable enable

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;

namespace CompiledNets.Build;

/// <summary>
/// Writes copies of native libraries that load with an older libstdc++. A library that GCC 13 or later compiled needs the version
/// <c>GLIBCXX_3.4.32</c> of libstdc++ even if it uses nothing of that version except a marker that nothing calls. The copy has this need
/// marked as weak, which tells the dynamic linker to go on without it.
/// </summary>
public sealed class RelaxVersionNeeds : Microsoft.Build.Utilities.Task
{
    /// <summary>The libraries. The metadata <c>RelaxedFile</c> of each is the path of the copy, which is only written if it is needed.</summary>
    [Required]
    public ITaskItem[] Libraries { get; set; } = [];

    /// <summary>
    /// True if needs are relaxed although the libstdc++ of this system satisfies them. The default is false: the copy is only written if this
    /// system does not load the library.
    /// </summary>
    public bool Always { get; set; }

    /// <summary>The path of the libstdc++ that libraries are checked against. The default is the one that the dynamic linker finds.</summary>
    public string? SystemLibrary { get; set; }

    /// <summary>The paths of the copies that were written.</summary>
    [Output]
    public string[] RelaxedFiles { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var written = new List<string>();
        foreach (var library in Libraries)
        {
            // The paths of items come with the separators of the system.
            string source = library.GetMetadata("FullPath"), copy = Path.GetFullPath(library.GetMetadata("RelaxedFile"));
            try
            {
                if (Relax(source, copy)) written.Add(copy);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                Log.LogError(null, "CNB0001", null, source, 0, 0, 0, 0, "{0}", problem.Message);
            }
        }
        RelaxedFiles = [.. written];
        return !Log.HasLoggedErrors;
    }

    // Gives whether a copy is needed, which is written then.
    bool Relax(string source, string copy)
    {
        ElfFile file;
        List<VersionNeed> needs;
        try
        {
            file = new ElfFile(File.ReadAllBytes(source));
            needs = file.ReadVersionNeeds().Where(need => need.Library == SystemLibraries.Libstdcxx && !need.IsWeak).ToList();
        }
        catch (DamagedFileException problem)
        {
            Log.LogError(null, "CNB0001", null, source, 0, 0, 0, 0, "This native library is damaged: {0}. Delete the folder of its NuGet package and restore again.", problem.Message);
            return false;
        }

        string? system = null;
        if (!Always)
        {
            (system, var defined) = FindDefinitions(file.Machine);
            needs.RemoveAll(need => defined is null || defined.Contains(need.Version));
        }

        var relaxable = needs.Where(need => need.UsedSymbols.Count == 0).ToList();
        bool loads = relaxable.Count == needs.Count;
        if (!loads && !Always)
        {
            foreach (var need in needs.Except(relaxable))
                Log.LogWarning(null, "CNB0002", null, source, 0, 0, 0, 0,
                    "This native library does not load on this system: it uses {0} of version {1}, which {2} does not have. Install a newer libstdc++.",
                    Sample(need.UsedSymbols), need.Version, system);
        }

        if (relaxable.Count == 0 || !(loads || Always))
        {
            if (File.Exists(copy)) File.Delete(copy);
            return false;
        }

        foreach (var need in relaxable) file.MarkWeak(need);
        Replace(copy, file.Bytes);
        Log.LogMessage(MessageImportance.High, "{0} -> {1} (loads without {2} of {3} now)",
            Path.GetFileName(source), copy, string.Join(", ", relaxable.Select(need => need.Version)), SystemLibraries.Libstdcxx);
        return true;
    }

    // Gives no versions if there is no library of that machine, for example because the application is built for another one.
    (string? Path, HashSet<string>? Versions) FindDefinitions(int machine)
    {
        foreach (string path in SystemLibrary is { Length: > 0 } ? [SystemLibrary] : SystemLibraries.Candidates())
        {
            try
            {
                var library = new ElfFile(File.ReadAllBytes(path));
                if (library.Machine == machine) return (path, library.ReadVersionDefinitions());
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DamagedFileException)
            {
                Log.LogMessage(MessageImportance.Low, "{0} is passed over: {1}", path, problem.Message);
            }
        }
        Log.LogMessage(MessageImportance.Low, "There is no {0} to check native libraries against.", SystemLibraries.Libstdcxx);
        return (null, null);
    }

    // A new file takes the place of the old one: writing into the old one would change all files that it is linked with.
    static void Replace(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string temporary = path + "." + Guid.NewGuid().ToString("N");
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Delete(path);
            File.Move(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    static string Sample(IReadOnlyList<string> symbols) =>
        string.Join(", ", symbols.Take(3)) + (symbols.Count > 3 ? $" and {symbols.Count - 3} more symbols" : "");
}

/// <summary>Finds the C++ library of this system.</summary>
static class SystemLibraries
{
    /// <summary>The name under which libraries need it.</summary>
    public const string Libstdcxx = "libstdc++.so.6";

    static readonly string[] Folders =
        ["/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/lib64", "/usr/lib64", "/lib", "/usr/lib"];

    /// <summary>Gets the files that may be it: what this process has loaded, which the dynamic linker found, and then what is in the usual folders.</summary>
    public static IEnumerable<string> Candidates()
    {
        var searched = (Environment.GetEnvironmentVariable("LD_LIBRARY_PATH") ?? "").Split(':').Where(folder => folder.Length > 0);
        return LoadedFiles().Concat(searched.Concat(Folders).Select(folder => Path.Combine(folder, Libstdcxx))).Where(File.Exists);
    }

    static IEnumerable<string> LoadedFiles()
    {
        const string maps = "/proc/self/maps";
        if (!File.Exists(maps)) return [];
        return File.ReadLines(maps)
            .Select(line => line.IndexOf('/') is var start and >= 0 ? line.Substring(start) : "")
            .Where(path => Path.GetFileName(path).StartsWith(Libstdcxx, StringComparison.Ordinal))
            .Distinct();
    }
}

/// <summary>A file is no ELF file that this program reads, or its parts contradict each other.</summary>
sealed class DamagedFileException(string message) : Exception(message);

/// <summary>A version that a library needs of another library.</summary>
sealed class VersionNeed(string library, string version, long flagsOffset, ushort flags, int index)
{
    /// <summary>The flag that makes the dynamic linker go on if the version is missing.</summary>
    public const ushort Weak = 2;

    /// <summary>The name of the other library.</summary>
    public string Library => library;

    /// <summary>The name of the version, for example <c>GLIBCXX_3.4.32</c>.</summary>
    public string Version => version;

    /// <summary>The position of the 16 bits of flags in the file.</summary>
    public long FlagsOffset => flagsOffset;

    /// <summary>The flags of the need.</summary>
    public ushort Flags => flags;

    /// <summary>The number by which symbols refer to this need.</summary>
    public int Index => index;

    /// <summary>True if the dynamic linker goes on if the version is missing.</summary>
    public bool IsWeak => (flags & Weak) != 0;

    /// <summary>The symbols that the library uses of this version. The marker is not one of them, unless something refers to it.</summary>
    public List<string> UsedSymbols { get; } = [];
}

/// <summary>Reads the version tables of an ELF file with 64 bits, little endian, of any machine. Every position is checked against the file's length.</summary>
sealed class ElfFile
{
    /// <summary>An object file that includes GCC 13's &lt;iostream&gt; refers to this symbol, so that it is not linked with an older library. Nothing calls it.</summary>
    const string Marker = "_ZSt21ios_base_library_initv";

    const uint SymbolTable = 11, Relocations = 9, RelocationsWithAddends = 4;
    const uint Definitions = 0x6ffffffd, Needs = 0x6ffffffe, SymbolVersions = 0x6fffffff;

    readonly Section[] sections;

    /// <summary>Reads the header and the table of sections.</summary>
    /// <exception cref="DamagedFileException">The bytes are no such file.</exception>
    public ElfFile(byte[] bytes)
    {
        Bytes = bytes;
        if (bytes.Length < 64 || bytes[0] != 0x7f || bytes[1] != 'E' || bytes[2] != 'L' || bytes[3] != 'F')
            throw new DamagedFileException("it does not begin as an ELF file does");
        if (bytes[4] != 2 || bytes[5] != 1) throw new DamagedFileException("it is not an ELF file with 64 bits, little endian");

        Machine = Read16(0x12);
        long table = ReadOffset(0x28);
        int size = Read16(0x3a), count = Read16(0x3c);
        if (table == 0 || count == 0 || size < 64) throw new DamagedFileException("it has no table of sections");
        Require(table + (long)size * count <= bytes.Length, "its table of sections extends past the end of the file");
        sections = new Section[count];
        for (int i = 0; i < count; i++)
        {
            long at = table + (long)i * size;
            sections[i] = new Section(Read32(at + 4), at, Read32(at + 0x28), Read32(at + 0x2c));
        }
    }

    /// <summary>The bytes of the file, with what was changed.</summary>
    public byte[] Bytes { get; }

    /// <summary>The number of the processor that the file is for.</summary>
    public int Machine { get; }

    /// <summary>Reads the versions that the file needs of other libraries, each with the symbols that it uses of it.</summary>
    /// <exception cref="DamagedFileException">A table is damaged.</exception>
    public List<VersionNeed> ReadVersionNeeds()
    {
        var needs = new List<VersionNeed>();
        foreach (var section in sections.Where(section => section.Type == Needs))
        {
            var (start, end) = Extent(section);
            var names = Extent(Linked(section));
            // Positions only grow, so that a chain ends with the section at the latest.
            long at = start;
            for (uint entry = 0; entry < section.Info; entry++)
            {
                Require(at + 16 <= end, "an entry of its version needs is outside of their section");
                string library = ReadName(names, Read32(at + 4));
                long version = at + Read32(at + 8);
                int versions = Read16(at + 2);
                for (int i = 0; i < versions; i++)
                {
                    Require(version + 16 <= end, "a version need is outside of its section");
                    needs.Add(new VersionNeed(library, ReadName(names, Read32(version + 8)), version + 4, (ushort)Read16(version + 4), Read16(version + 6) & 0x7fff));
                    version += Next(Read32(version + 12), i + 1 < versions);
                }
                at += Next(Read32(at + 12), entry + 1 < section.Info);
            }
        }
        if (needs.Count > 0) ReadUsedSymbols(needs);
        return needs;
    }

    /// <summary>Reads the names of the versions that the file defines.</summary>
    /// <exception cref="DamagedFileException">A table is damaged.</exception>
    public HashSet<string> ReadVersionDefinitions()
    {
        var versions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in sections.Where(section => section.Type == Definitions))
        {
            var (start, end) = Extent(section);
            var names = Extent(Linked(section));
            long at = start;
            for (uint entry = 0; entry < section.Info; entry++)
            {
                Require(at + 20 <= end, "a version definition is outside of its section");
                long name = at + Read32(at + 12);
                Require(name + 8 <= end, "the name of a version definition is outside of its section");
                versions.Add(ReadName(names, Read32(name)));
                at += Next(Read32(at + 16), entry + 1 < section.Info);
            }
        }
        return versions;
    }

    /// <summary>Changes the bytes so that the dynamic linker goes on if the version is missing.</summary>
    public void MarkWeak(VersionNeed need)
    {
        int flags = need.Flags | VersionNeed.Weak;
        Bytes[need.FlagsOffset] = (byte)flags;
        Bytes[need.FlagsOffset + 1] = (byte)(flags >> 8);
    }

    void ReadUsedSymbols(List<VersionNeed> needs)
    {
        const int symbolSize = 24;
        var versions = sections.FirstOrDefault(section => section.Type == SymbolVersions) ?? throw new DamagedFileException("it needs versions, but its symbols have none");
        var symbols = Linked(versions);
        Require(symbols.Type == SymbolTable, "the versions of its symbols do not belong to the dynamic symbols");
        var (versionStart, versionEnd) = Extent(versions);
        var (symbolStart, symbolEnd) = Extent(symbols);
        var names = Extent(Linked(symbols));
        long count = (symbolEnd - symbolStart) / symbolSize;
        Require((versionEnd - versionStart) / 2 == count, "the number of symbols is not the number of their versions");

        var byIndex = new Dictionary<int, VersionNeed>();
        foreach (var need in needs)
        {
            Require(!byIndex.ContainsKey(need.Index), "two version needs have the same number");
            byIndex.Add(need.Index, need);
        }
        var relocated = ReadRelocatedSymbols(symbols, count);
        for (long i = 1; i < count; i++)
        {
            if (!byIndex.TryGetValue(Read16(versionStart + 2 * i) & 0x7fff, out var need)) continue;
            string name = ReadName(names, Read32(symbolStart + symbolSize * i));
            if (name != Marker || relocated.Contains(i)) need.UsedSymbols.Add(name);
        }
    }

    HashSet<long> ReadRelocatedSymbols(Section symbols, long count)
    {
        var relocated = new HashSet<long>();
        foreach (var section in sections.Where(section => section.Type is Relocations or RelocationsWithAddends && Linked(section) == symbols))
        {
            var (start, end) = Extent(section);
            for (long size = section.Type == Relocations ? 16 : 24, at = start; at < end; at += size)
            {
                Require(at + size <= end, "a relocation is cut off");
                uint symbol = Read32(at + 12);
                Require(symbol < count, "a relocation refers to a symbol that does not exist");
                relocated.Add(symbol);
            }
        }
        return relocated;
    }

    // The step from an entry of a chain to the next one.
    static long Next(uint step, bool more)
    {
        Require(!more || step > 0, "a chain of versions ends too early");
        return step;
    }

    Section Linked(Section section)
    {
        Require(section.Link < sections.Length, "a section refers to a section that does not exist");
        return sections[section.Link];
    }

    (long Start, long End) Extent(Section section)
    {
        long start = ReadOffset(section.HeaderOffset + 0x18), length = ReadOffset(section.HeaderOffset + 0x20);
        Require(start + length <= Bytes.Length, "a section extends past the end of the file");
        return (start, start + length);
    }

    string ReadName((long Start, long End) names, uint offset)
    {
        long start = names.Start + offset, end = start;
        while (end < names.End && Bytes[end] != 0) end++;
        Require(end < names.End, "a name extends past the end of its section");
        return Encoding.ASCII.GetString(Bytes, (int)start, (int)(end - start));
    }

    // A position or a length of 64 bits, which is not more than the length of the file.
    long ReadOffset(long at)
    {
        ulong value = Read32(at) | (ulong)Read32(at + 4) << 32;
        Require(value <= (ulong)Bytes.Length, "a position is past the end of the file");
        return (long)value;
    }

    int Read16(long at)
    {
        Require(at + 2 <= Bytes.Length, "the file is cut off");
        return Bytes[at] | Bytes[at + 1] << 8;
    }

    uint Read32(long at) => (uint)Read16(at) | (uint)Read16(at + 2) << 16;

    static void Require(bool condition, string otherwise)
    {
        if (!condition) throw new DamagedFileException(otherwise);
    }

    // Positions are read when they are used: a section that is not used may have none in the file.
    sealed class Section(uint type, long headerOffset, uint link, uint info)
    {
        public uint Type => type;
        public long HeaderOffset => headerOffset;
        public uint Link => link;
        public uint Info => info;
    }
}
