namespace CompiledNets.Runtime.Tests;

public sealed class SystemLibraryTests
{
    [Fact]
    public void A_library_that_is_not_there_is_an_error_when_it_is_wanted_and_says_how_to_get_it()
    {
        var library = new SystemLibrary("the Nowhere library", "Files of Nobody are special", "Install it.", "libnowhere.so.1", "libnowhere.so");
        Assert.Equal(
            "Files of Nobody are special, and the Nowhere library was not found. Install it. Looked for: libnowhere.so.1, libnowhere.so.",
            Assert.Throws<DllNotFoundException>(() => library["open"]).Message);
    }

    [Fact]
    public void The_first_of_its_names_that_is_there_is_loaded()
    {
        var c = new SystemLibrary("the C library", "Everything is C", "It is there.", "libnowhere.so", OperatingSystem.IsWindows() ? "msvcrt.dll" : OperatingSystem.IsMacOS() ? "libSystem.dylib" : "libc.so.6");
        Assert.NotEqual(0, c["strlen"]);
        Assert.Throws<EntryPointNotFoundException>(() => c["no_function_of_this_name"]);
    }
}
