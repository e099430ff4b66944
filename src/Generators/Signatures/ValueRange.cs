namespace CompiledNets.Generators.Signatures;

/// <summary>The known range of the elements of a tensor.</summary>
internal enum ValueRange
{
    /// <summary>Any number.</summary>
    Any,

    /// <summary>Each element is between 0 and 1: an independent probability.</summary>
    Unit,

    /// <summary>The elements are probabilities that sum to one along an axis.</summary>
    Distribution,
}
