using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Reporting;

/// <summary>The places of a call of a word in the source.</summary>
/// <param name="Origin">The call that has the arguments: of <c>Dense(64)(x)</c> this is <c>Dense(64)</c>.</param>
/// <param name="Arguments">The place of the argument of each parameter.</param>
/// <param name="Operands">The operands.</param>
/// <param name="Texts">The source of the operands.</param>
/// <param name="Values">The tensors that the operands are.</param>
internal sealed record CallSite(
    IOperation Origin, IReadOnlyDictionary<string, Location> Arguments, IReadOnlyList<IOperation> Operands, IReadOnlyList<string> Texts, IReadOnlyList<int> Values)
{
    /// <summary>Gets the place of an argument, or of an element of it.</summary>
    public Location? Find(string parameter, int element) =>
        element >= 0 && Arguments.TryGetValue(ListPlace.KeyOf(parameter, element), out var own) ? own
        : Arguments.TryGetValue(parameter, out var whole) ? whole
        : null;
}

/// <summary>Reports the problems that the shape rule of a word finds. The rule names a parameter or an operand; here it becomes a place in the source.</summary>
internal sealed class WordProblems(DefinitionGraph graph, Reporter problems, string dataFormat)
{
    private readonly Origins _origins = new(graph);
    private readonly Hints _hints = new(graph, dataFormat);
    private readonly SizeRepairs _sizes = new(graph, dataFormat);

    public void Report(Problem problem, CallSite site)
    {
        var operand = problem.Place.Input >= 0 ? site.Operands[problem.Place.Input] : null;
        var location = (problem.Place.Parameter is { } parameter ? site.Find(parameter, problem.Place.Element) : null)
            ?? (operand ?? site.Origin).Syntax.GetLocation();
        var origins = problem.Origins
            .Select(reference => _origins.Explain(site.Values[reference.Input], reference.Axis))
            .Distinct()
            .ToList();
        var hint = _hints.FlattenFirst(problem, site, out var elsewhere)
            ?? _hints.KeepSteps(problem, site, out elsewhere)
            ?? problem.Hint
            ?? _sizes.Of(problem, site, out elsewhere)
            ?? _hints.PoolInstead(problem, site)
            ?? (problem.Id == ProblemId.SizeMustBeKnown ? new Hint("Give that axis a number, or remove it before (a global pooling, a recurrent layer)") : null);
        (var arguments, hint) = _hints.InSteps(problem, site, hint);
        if (problem.Reason is { } reason)
        {
            hint = hint is null ? new Hint(reason) : hint with { Text = hint.Text.Length > 0 ? $"{reason}. {hint.Text}" : reason };
        }

        var text = operand is null ? "" : site.Texts[problem.Place.Input];
        if (hint?.Kind == RepairKind.Apply)
        {
            hint = hint with { Text = hint.Text.Replace("{operand}", text) };
        }

        problems.Report(problem.Id, location, arguments, text, origins, hint, elsewhere);
    }
}
