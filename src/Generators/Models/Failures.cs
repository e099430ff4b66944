using System;
using System.Linq;

namespace CompiledNets.Generators.Models;

/// <summary>Mistakes of the compiler itself: each becomes an ordinary diagnostic (CN0199) of the net it happened with.</summary>
internal static class Failures
{
    /// <summary>An exception on one line: what it is, what it says, and the innermost place it came from.</summary>
    public static string Describe(Exception exception) =>
        $"{exception.GetType().Name}: {exception.Message} ({exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim()})";
}
