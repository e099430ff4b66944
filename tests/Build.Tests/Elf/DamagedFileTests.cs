namespace CompiledNets.Build.Tests.Elf;

public sealed class DamagedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _old, _copy;

    public DamagedFileTests()
    {
        _old = _folder.Write("old.so", ElfImage.OldLibrary().ToBytes());
        _copy = _folder["copy.so"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_file_that_is_cut_off_is_an_error_that_names_it()
    {
        var whole = ElfImage.NeedsMarker().ToBytes();
        for (var length = 0; length < whole.Length; length++)
        {
            AssertDamaged(whole[..length]);
        }
    }

    [Fact]
    public void TorchSharps_library_that_is_cut_off_is_an_error_that_names_it()
    {
        var whole = File.ReadAllBytes(Place.LibTorchSharp);
        var random = new Random(3);
        foreach (var length in Enumerable.Range(0, 40).Select(_ => random.Next(whole.Length)).Append(whole.Length - 1))
        {
            AssertDamaged(whole[..length]);
        }
    }

    [Fact]
    public void A_file_that_is_no_library_is_an_error_that_names_it() => AssertDamaged("<html>404</html>"u8.ToArray());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Flipped_bytes_change_at_most_the_flags_of_a_need(int seed)
    {
        var whole = ElfImage.NeedsMarker().ToBytes();
        var random = new Random(seed);
        var errors = 0;
        for (var round = 0; round < 500; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
            }

            errors += AssertErrorOrFlags(bytes) ? 1 : 0;
        }

        Assert.InRange(errors, 50, 475);
    }

    [Fact]
    public void Flipped_bytes_of_TorchSharps_library_change_at_most_the_flags_of_a_need()
    {
        var whole = File.ReadAllBytes(Place.LibTorchSharp);
        var random = new Random(4);
        var header = (int)BitConverter.ToInt64(whole, 0x28);
        for (var round = 0; round < 60; round++)
        {
            var bytes = (byte[])whole.Clone();
            // Section headers are a small part of the file. Without a preference for them, almost all damage would be in code.
            var at = round % 3 == 0 ? random.Next(bytes.Length) : random.Next(header, bytes.Length);
            bytes[at] ^= (byte)random.Next(1, 256);
            AssertErrorOrFlags(bytes);
        }
    }

    [Fact]
    public void A_damaged_system_library_is_ignored()
    {
        var library = _folder.Write("library.so", ElfImage.NeedsMarker().ToBytes());
        var system = _folder.Write("system.so", ElfImage.OldLibrary().ToBytes()[..300]);

        var run = TaskRun.Relax(library, _copy, system);

        Assert.True(run.HasSucceeded);
        Assert.False(File.Exists(_copy));
    }

    private void AssertDamaged(byte[] bytes)
    {
        var library = _folder.Write("library.so", bytes);

        var run = TaskRun.Relax(library, _copy, _old);

        Assert.False(run.HasSucceeded);
        var error = Assert.Single(run.Errors);
        Assert.Equal(("CNB0001", library), (error.Code, error.File));
        Assert.StartsWith("This native library is damaged: ", error.Message);
        Assert.False(File.Exists(_copy));
    }

    private bool AssertErrorOrFlags(byte[] bytes)
    {
        var run = TaskRun.Relax(_folder.Write("library.so", bytes), _copy, _old);

        if (!run.HasSucceeded)
        {
            Assert.Equal("CNB0001", Assert.Single(run.Errors).Code);
            return true;
        }

        if (File.Exists(_copy))
        {
            var after = File.ReadAllBytes(_copy);
            Assert.Equal(bytes.Length, after.Length);
            var changed = Enumerable.Range(0, bytes.Length).Where(i => bytes[i] != after[i]).ToArray();
            Assert.InRange(changed.Length, 1, 3);
            Assert.All(changed, i => Assert.Equal(bytes[i] | 2, after[i]));
            File.Delete(_copy);
        }

        return false;
    }
}
