using System.Collections.Generic;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>A problem where it stands in the source.</summary>
/// <param name="Id">What is wrong.</param>
/// <param name="Location">Where: the argument or operand, not the method.</param>
/// <param name="Message">The text for the user.</param>
/// <param name="Origins">Places that the message speaks of.</param>
/// <param name="Hint">What would put it right, where that is known.</param>
/// <param name="Elsewhere">Where that is to be done; null for where the problem stands.</param>
internal sealed record Report(ProblemId Id, Location Location, string Message, IReadOnlyList<Location> Origins, Hint? Hint = null, Location? Elsewhere = null);

/// <summary>Where reports go. The analyzer shows them; the generator, which reads the same definition, drops them.</summary>
internal interface IReportSink
{
    /// <summary>Whether what is no error is wanted too.</summary>
    bool WantsHints { get; }

    void Add(Report report);
}

/// <summary>Drops everything.</summary>
internal sealed class NoReports : IReportSink
{
    public static NoReports Instance { get; } = new();

    public bool WantsHints => false;

    public void Add(Report report)
    {
    }
}
