namespace CompiledNets;

/// <summary>Where the channels of an image stand in its shape.</summary>
public enum DataFormat
{
    /// <summary>Behind height and width: <c>(28, 28, 1)</c>.</summary>
    ChannelsLast,

    /// <summary>Before height and width: <c>(1, 28, 28)</c>.</summary>
    ChannelsFirst,
}
