namespace CompiledNets;

/// <summary>The position of the channels axis in the shape of an image.</summary>
public enum DataFormat
{
    /// <summary>After height and width: <c>(28, 28, 1)</c>.</summary>
    ChannelsLast,

    /// <summary>Before height and width: <c>(1, 28, 28)</c>.</summary>
    ChannelsFirst,
}
