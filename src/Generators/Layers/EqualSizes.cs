using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>Describes the condition under which two sizes are equal, and the declaration that makes them equal in a net with given conditions.</summary>
/// <param name="left">One size.</param>
/// <param name="right">The other size.</param>
/// <param name="decision">The values for which they are equal. They are not equal for all.</param>
/// <param name="conditions">The conditions that the net needs otherwise.</param>
internal sealed class EqualSizes(Dim left, Dim right, Decision decision, IReadOnlyList<Precondition> conditions)
{
    private readonly IReadOnlyList<Precondition> _conditions = Precondition.Least(conditions);

    /// <summary>True if no value that the net allows makes the sizes equal. An axis without elements is not a value that can be meant.</summary>
    public bool IsImpossible => decision.Verdict == Verdict.Refuted || (decision.Values.Count > 0 && !Allowed.Any());

    /// <summary>Gets why no value makes the sizes equal, or null if both are numbers or the batch.</summary>
    public string? Reason => decision switch
    {
        { Symbol: { } symbol, Values: { Count: > 0 } values } when symbol.Name != Symbol.Batch.Name => OnlyOne(symbol, values),
        { Verdict: Verdict.Refuted } when Names.Count > 0 => $"No value of {string.Join(" and ", Names)} makes {left} and {right} equal",
        _ => null,
    };

    /// <summary>Gets the declaration that makes the sizes equal: in words, and as an attribute if one can express it.</summary>
    public (string Text, string? Code) Declaration => decision switch
    {
        { Symbol: { } symbol, Remainders: [0] } => Declared($"Dim(\"{symbol.Name}\"{Least(symbol)}, MultipleOf = {DimPrinter.Number(decision.Modulus)})"),
        { Symbol: { } symbol, Remainders.Count: > 0 } when Smallest(symbol) is { } size =>
            ($"{decision.Condition} is needed: write such a number instead of \"{symbol.Name}\" in the input's shape, {DimPrinter.Number(size)} or more", null),
        { Symbol: { } symbol, Values.Count: > 0 } => ($"write {string.Join(" or ", Allowed.Select(DimPrinter.Number))} instead of \"{symbol.Name}\" in the input's shape", null),
        _ when left.Symbols.Count() == 1 && right.Symbols.Count() == 1 && left.Equals(Dim.Of(left.Symbols.First())) && right.Equals(Dim.Of(right.Symbols.First())) =>
            ($"write \"{left}\" in both shapes, because {string.Join(" and ", Names)} can differ", null),
        _ => ($"write numbers instead of {string.Join(" and ", Names)}, which can have any values", null),
    };

    private IReadOnlyList<string> Names => left.Symbols.Concat(right.Symbols).Where(symbol => symbol.Name != Symbol.Batch.Name).Select(symbol => symbol.Name).Distinct().ToList();

    private IEnumerable<long> Allowed => decision.Values.Where(value => value > 0 && Against(decision.Symbol!, value) is null);

    private (string Text, string Code) Declared(string code) => ($"{decision.Condition} is needed: declare [{code}] on the input", code);

    /// <summary>Repeats the smallest size that is declared already, because the new attribute replaces the old one.</summary>
    private static string Least(Symbol symbol) => symbol.Min > 0 ? $", Min = {DimPrinter.Number(symbol.Min)}" : "";

    private string OnlyOne(Symbol symbol, IReadOnlyList<long> values)
    {
        var text = string.Format(CultureInfo.InvariantCulture, "{0} and {1} are equal for {2} only", left, right, decision.Condition);
        return values.Select(value => Against(symbol, value)).FirstOrDefault(condition => condition is not null) is { } against
            ? $"{text}, but {against.Reason} needs {against}"
            : $"{text}, which leaves nothing to compute";
    }

    /// <summary>Gets the condition of the net that a size does not satisfy, or null if there is none.</summary>
    private Precondition? Against(Symbol symbol, long size) => _conditions.FirstOrDefault(condition =>
        condition.Dim.Symbols.All(symbol.Equals) && condition.Dim.Evaluate(_ => size / symbol.MultipleOf) < condition.AtLeast);

    /// <summary>Gets the smallest size that leaves one of the remainders and satisfies the conditions of the net. It returns null if none is found.</summary>
    private long? Smallest(Symbol symbol)
    {
        const int MostPeriods = 1000;
        var least = System.Math.Max(symbol.Min, 1);
        for (var size = least; size < least + (decision.Modulus * MostPeriods); size++)
        {
            if (decision.Remainders.Contains(size % decision.Modulus) && Against(symbol, size) is null)
            {
                return size;
            }
        }

        return null;
    }
}
