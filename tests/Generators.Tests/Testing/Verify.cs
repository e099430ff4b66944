namespace CompiledNets.Generators.Tests;

/// <summary>Asserts that exactly the marked diagnostics of a source are reported.</summary>
internal static class Verify
{
    /// <summary>Asserts that exactly the marked diagnostics of a net are reported.</summary>
    /// <param name="members">The members of the net, with marks.</param>
    /// <param name="messages">A part of the message of each diagnostic, in the order of the source. Without any, messages are not compared.</param>
    public static Task NetAsync(string members, params string[] messages) =>
        SourceAsync("[CompiledNet]\npublic partial class Net\n{\n" + members + "\n}\n", messages);

    /// <summary>Asserts that exactly the marked diagnostics of a file are reported.</summary>
    /// <param name="text">The text of the file, with marks.</param>
    /// <param name="messages">A part of the message of each diagnostic, in the order of the source. Without any, messages are not compared.</param>
    public static Task SourceAsync(string text, params string[] messages) => new NetTest(text) { Messages = messages }.RunAsync();
}
