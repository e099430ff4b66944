using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>
/// Generates noisy photographs of a disc on a background that shades from one colour to another. The disc is lighter than the background. The
/// mask has a class for each pixel, as in Keras' example with pets: 0 for the disc, 1 for the background and 2 for the outline.
/// </summary>
internal static class Discs
{
    public const int Side = 160;
    private const int Colours = 3;
    private const double Outline = 3;

    /// <summary>Generates photographs (count, 160, 160, 3) with values from about 0 to 1, and masks (count, 160, 160).</summary>
    public static (Tensor Photos, Tensor Masks) Make(int count, ulong firstStream)
    {
        var photos = new float[count * Side * Side * Colours];
        var masks = new long[count * Side * Side];
        Parallel.For(0, count, i => Draw(photos.AsSpan(i * Side * Side * Colours, Side * Side * Colours), masks.AsSpan(i * Side * Side, Side * Side), firstStream + (ulong)i));
        return (tensor(photos, [count, Side, Side, Colours]), tensor(masks, [count, Side, Side]));
    }

    private static void Draw(Span<float> photo, Span<long> mask, ulong stream)
    {
        var random = new RandomNumbers(42, stream);
        var radius = random.Uniform(20, 55);
        var (middleX, middleY) = (random.Uniform(radius, Side - radius), random.Uniform(radius, Side - radius));
        Span<double> left = stackalloc double[Colours], right = stackalloc double[Colours], disc = stackalloc double[Colours];
        for (var colour = 0; colour < Colours; colour++)
        {
            left[colour] = random.Uniform(0, 0.5);
            right[colour] = random.Uniform(0, 0.5);
            disc[colour] = Math.Max(left[colour], right[colour]) + random.Uniform(0.1, 0.4);
        }

        for (var i = 0; i < Side * Side; i++)
        {
            var (x, y) = (i % Side, i / Side);
            var distance = Math.Sqrt(((x - middleX) * (x - middleX)) + ((y - middleY) * (y - middleY)));
            mask[i] = distance < radius - Outline ? 0 : distance > radius ? 1 : 2;
            for (var colour = 0; colour < Colours; colour++)
            {
                var ground = left[colour] + ((right[colour] - left[colour]) * x / Side);
                photo[(i * Colours) + colour] = (float)((distance <= radius ? disc[colour] : ground) + random.Normal(0.05));
            }
        }
    }
}
