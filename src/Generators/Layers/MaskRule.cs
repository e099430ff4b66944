using System;

namespace CompiledNets.Generators.Layers;

/// <summary>What a word does with the mask of an operand: which of its steps count, (N, T).</summary>
[Flags]
internal enum MaskRule
{
    /// <summary>It does not see the mask, and what comes of it has none: that is reported as a warning.</summary>
    Drops = 0,

    /// <summary>What comes of it has the mask too, where it still has the steps.</summary>
    Passes = 1,

    /// <summary>It computes with the mask: <see cref="LowerContext.Mask"/>.</summary>
    Uses = 2,
}
