using System;

namespace CompiledNets.Generators.Signatures;

/// <summary>The rule for the mask of an operand, (N, T), which is true for the steps that count.</summary>
[Flags]
internal enum MaskRule
{
    /// <summary>The word ignores the mask, and its result has none. This is reported as a warning.</summary>
    Drops = 0,

    /// <summary>The result has the mask too, if it still has the steps.</summary>
    Passes = 1,

    /// <summary>The word computes with the mask.</summary>
    Uses = 2,
}
