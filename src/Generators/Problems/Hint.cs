namespace CompiledNets.Generators.Problems;

/// <summary>What an editor can do about a problem.</summary>
internal enum RepairKind
{
    /// <summary>Nothing by itself.</summary>
    None,

    /// <summary>Apply a layer to the operand first: <c>x</c> becomes <c>Flatten()(x)</c>.</summary>
    Wrap,

    /// <summary>Write something else where the problem stands.</summary>
    Replace,

    /// <summary>Say more of a named size, by an attribute on an input that has it.</summary>
    Declare,

    /// <summary>Give the parameter that stands there another shape.</summary>
    Reshape,
}

/// <summary>What would put a problem right: a sentence behind the message, and what an editor writes for it.</summary>
/// <param name="Text">The sentence, without a full stop.</param>
/// <param name="Kind">What an editor does.</param>
/// <param name="Code">What it writes.</param>
internal sealed record Hint(string Text, RepairKind Kind = RepairKind.None, string Code = "")
{
    /// <summary>Another layer before the operand.</summary>
    public static Hint Before(string layer) => new($"Put {layer} before it", RepairKind.Wrap, layer);

    /// <summary>Another argument.</summary>
    public static Hint DidYouMean(string argument, string code) => new($"Did you mean {argument}?", RepairKind.Replace, code);
}
