using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>
/// Digits drawn by the program, for machines that MNIST cannot be got to: as many, as large and as grey as there. Each is one
/// of the ways in which a digit is written, with an unsteady hand: every point moves, the whole is turned, slanted, stretched
/// and shifted, the pen is thick or thin, and the paper is not clean. The same numbers give the same images, on every run.
/// </summary>
internal static class DrawnDigits
{
    private const int Side = 28;
    private const int Classes = 10;
    private const int TrainCount = 60_000;
    private const int TestCount = 10_000;

    // As in MNIST, a digit fills the middle of its image.
    private const double Size = 19;

    /// <summary>Draws digits to learn from, and others to be measured with.</summary>
    public static LabelledData Make(DataRequest request)
    {
        var test = Samples(seed: 2, request.AtMost(TestCount));
        return new LabelledData("Drawn digits, made by this program (this is not MNIST)", Samples(seed: 1, request.AtMost(TrainCount)), Validation: test, Test: test);
    }

    /// <summary>Draws digits: pixels row by row, 0 to 255, and what they are. Every ten in a row have all ten digits.</summary>
    public static (byte[] Pixels, byte[] Labels) Draw(ulong seed, int count)
    {
        var pixels = new byte[count * Side * Side];
        var labels = new byte[count];
        Parallel.For(0, count, () => new Canvas(Side), DrawOne, _ => { });
        return (pixels, labels);

        Canvas DrawOne(int index, ParallelLoopState state, Canvas canvas)
        {
            var random = new RandomNumbers(seed, (ulong)index);
            labels[index] = Order(seed, index / Classes)[index % Classes];
            Draw(labels[index], ref random, canvas, pixels.AsSpan(index * Side * Side, Side * Side));
            return canvas;
        }
    }

    private static LabelledSamples Samples(ulong seed, int count)
    {
        var (pixels, labels) = Draw(seed, count);
        var numbers = new float[pixels.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = pixels[i] / 255f;
        }

        return new LabelledSamples(tensor(numbers, [count, Side, Side, 1]), LabelledSamples.OneHot(labels, Classes));
    }

    /// <summary>The order of the ten digits in a group of ten.</summary>
    private static byte[] Order(ulong seed, int group)
    {
        // Groups count downwards from the largest number, samples upwards from 0.
        var random = new RandomNumbers(seed, ulong.MaxValue - 1 - (ulong)group);
        byte[] order = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        for (var i = order.Length - 1; i > 0; i--)
        {
            var other = random.Below(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }

    private static void Draw(int digit, ref RandomNumbers random, Canvas canvas, Span<byte> pixels)
    {
        var forms = DigitStrokes.Forms[digit];
        var hand = new Hand(ref random);
        canvas.Clear();
        foreach (var stroke in forms[random.Below(forms.Length)])
        {
            var points = new (double X, double Y)[stroke.Points.Length];
            for (var i = 0; i < points.Length; i++)
            {
                points[i] = hand.Place(stroke.Points[i], ref random);
            }

            Trace(canvas, points, stroke.IsCurved);
        }

        for (var i = 0; i < pixels.Length; i++)
        {
            var ink = (hand.Darkness * canvas.Ink(i, hand.Thickness)) + random.Normal(hand.Dirt);
            pixels[i] = (byte)Math.Round(255 * Math.Clamp(ink, 0, 1));
        }
    }

    private static void Trace(Canvas canvas, ReadOnlySpan<(double X, double Y)> points, bool isCurved)
    {
        const int Pieces = 6;
        for (var i = 0; i + 1 < points.Length; i++)
        {
            if (!isCurved)
            {
                canvas.Line(points[i], points[i + 1]);
                continue;
            }

            var (before, from, to, after) = (points[Math.Max(0, i - 1)], points[i], points[i + 1], points[Math.Min(points.Length - 1, i + 2)]);
            var last = from;
            for (var piece = 1; piece <= Pieces; piece++)
            {
                var t = piece / (double)Pieces;
                var next = (Curve(before.X, from.X, to.X, after.X, t), Curve(before.Y, from.Y, to.Y, after.Y, t));
                canvas.Line(last, next);
                last = next;
            }
        }

        // Catmull and Rom, 1974: a smooth curve through all points.
        static double Curve(double a, double b, double c, double d, double t) =>
            0.5 * ((2 * b) + ((c - a) * t) + (((2 * a) - (5 * b) + (4 * c) - d) * t * t) + (((3 * b) - a - (3 * c) + d) * t * t * t));
    }

    /// <summary>How somebody writes on a certain day.</summary>
    private readonly struct Hand
    {
        private readonly double _unsteadiness;
        private readonly double _xx, _xy, _yx, _yy;
        private readonly double _shiftX, _shiftY;

        public Hand(ref RandomNumbers random)
        {
            Thickness = random.Uniform(1.2, 3.4);
            Darkness = random.Uniform(0.65, 1);
            Dirt = random.Uniform(0, 0.09);
            _unsteadiness = random.Uniform(0.02, 0.075);
            var turn = random.Normal(0.2);
            var slant = random.Normal(0.22);
            var (width, height) = (random.Uniform(0.6, 1.1) * Size, random.Uniform(0.8, 1.08) * Size);

            // First stretched, then slanted, then turned.
            var (cos, sin) = (Math.Cos(turn), Math.Sin(turn));
            (_xx, _xy) = (cos * width, -((cos * slant) + sin) * height);
            (_yx, _yy) = (sin * width, (cos - (sin * slant)) * height);
            (_shiftX, _shiftY) = (((Side - 1) / 2.0) + random.Normal(1.1), ((Side - 1) / 2.0) + random.Normal(1.1));
        }

        public double Thickness { get; }

        public double Darkness { get; }

        public double Dirt { get; }

        /// <summary>Where a point of a form comes to lie, in pixels.</summary>
        public (double X, double Y) Place((double X, double Y) point, ref RandomNumbers random)
        {
            var (x, y) = (point.X - 0.5 + random.Normal(_unsteadiness), point.Y - 0.5 + random.Normal(_unsteadiness));
            return ((_xx * x) + (_xy * y) + _shiftX, (_yx * x) + (_yy * y) + _shiftY);
        }
    }
}
