namespace CompiledNets.Generators.Models;

/// <summary>The values of a loss or metric that are better.</summary>
internal enum Direction
{
    /// <summary>It is not known which values are better.</summary>
    Unknown,

    /// <summary>Smaller values are better.</summary>
    Smaller,

    /// <summary>Larger values are better.</summary>
    Larger,
}
