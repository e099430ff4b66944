using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.FrontEnd.Definitions;

/// <summary>The ids that a tensor may hold.</summary>
internal sealed class IdLimits
{
    /// <summary>Gets or sets the range that the declaration of an input or a target gives, or null.</summary>
    public IdRange? Declared { get; set; }

    /// <summary>Gets the range that all words that read the tensor accept, or null.</summary>
    public IdRange? Accepted { get; private set; }

    /// <summary>Gets the range that is checked when the net runs: the declared one, or else the accepted one.</summary>
    public IdRange? Checked => Declared is { } declared ? declared with { Ignored = Accepted?.Ignored } : Accepted;

    /// <summary>Restricts the ids to those that another word accepts.</summary>
    public void Accept(IdRange range) => Accepted = Accepted is { } known ? known.And(range) : range;
}
