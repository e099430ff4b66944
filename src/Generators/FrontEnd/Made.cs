using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>What a definition has made once and may call more than once: a layer, a net in the net.</summary>
internal abstract class Made(IOperation origin)
{
    /// <summary>The call that made it.</summary>
    public IOperation Origin { get; } = origin;

    /// <summary>The local that holds it or its only result.</summary>
    public string? LocalName { get; set; }

    /// <summary>Whether training leaves its weights as they are.</summary>
    public bool IsFrozen { get; set; }
}
