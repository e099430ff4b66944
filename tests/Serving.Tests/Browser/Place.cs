using System.Runtime.CompilerServices;

namespace CompiledNets.Serving.Tests.Browser;

/// <summary>The places of files of the repository.</summary>
internal static class Place
{
    /// <summary>Gets the picture of the page in the documentation. CN_UPDATE=1 writes it.</summary>
    public static string PictureOfPage { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "docs", "pictures", "web-digits.png"));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
