using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Generates photographs with one square, channels last. The six classes combine three colours and two sides.</summary>
internal static class ColourSides
{
    /// <summary>Generates photographs (count, 224, 224, 3) and labels (count): the number of the colour, plus three if the square is on the right.</summary>
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
