namespace CompiledNets.Applications;

/// <summary>A net for which there are public weights.</summary>
public interface IPretrained
{
    /// <summary>Gets the public weights, and the way in which the net takes images.</summary>
    static abstract Pretrained Pretrained { get; }
}
