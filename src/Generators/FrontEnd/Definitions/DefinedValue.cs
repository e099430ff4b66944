using System;
using System.Collections.Generic;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Definitions;

/// <summary>A tensor of the graph, with what is known about it while the definition is read.</summary>
/// <param name="model">The tensor as the model has it.</param>
/// <param name="location">The place of the call or parameter that makes it.</param>
/// <param name="description">That call or parameter, for messages: <c>input 'image'</c>.</param>
internal sealed class DefinedValue(ValueModel model, Location location, string description)
{
    public ValueModel Model { get; } = model;

    public Location Location { get; } = location;

    public string Description { get; } = description;

    /// <summary>Gets or sets the name of the local that it was assigned to first, or null.</summary>
    public string? Local { get; set; }

    /// <summary>Gets the calls and passes of loops in which it was made, or null at the top level of the definition.</summary>
    public CallPath? Path { get; init; }

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
