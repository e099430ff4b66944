namespace CompiledNets.Samples;

/// <summary>A request for data.</summary>
/// <param name="Folder">The folder with the data, or null for the data that comes with the program.</param>
/// <param name="Limit">The largest number of training samples, and of test samples, or null for all.</param>
/// <param name="Say">Shows a message to the user.</param>
public sealed record DataRequest(string? Folder, int? Limit, Action<string> Say)
{
    /// <summary>The environment variable that names the folder with the data.</summary>
    public const string Variable = "COMPILEDNETS_DATA";

    /// <summary>Returns the folder from the command line, or else from <see cref="Variable"/>.</summary>
    /// <param name="asked">The folder from the command line, or null.</param>
    /// <returns>The folder, or null if the user names none.</returns>
    public static string? FolderOf(string? asked) =>
        asked ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null);

    /// <summary>Limits a number of samples.</summary>
    internal int AtMost(int count) => Math.Min(Limit ?? count, count);

    /// <summary>Tells the user that the folder has no effect, because the sample generates its data.</summary>
    internal void SayThatFolderIsNotRead()
    {
        if (Folder is not null)
        {
            Say($"This sample generates its data, so '{Folder}' is not read.");
        }
    }
}
