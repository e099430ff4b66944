using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Generates pairs of photographs with one square each, channels last. The squares have the same colour or different colours.</summary>
internal static class ColourPairs
{
    /// <summary>Generates photographs (count, 224, 224, 3) and one-hot labels (count, 2): same colour, different colours.</summary>
    public static (Tensor Left, Tensor Right, Tensor Labels) Make(int count, ulong firstStream)
    {
        var (left, right, labels) = (new float[count * ColouredPhotos.Pixels], new float[count * ColouredPhotos.Pixels], new float[count * 2]);
        for (var i = 0; i < count; i++)
        {
            var random = new RandomNumbers(40, firstStream + (ulong)i);
            var (colour, isAlike) = (random.Below(3), random.Below(2) == 1);
            ColouredPhotos.Draw(left.AsSpan(i * ColouredPhotos.Pixels), colour, random.Below(2) == 1, ref random);
            ColouredPhotos.Draw(right.AsSpan(i * ColouredPhotos.Pixels), isAlike ? colour : (colour + 1 + random.Below(2)) % 3, random.Below(2) == 1, ref random);
            labels[(i * 2) + (isAlike ? 0 : 1)] = 1;
        }

        return (ColouredPhotos.ChannelsLast(left, count), ColouredPhotos.ChannelsLast(right, count), tensor(labels, [count, 2]));
    }
}
