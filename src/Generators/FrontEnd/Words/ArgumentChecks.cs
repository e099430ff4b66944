using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Signatures;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Checks arguments against the limits in the signature, and reports those that are outside.</summary>
internal sealed class ArgumentChecks(Reporter problems)
{
    public bool IsInRange(Signature signature, Signatures.Parameter parameter, ArgumentValue value, ListPlace place)
    {
        IReadOnlyList<double> numbers = value.Sizes is { } sizes ? sizes.Select(size => (double)size).ToList()
            : (value.Real ?? value.Integer) is { } single ? [single]
            : [];
        var wrong = numbers.Select((number, index) => (number, index)).Where(pair => !IsInside(parameter, pair.number)).Select(pair => pair.index).ToList();
        if (wrong.Count == 0)
        {
            return true;
        }

        var range = parameter.Below is { } below
            ? $"from {TextOf(parameter.Min ?? 0)} to below {TextOf(below)}"
            : $"at least {TextOf(parameter.Min ?? 0)}";
        problems.Report(ProblemId.ArgumentOutOfRange, wrong.Count == 1 ? place.Of(wrong[0], numbers.Count) : place.Whole, [signature.Name, parameter.Name, range, value.ToString()]);
        return false;
    }

    /// <summary>Checks a function or a member of an enum, of which a word may support a few.</summary>
    public bool IsChoice(Signature signature, Signatures.Parameter parameter, ArgumentValue value, Location location)
    {
        if (parameter.Choices.Count == 0 || parameter.Choices.Contains(value.Text))
        {
            return true;
        }

        var known = string.Join(", ", parameter.Choices.Take(parameter.Choices.Count - 1)) + " or " + parameter.Choices[parameter.Choices.Count - 1];
        problems.Report(ProblemId.ArgumentNotSupported, location, [signature.Name, $"'{value.Text}' as its {parameter.Name}", known]);
        return false;
    }

    /// <summary>Checks a name that the user gives. It stands on one line of summaries and of generated code. A name that is null is not given.</summary>
    public bool IsName(string word, string? name, Location location)
    {
        if (name is null || (name.Trim().Length > 0 && !name.Any(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029')))
        {
            return true;
        }

        var shown = name.Trim().Length == 0 ? "empty" : "\"" + string.Concat(name.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? '?' : letter)) + "\"";
        problems.Report(ProblemId.ArgumentOutOfRange, location, [word, "name", "one line with at least one letter", shown]);
        return false;
    }

    private static bool IsInside(Signatures.Parameter parameter, double number) =>
        number >= (parameter.Min ?? double.NegativeInfinity) && number < (parameter.Below ?? double.PositiveInfinity);

    private static string TextOf(double number) => number.ToString(CultureInfo.InvariantCulture);
}
