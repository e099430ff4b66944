namespace CompiledNets.Generators.Tests;

/// <summary>Asserts what is reported about a source, in both directions: everything that is marked, and nothing else.</summary>
internal static class Verify
{
    /// <summary>The members of a net, with marks.</summary>
    public static Task NetAsync(string members, params string[] messages) =>
        SourceAsync("[CompiledNet]\npublic partial class Net\n{\n" + members + "\n}\n", messages);

    /// <summary>A whole file, with marks.</summary>
    /// <param name="text">The file.</param>
    /// <param name="messages">A part of the message of each diagnostic, in the order of the source; none to leave messages alone.</param>
    public static Task SourceAsync(string text, params string[] messages) => new NetTest(text) { Messages = messages }.RunAsync();
}
