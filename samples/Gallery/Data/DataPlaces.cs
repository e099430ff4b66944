namespace CompiledNets.Samples;

/// <summary>Where data may come from.</summary>
/// <param name="Asked">The folder that was asked for, or <see cref="Drawn"/>; null where none was.</param>
/// <param name="Environment">The folder that the environment variable <see cref="Variable"/> names; null where it is not set.</param>
/// <param name="Cache">Where downloads are kept.</param>
/// <param name="Mirrors">Servers that have MNIST.</param>
public sealed record DataPlaces(string? Asked, string? Environment, string Cache, IReadOnlyList<Uri> Mirrors)
{
    /// <summary>Names the folder with data.</summary>
    public const string Variable = "COMPILEDNETS_DATA";

    /// <summary>Asks for data that the program makes itself.</summary>
    public const string Drawn = "drawn";

    /// <summary>The places of this user.</summary>
    /// <param name="asked">The folder that was asked for.</param>
    public static DataPlaces OfUser(string? asked) => new(
        asked,
        System.Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null,
        Path.Combine(UserCache(), "compilednets"),
        Mnist.Mirrors);

    // .NET has no name for the folder of caches: it is XDG's on Linux, and has a place of its own on macOS and on Windows.
    private static string UserCache()
    {
        var home = System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsWindows() ? System.Environment.GetFolderPath(System.Environment.SpecialFolder.LocalApplicationData)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : System.Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathRooted(cache) ? cache
            : Path.Combine(home, ".cache");
    }
}
