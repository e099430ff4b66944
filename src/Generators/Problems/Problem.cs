using System.Collections.Generic;

namespace CompiledNets.Generators.Problems;

/// <summary>The part of a call that is wrong, in terms of the layer. The front end knows its position in the source.</summary>
/// <param name="Parameter">The name of the parameter whose argument is wrong, or null.</param>
/// <param name="Input">The index of the operand that is wrong, from 0, or -1.</param>
/// <param name="Element">The index of the element that is wrong if the argument is a list, or -1 for all of it.</param>
internal readonly record struct Place(string? Parameter, int Input, int Element = -1)
{
    /// <summary>Gets the call as a whole.</summary>
    public static Place Call { get; } = new(null, -1);

    public static Place Of(string parameter, int element = -1) => new(parameter, -1, element);

    public static Place OfInput(int index) => new(null, index);
}

/// <summary>A size whose origin is part of the explanation: that of operand <paramref name="Input"/> along <paramref name="Axis"/>.</summary>
internal readonly record struct DimReference(int Input, int Axis);

/// <summary>A problem of a call.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Place">The part of the call that is wrong.</param>
/// <param name="Arguments">The arguments of the message of <paramref name="Id"/>.</param>
/// <param name="Origins">The sizes whose origin the message shows.</param>
internal sealed record Problem(ProblemId Id, Place Place, IReadOnlyList<string> Arguments, IReadOnlyList<DimReference> Origins)
{
    /// <summary>Gets a sentence that follows the message and precedes the suggested fix, without a full stop, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the suggested fix, or null.</summary>
    public Hint? Hint { get; init; }
}
