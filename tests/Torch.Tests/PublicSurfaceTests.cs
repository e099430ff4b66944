using System.Runtime.CompilerServices;

namespace CompiledNets.Torch.Tests;

public class PublicSurfaceTests
{
    private static string Approved([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "PublicSurface.txt");

    /// <summary>Every row of the approved list is one of TorchSharp's, so that what compiles against this assembly compiles against TorchSharp.</summary>
    [Fact]
    public void The_public_surface_is_the_approved_one()
    {
        var rows = PublicSurface.Of(typeof(torch).Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
            File.WriteAllLines(Approved(), rows);
        var approved = File.ReadAllLines(Approved());
        Assert.True(
            rows.SequenceEqual(approved),
            "The public surface has changed. If TorchSharp has every new row, run the test once with UPDATE_APPROVED=1.\n"
            + string.Join('\n', rows.Except(approved).Select(row => "+ " + row).Concat(approved.Except(rows).Select(row => "- " + row))));
    }
}
