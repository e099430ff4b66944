namespace CompiledNets.Serving.Tests.Browser;

/// <summary>A test that needs Chromium. Without it the test is skipped, unless PEER_TESTS is <c>required</c>, as in continuous integration.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("PEER_TESTS") != "required" && Chromium.Find() is null)
        {
            Skip = "There is no Chromium (Debian: apt-get install chromium).";
        }
    }
}
