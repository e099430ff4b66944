namespace CompiledNets.Samples.Tests;

/// <summary>Requests for data.</summary>
internal static class Requests
{
    /// <summary>Asks for the data that comes with the program, or for that of a folder.</summary>
    public static DataRequest Of(int? limit = null, string? folder = null) => new(folder, limit, _ => { });
}
