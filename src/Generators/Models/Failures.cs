using System;
using System.Linq;

namespace CompiledNets.Generators.Models;

/// <summary>Describes internal errors of the compiler. Each becomes an ordinary diagnostic (CN0199) of the net.</summary>
internal static class Failures
{
    /// <summary>Describes an exception on one line: its type, its message and the innermost frame of its stack trace.</summary>
    public static string Describe(Exception exception) =>
        $"{exception.GetType().Name}: {exception.Message} ({exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim()})";
}
