using System.Runtime.InteropServices;

namespace CompiledNets.Build.Tests.Elf;

public sealed class RelaxVersionNeedsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _old, _new;

    public RelaxVersionNeedsTests()
    {
        _old = _folder.Write("old.so", ElfImage.OldLibrary().ToBytes());
        _new = _folder.Write("new.so", ElfImage.NewLibrary().ToBytes());
    }

    private string Copy => _folder["obj", "copy.so"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_version_that_only_the_marker_needs_is_marked_as_weak()
    {
        var run = Relax(ElfImage.NeedsMarker(), _old);

        Assert.True(run.HasSucceeded);
        Assert.Equal(ElfImage.NeedsMarker(isWeak: true).ToBytes(), File.ReadAllBytes(Copy));
        Assert.Contains("GLIBCXX_3.4.32", Assert.Single(run.Lines));
    }

    [Fact]
    public void One_bit_of_TorchSharps_library_changes()
    {
        var before = File.ReadAllBytes(Place.LibTorchSharp);
        var others = new ElfFile(before).ReadVersionNeeds().Select(need => need.Version).Where(version => version != "GLIBCXX_3.4.32");
        var old = _folder.Write("gcc12.so", new ElfImage { Definitions = [.. others] }.ToBytes());

        var run = TaskRun.Relax(Place.LibTorchSharp, Copy, old);

        Assert.True(run.HasSucceeded);
        Assert.Empty(run.Warnings);
        var after = File.ReadAllBytes(Copy);
        Assert.Equal(before.Length, after.Length);
        var position = Assert.Single(Enumerable.Range(0, before.Length), i => before[i] != after[i]);
        Assert.Equal((0, 2), (before[position], after[position]));
        Assert.True(Assert.Single(new ElfFile(after).ReadVersionNeeds(), need => need.Version == "GLIBCXX_3.4.32").IsWeak);
    }

    [Fact]
    public void Nothing_is_written_if_the_system_has_the_version() => AssertUntouched(Relax(ElfImage.NeedsMarker(), _new));

    [Fact]
    public void Nothing_is_written_if_the_need_is_weak_already() => AssertUntouched(Relax(ElfImage.NeedsMarker(isWeak: true), _old));

    [Fact]
    public void Nothing_is_written_if_there_are_no_version_needs() => AssertUntouched(Relax(new ElfImage { Symbols = [("malloc", null)] }, _old));

    [Fact]
    public void Needs_of_other_libraries_do_not_change() =>
        AssertUntouched(Relax(new ElfImage { Needs = [("libc.so.6", "GLIBC_9.9", false)], Symbols = [("new_function", "GLIBC_9.9")] }, _old));

    [Fact]
    public void Nothing_is_written_if_the_system_is_for_another_processor()
    {
        var arm = _folder.Write("arm.so", ElfImage.OldLibrary(machine: 183).ToBytes());

        AssertUntouched(Relax(ElfImage.NeedsMarker(), arm));
    }

    [Fact]
    public void A_copy_of_an_earlier_build_is_deleted_if_it_is_no_longer_needed()
    {
        Relax(ElfImage.NeedsMarker(), _old);
        Assert.True(File.Exists(Copy));

        AssertUntouched(Relax(ElfImage.NeedsMarker(), _new));
    }

    [Fact]
    public void With_Always_the_need_is_relaxed_although_the_system_has_the_version()
    {
        var run = Relax(ElfImage.NeedsMarker(), _new, always: true);

        Assert.True(run.HasSucceeded);
        Assert.Equal(ElfImage.NeedsMarker(isWeak: true).ToBytes(), File.ReadAllBytes(Copy));
    }

    [Fact]
    public void Relaxing_twice_gives_the_same_bytes()
    {
        Relax(ElfImage.NeedsMarker(), _old);
        var first = File.ReadAllBytes(Copy);
        Relax(ElfImage.NeedsMarker(), _old);
        Assert.Equal(first, File.ReadAllBytes(Copy));

        var again = TaskRun.Relax(Copy, _folder["obj", "again.so"], _old);
        Assert.True(again.HasSucceeded);
        Assert.Empty(again.Lines);
        Assert.False(File.Exists(_folder["obj", "again.so"]));
    }

    [Fact]
    public void A_library_that_uses_something_of_the_missing_version_is_reported()
    {
        var image = new ElfImage
        {
            Needs = [("libstdc++.so.6", "GLIBCXX_3.4.32", false)],
            Symbols = [("_ZSt21ios_base_library_initv", "GLIBCXX_3.4.32"), ("_ZSt9something", "GLIBCXX_3.4.32")],
        };

        var run = Relax(image, _old);

        var warning = Assert.Single(run.Warnings);
        Assert.Equal("CNB0002", warning.Code);
        Assert.Contains("it uses _ZSt9something of version GLIBCXX_3.4.32, which " + _old + " does not have", warning.Message);
        Assert.EndsWith("library.so", warning.File);
        Assert.False(File.Exists(Copy));
    }

    [Fact]
    public void A_library_in_which_something_refers_to_the_marker_is_reported()
    {
        var image = new ElfImage
        {
            Needs = [("libstdc++.so.6", "GLIBCXX_3.4.32", false)],
            Symbols = [("_ZSt21ios_base_library_initv", "GLIBCXX_3.4.32")],
            Relocated = ["_ZSt21ios_base_library_initv"],
        };

        var run = Relax(image, _old);

        Assert.Contains("_ZSt21ios_base_library_initv", Assert.Single(run.Warnings).Message);
        Assert.False(File.Exists(Copy));
    }

    [Fact]
    public void A_missing_library_is_an_error_that_names_it()
    {
        var run = TaskRun.Relax(_folder["gone.so"], Copy, _old);

        Assert.False(run.HasSucceeded);
        Assert.Equal(_folder["gone.so"], Assert.Single(run.Errors).File);
    }

    [Fact]
    public void A_file_that_is_linked_to_the_old_copy_does_not_change()
    {
        var original = _folder.Write("original.so", [1, 2, 3]);
        Directory.CreateDirectory(Path.GetDirectoryName(Copy)!);
        CreateHardLink(Copy, original);

        Relax(ElfImage.NeedsMarker(), _old);

        Assert.Equal([1, 2, 3], File.ReadAllBytes(original));
        Assert.Equal(ElfImage.NeedsMarker(isWeak: true).ToBytes(), File.ReadAllBytes(Copy));
        Assert.Equal([Copy], Directory.GetFiles(Path.GetDirectoryName(Copy)!));
    }

    private TaskRun Relax(ElfImage image, string system, bool always = false) =>
        TaskRun.Relax(_folder.Write("library.so", image.ToBytes()), Copy, system, always);

    private void AssertUntouched(TaskRun run)
    {
        Assert.True(run.HasSucceeded);
        Assert.Empty(run.Lines);
        Assert.Empty(run.Warnings);
        Assert.False(File.Exists(Copy));
    }

    private static void CreateHardLink(string link, string file) =>
        Assert.True(OperatingSystem.IsWindows() ? CreateHardLinkW(link, file, 0) : PosixLink(file, link) == 0);

    [DllImport("libc", EntryPoint = "link", CharSet = CharSet.Ansi)]
    private static extern int PosixLink(string file, string link);

    [DllImport("kernel32", CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CreateHardLinkW(string link, string file, nint security);
}
