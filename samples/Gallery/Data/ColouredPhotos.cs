using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Draws photographs with one square, channels first. A question asks for the colour or the side of the square.</summary>
internal static class ColouredPhotos
{
    public const int Side = 224;
    public const int Pixels = 3 * Side * Side;
    public const int QuestionLength = 100;
    public const int Square = 80;

    /// <summary>Draws a photograph and writes a question. Returns the answer: 0 to 2 for a colour, 3 for left and 4 for right.</summary>
    /// <param name="photo">The pixels to write, from 0 to 1.</param>
    /// <param name="question">The ids of the words to write.</param>
    /// <param name="random">The source of random numbers.</param>
    public static long Make(Span<float> photo, Span<long> question, ref RandomNumbers random)
    {
        var (colour, isRight, asksColour) = (random.Below(3), random.Below(2) == 1, random.Below(2) == 1);
        Draw(photo, colour, isRight, ref random);
        MadeText.Write(question, asksColour ? 0 : 1, 2, 10_000, 0.5, ref random);
        return asksColour ? colour : isRight ? 4 : 3;
    }

    /// <summary>Draws a square on a grey background, at a random place on one side.</summary>
    public static void Draw(Span<float> photo, int colour, bool isRight, ref RandomNumbers random)
    {
        var (ground, left, top) = ((float)random.Uniform(0.2, 0.4), random.Below((Side / 2) - Square) + (isRight ? Side / 2 : 0), random.Below(Side - Square));
        Draw(photo, colour, ground, left, top);
    }

    /// <summary>Draws a square on a grey background.</summary>
    public static void Draw(Span<float> photo, int colour, float ground, int left, int top)
    {
        photo[..Pixels].Fill(ground);
        for (var y = top; y < top + Square; y++)
        {
            photo.Slice((((colour * Side) + y) * Side) + left, Square).Fill(1);
        }
    }

    /// <summary>Converts photographs from channels first to channels last: (count, 224, 224, 3).</summary>
    public static Tensor ChannelsLast(float[] photos, int count)
    {
        using var first = tensor(photos, [count, 3, Side, Side]);
        using var last = first.permute(0, 2, 3, 1);
        return last.contiguous();
    }
}
