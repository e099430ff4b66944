namespace CompiledNets.Generators.Tests;

/// <summary>Asserts what is reported about a source, in both directions: everything that is marked, and nothing else.</summary>
internal static class Verify
{
    /// <summary>Asserts what is reported about a net.</summary>
    /// <param name="members">The members of the net, with marks.</param>
    /// <param name="messages">A part of the message of each diagnostic, in the order of the source; none to leave messages alone.</param>
    public static Task NetAsync(string members, params string[] messages) =>
        SourceAsync("[CompiledNet]\npublic partial class Net\n{\n" + members + "\n}\n", messages);

    /// <summary>Asserts what is reported about a file.</summary>
    /// <param name="text">The file, with marks.</param>
    /// <param name="messages">A part of the message of each diagnostic, in the order of the source; none to leave messages alone.</param>
    public static Task SourceAsync(string text, params string[] messages) => new NetTest(text) { Messages = messages }.RunAsync();
}
