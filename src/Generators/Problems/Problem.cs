using System.Collections.Generic;

namespace CompiledNets.Generators.Problems;

/// <summary>Where in a call something is wrong, in the words of the layer; the front end knows where in the source that stands.</summary>
/// <param name="Parameter">The parameter whose argument is wrong, or null.</param>
/// <param name="Input">The operand that is wrong, counted from 0, or -1.</param>
internal readonly record struct Place(string? Parameter, int Input)
{
    /// <summary>The call as a whole.</summary>
    public static Place Call { get; } = new(null, -1);

    public static Place Of(string parameter) => new(parameter, -1);

    public static Place OfInput(int index) => new(null, index);
}

/// <summary>A size whose origin belongs to the explanation: the one of operand <paramref name="Input"/> on <paramref name="Axis"/>.</summary>
internal readonly record struct DimReference(int Input, int Axis);

/// <summary>Something is wrong with a call.</summary>
/// <param name="Id">What.</param>
/// <param name="Place">Where.</param>
/// <param name="Arguments">What the message of <paramref name="Id"/> names.</param>
/// <param name="Origins">Sizes of which the reader will ask where they come from.</param>
internal sealed record Problem(ProblemId Id, Place Place, IReadOnlyList<string> Arguments, IReadOnlyList<DimReference> Origins)
{
    /// <summary>What would put it right, where that is known.</summary>
    public Hint? Hint { get; init; }
}
