namespace CompiledNets.Samples;

/// <summary>A request for data.</summary>
/// <param name="Folder">The folder with the data; the data that comes with the program where it is null.</param>
/// <param name="Limit">The largest number of samples to train on, and of samples to measure with; all where it is null.</param>
/// <param name="Say">Gets messages for the user.</param>
public sealed record DataRequest(string? Folder, int? Limit, Action<string> Say)
{
    /// <summary>The environment variable that names the folder with the data.</summary>
    public const string Variable = "COMPILEDNETS_DATA";

    /// <summary>Gets the folder that the user names: on the command line, otherwise with <see cref="Variable"/>.</summary>
    /// <param name="asked">The folder on the command line; null where there is none.</param>
    /// <returns>The folder; null where none is named.</returns>
    public static string? FolderOf(string? asked) =>
        asked ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null);

    /// <summary>Limits a number of samples.</summary>
    internal int AtMost(int count) => Math.Min(Limit ?? count, count);

    /// <summary>Tells the user that a folder has no effect, for a sample that makes its own data.</summary>
    internal void SayThatFolderIsNotRead()
    {
        if (Folder is not null)
        {
            Say($"This sample makes its own data: '{Folder}' is not read.");
        }
    }
}
