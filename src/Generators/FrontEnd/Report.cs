using System.Collections.Generic;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>A problem where it stands in the source.</summary>
/// <param name="Id">What is wrong.</param>
/// <param name="Location">Where: the argument or operand, not the method.</param>
/// <param name="Message">The text for the user.</param>
/// <param name="Origins">Places that the message speaks of.</param>
internal sealed record Report(ProblemId Id, Location Location, string Message, IReadOnlyList<Location> Origins);

/// <summary>Where reports go. The analyzer shows them; the generator, which reads the same definition, drops them.</summary>
internal interface IReportSink
{
    void Add(Report report);
}

/// <summary>Drops everything.</summary>
internal sealed class NoReports : IReportSink
{
    public static NoReports Instance { get; } = new();

    public void Add(Report report)
    {
    }
}
