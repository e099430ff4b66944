namespace CompiledNets.Samples.Tests;

/// <summary>Requests for data that reach nothing outside of the test.</summary>
internal static class Requests
{
    /// <summary>Digits drawn by the program.</summary>
    public static DataRequest Drawn(int? limit = null) => new(Places("/nowhere", asked: DataPlaces.Drawn), limit, _ => { });

    /// <summary>Places of which only those that are given have anything.</summary>
    public static DataPlaces Places(string cache, string? asked = null, string? environment = null, params Uri[] mirrors) =>
        new(asked, environment, cache, mirrors.Length > 0 ? mirrors : [FileServer.Nobody]);
}
