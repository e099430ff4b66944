using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Ops;

/// <summary>A word whose result is one <see cref="Function"/> of its operand.</summary>
/// <param name="name">The name of the word.</param>
/// <param name="group">The group of the word.</param>
/// <param name="summary">The description.</param>
internal sealed class FunctionWord(string name, string group, string summary)
{
    /// <summary>Gets the details that users may not expect.</summary>
    public string? Remarks { get; init; }

    /// <summary>Gets the known range of the result's elements.</summary>
    public ValueRange Gives { get; init; }

    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>
    /// Gets the constants of the function, from the arguments of the word. The default is that each parameter is a constant, in the same order.
    /// </summary>
    public Func<Arguments, IReadOnlyList<double>>? Constants { get; init; }

    /// <summary>Creates the signature of the word.</summary>
    public Signature ToSignature() => new(name, WordKind.Function, group)
    {
        Summary = summary,
        Remarks = Remarks,
        Shapes = "x -> x",
        Gives = Gives,
        Parameters = Parameters,
    };

    /// <summary>Computes the constants of the function from the arguments of a call.</summary>
    public IReadOnlyList<double> ConstantsOf(Arguments arguments) =>
        Constants is null ? [.. Parameters.Select(parameter => arguments.Real(parameter.Name))] : Constants(arguments);
}
