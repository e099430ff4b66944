using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Reporting;

/// <summary>A part of the explanation of a problem: a place in the source, and the sentence that refers to it.</summary>
internal readonly record struct Origin(Location Location, string Description);

/// <summary>Formats problems, and passes each to the sink once.</summary>
internal sealed class Reporter(IReportSink sink)
{
    private readonly HashSet<(ProblemId Id, Location Location)> _reported = [];

    private readonly HashSet<ISymbol> _unreadable = new(SymbolEqualityComparer.Default);

    /// <summary>Gets whether the sink also takes warnings and information.</summary>
    public bool WantsHints => sink.WantsHints;

    /// <summary>Gets whether the net has an error, reported here or by C#.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Reports a variable or property that cannot be read: at its first use only, because it is one mistake.</summary>
    public void ReportUnreadable(ISymbol symbol, Location location, string reason, string next)
    {
        if (_unreadable.Add(symbol))
        {
            Report(ProblemId.MustBeConstant, location, [$"'{symbol.Name}'", reason, next]);
        }
    }

    /// <summary>Notes an error that is reported elsewhere.</summary>
    public void NoteError() => HasErrors = true;

    /// <summary>Reports a problem.</summary>
    /// <param name="id">The problem.</param>
    /// <param name="location">The place of the problem.</param>
    /// <param name="arguments">The arguments of the message of <paramref name="id"/>.</param>
    /// <param name="operand">The source of the operand that is wrong; empty if there is none.</param>
    /// <param name="origins">The places that the explanation refers to.</param>
    /// <param name="hint">The repair, or null if none is known.</param>
    /// <param name="elsewhere">The place of the repair; null for <paramref name="location"/>.</param>
    public void Report(
        ProblemId id,
        Location location,
        IReadOnlyList<string> arguments,
        string operand = "",
        IReadOnlyList<Origin>? origins = null,
        Hint? hint = null,
        Location? elsewhere = null)
    {
        var rule = ProblemCatalogue.Of(id);
        HasErrors |= rule.Severity == ProblemSeverity.Error;

        // A line in a loop or in a method is evaluated more than once, and its problem is one.
        if (!_reported.Add((id, location)))
        {
            return;
        }

        var others = (origins ?? []).Where(origin => origin.Location != location).ToList();
        var (problem, repair) = (rule.Format(arguments, operand), hint is { Text.Length: > 0 } ? ". " + hint.Text : "");
        var message = problem + string.Concat(others.Select(origin => ". " + origin.Description)) + repair;
        sink.Add(new Report(id, location, message, others.Select(origin => origin.Location).ToList(), hint, elsewhere) { Text = problem + repair });
    }
}
