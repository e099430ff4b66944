namespace CompiledNets.Generators.Signatures;

/// <summary>The way a word of the language is used.</summary>
internal enum WordKind
{
    /// <summary>A call creates a layer, which is then applied: <c>Dense(64)(x)</c>. It may have weights.</summary>
    Layer,

    /// <summary>A call applies it: <c>ReLU(x)</c>. It has no weights.</summary>
    Function,

    /// <summary>A comparison of an output with its target, which is minimised.</summary>
    Loss,

    /// <summary>A comparison of an output with its target, which is reported.</summary>
    Metric,

    /// <summary>
    /// The front end adds it: an operator of C#, a mask, or a part of a wrapper. Users cannot write it, and it may have the name of a word that they can
    /// write.
    /// </summary>
    Internal,
}
