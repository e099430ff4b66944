using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Definitions;

/// <summary>An object that the definition makes once and may call several times: a layer, or a net in the net.</summary>
internal abstract class Made(IOperation origin)
{
    /// <summary>Gets the call that made it.</summary>
    public IOperation Origin { get; } = origin;

    /// <summary>Gets or sets the name of the local that holds it or its only result, or null.</summary>
    public string? LocalName { get; set; }

    /// <summary>Gets or sets whether training leaves its weights as they are.</summary>
    public bool IsFrozen { get; set; }
}
