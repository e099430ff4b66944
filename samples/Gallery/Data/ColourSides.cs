using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Photographs, the channels last, with one square: six classes, a colour of three times a side of two.</summary>
internal static class ColourSides
{
    /// <summary>Photographs (count, 224, 224, 3), and labels (count): the colour, plus three on the right.</summary>
    public static (Tensor Photos, Tensor Labels) Make(int count, ulong firstStream)
    {
        var (photos, labels) = (new float[count * ColouredPhotos.Pixels], new long[count]);
        for (var i = 0; i < count; i++)
        {
            var random = new RandomNumbers(41, firstStream + (ulong)i);
            var (colour, isRight) = (random.Below(3), random.Below(2) == 1);
            ColouredPhotos.Draw(photos.AsSpan(i * ColouredPhotos.Pixels), colour, isRight, ref random);
            labels[i] = colour + (isRight ? 3 : 0);
        }

        return (ColouredPhotos.ChannelsLast(photos, count), tensor(labels));
    }
}
