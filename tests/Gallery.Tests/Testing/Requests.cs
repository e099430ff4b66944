namespace CompiledNets.Samples.Tests;

/// <summary>Creates requests for data.</summary>
internal static class Requests
{
    /// <summary>Creates a request for the data of a folder. The default is the data that comes with the program.</summary>
    public static DataRequest Of(int? limit = null, string? folder = null) => new(folder, limit, _ => { });
}
