using System;
using System.Collections.Generic;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Definitions;

/// <summary>A tensor of the graph, with what is known about it while the definition is read.</summary>
/// <param name="model">The tensor as the model has it.</param>
/// <param name="source">The call or parameter that makes it.</param>
internal sealed class DefinedValue(ValueModel model, ValueSource source)
{
    public ValueModel Model { get; } = model;

    public ValueSource Source { get; } = source;

    public Location Location => Source.Location;

    /// <summary>Gets or sets the ordinal of the call that makes it, or -1 for an input.</summary>
    public int Producer { get; set; } = -1;

    /// <summary>Gets or sets the operands of that call, if this is its first result.</summary>
    public IReadOnlyList<MadeOperand> Operands { get; set; } = Array.Empty<MadeOperand>();

    /// <summary>Gets or sets the tensor that says which steps of this one count, or null if all do.</summary>
    public int? Mask { get; set; }

    /// <summary>Gets or sets the first word that ignores it, if it is a mask. Null means that none does.</summary>
    public string? IgnoredBy { get; set; }

    /// <summary>Gets the ids that it may hold.</summary>
    public IdLimits Ids { get; } = new();
}

/// <summary>The call or parameter that makes a tensor, for messages.</summary>
/// <param name="Location">Its place.</param>
/// <param name="Description">Its name: <c>Dense</c>, <c>input 'image'</c>.</param>
/// <param name="Path">The calls and passes of loops around it, or null at the top level of the definition.</param>
internal sealed record ValueSource(Location Location, string Description, CallPath? Path)
{
    /// <summary>Gets or sets the name of the local that the tensor was assigned to first, or null.</summary>
    public string? Local { get; set; }
}
