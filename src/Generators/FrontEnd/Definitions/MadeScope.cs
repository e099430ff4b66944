using System.Collections.Generic;

namespace CompiledNets.Generators.FrontEnd.Definitions;

/// <summary>A group of calls that the user sees as one: those of a net in the net, or of a wrapper.</summary>
/// <param name="word">The class of the net, or the word of the wrapper.</param>
/// <param name="instance">The net in the net, or null.</param>
/// <param name="parent">The ordinal of the scope around this one, or -1.</param>
/// <param name="inputs">The tensors that it is applied to.</param>
internal sealed class MadeScope(string word, MadeInstance? instance, int parent, IReadOnlyList<int> inputs)
{
    public string Word { get; } = word;

    public MadeInstance? Instance { get; } = instance;

    public int Parent { get; } = parent;

    public IReadOnlyList<int> Inputs { get; } = inputs;

    /// <summary>Gets or sets the resulting tensors.</summary>
    public IReadOnlyList<int> Outputs { get; set; } = [];

    /// <summary>Gets or sets the name of the result: that of a local, or the one in the model of the net in the net; null if there is none.</summary>
    public string? Name { get; set; }
}
