namespace CompiledNets.Generators.Problems;

/// <summary>The fix that an editor offers for a problem.</summary>
internal enum RepairKind
{
    /// <summary>No fix.</summary>
    None,

    /// <summary>Applies a layer to the operand first: <c>x</c> becomes <c>Flatten()(x)</c>.</summary>
    Wrap,

    /// <summary>Writes a call around the operand: <c>k</c> becomes <c>Transpose(k)</c>.</summary>
    Apply,

    /// <summary>Adds an argument to a call.</summary>
    Extend,

    /// <summary>Replaces the wrong expression.</summary>
    Replace,

    /// <summary>Adds an attribute that constrains a named size to an input that has it.</summary>
    Declare,

    /// <summary>Changes the declared shape of the parameter.</summary>
    Reshape,
}

/// <summary>The suggested fix of a problem: a sentence that follows the message, and the code that an editor writes.</summary>
/// <param name="Text">The sentence, without a full stop.</param>
/// <param name="Kind">The kind of fix.</param>
/// <param name="Code">The code that the fix writes.</param>
internal sealed record Hint(string Text, RepairKind Kind = RepairKind.None, string Code = "")
{
    /// <summary>Creates a hint that applies another layer to the operand first.</summary>
    public static Hint Before(string layer) => new($"Put {layer} before it", RepairKind.Wrap, layer);

    /// <summary>Creates a hint that writes a call around the operand, which stands for <c>{operand}</c>.</summary>
    public static Hint Apply(string call) => new($"Write {call}", RepairKind.Apply, call);

    /// <summary>Creates a hint that replaces an argument.</summary>
    public static Hint DidYouMean(string argument, string code) => new($"Did you mean {argument}?", RepairKind.Replace, code);
}
