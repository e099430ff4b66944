namespace CompiledNets.Applications;

/// <summary>The library whose nets and files of weights a net follows.</summary>
public enum WeightsOrigin
{
    /// <summary>Keras' applications.</summary>
    Keras,

    /// <summary>torchvision, the library of PyTorch.</summary>
    Torchvision,

    /// <summary>Both have the same net.</summary>
    Both,
}
