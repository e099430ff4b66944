using System.Collections.Generic;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>A problem with its place in the source.</summary>
/// <param name="Id">The problem.</param>
/// <param name="Location">The place: the argument or operand, not the method.</param>
/// <param name="Message">The text for the user.</param>
/// <param name="Origins">The places that the message refers to.</param>
/// <param name="Hint">The repair, or null if none is known.</param>
/// <param name="Elsewhere">The place of the repair; null for <paramref name="Location"/>.</param>
internal sealed record Report(ProblemId Id, Location Location, string Message, IReadOnlyList<Location> Origins, Hint? Hint = null, Location? Elsewhere = null)
{
    /// <summary>Gets the message without the sentences about the origins of sizes.</summary>
    public string Text { get; init; } = Message;
}

/// <summary>The receiver of reports. The analyzer shows them; the generator, which reads the same definition, drops them.</summary>
internal interface IReportSink
{
    /// <summary>Gets whether the receiver also takes warnings and information.</summary>
    bool WantsHints { get; }

    void Add(Report report);
}

/// <summary>A receiver that drops all reports.</summary>
internal sealed class NoReports : IReportSink
{
    public static NoReports Instance { get; } = new();

    public bool WantsHints => false;

    public void Add(Report report)
    {
    }
}
