using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml.Linq;
using CompiledNets.Generated;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The number of samples of each true class that were predicted as each class.</summary>
public sealed class ConfusionMatrix
{
    // With more classes, the cells are too small for numbers and only have colours.
    private const int MostNumbers = 20;

    private readonly long[] _counts;

    /// <summary>Counts predictions.</summary>
    /// <param name="output">The outputs of a net, of the shape (N, ..., classes). The largest of each row is the predicted class.</param>
    /// <param name="target">
    /// The true classes: integer class numbers of the shape (N, ...), or a number per class of the shape (N, ..., classes), of which the largest decides.
    /// </param>
    /// <param name="names">The names of the classes. The default is their numbers.</param>
    /// <exception cref="ArgumentException">
    /// The shapes do not fit, a class number is not less than the number of classes, or the number of names differs from it.
    /// </exception>
    public ConfusionMatrix(Tensor output, Tensor target, IReadOnlyList<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(target);
        var rows = output.dim() < 2 ? [] : output.shape[..^1];
        var isNumbers = !target.is_floating_point();
        if (rows.Length == 0 || !target.shape.SequenceEqual(isNumbers ? rows : output.shape))
        {
            throw new ArgumentException($"Outputs must have a number per class, and targets must be class numbers or have a number per class, but the shapes are ({string.Join(", ", output.shape)}) and {target.dtype} ({string.Join(", ", target.shape)}).", nameof(target));
        }

        var classes = (int)output.shape[^1];
        if (names is not null && names.Count != classes)
        {
            throw new ArgumentException($"There are {classes} classes, but {names.Count} names.", nameof(names));
        }

        if (isNumbers)
        {
            using var numbers = target.type(ScalarType.Int64);
            new Boundary("ConfusionMatrix", output.dtype, output.device).Ids(numbers, nameof(target), classes, $"the {classes} classes of the output");
        }

        using var counts = Kernels.Metrics.ConfusionMatrix(output, target);
        using var onCpu = counts.cpu();
        _counts = MemoryMarshal.Cast<byte, double>(onCpu.bytes).ToArray().Select(count => (long)count).ToArray();
        Names = names ?? Enumerable.Range(0, classes).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToList();
    }

    /// <summary>Gets the names of the classes.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Gets the number of samples of a true class that were predicted as a class.</summary>
    /// <param name="right">The true class.</param>
    /// <param name="said">The predicted class.</param>
    public long this[int right, int said] => _counts[(right * Names.Count) + said];

    /// <summary>Gets the fraction of correct predictions, from 0 to 1.</summary>
    public double Accuracy => Enumerable.Range(0, Names.Count).Sum(k => this[k, k]) / (double)_counts.Sum();

    /// <summary>Draws the matrix as SVG, with a row for each true class and a column for each predicted class. The SVG refers to no other file.</summary>
    public string ToSvg() => new XDocument(Draw()).ToString() + "\n";

    internal XElement Draw()
    {
        const double Top = 40;
        var count = Names.Count;
        var cell = Math.Clamp(440.0 / count, 6, 44);
        var left = 36 + (Names.Max(name => name.Length) * 8);
        var (width, height) = (left + (cell * count) + 16, Top + (cell * count) + 16);
        var svg = new XElement(
            Svg.Name("svg"),
            new XAttribute("viewBox", FormattableString.Invariant($"0 0 {width:0.##} {height:0.##}")),
            new XAttribute("width", FormattableString.Invariant($"{width:0.##}")),
            new XAttribute("height", FormattableString.Invariant($"{height:0.##}")),
            new XAttribute("role", "img"),
            new XElement(Svg.Name("title"), "Confusion matrix"),
            new XElement(Svg.Name("style"), CurvesSvg.Style),
            Svg.Rectangle("paper", 0, 0, width, height),
            Svg.Text("tick", left + (cell * count / 2), 14, "said", "middle"),
            Turned("tick", 14, Top + (cell * count / 2), "right"));

        // If names would overlap, some are left out. The tooltips of the cells contain all names.
        var every = (int)Math.Ceiling(14 / cell);
        for (var right = 0; right < count; right++)
        {
            if (right % every == 0)
            {
                svg.Add(Svg.Text("tick", left - 8, Top + (cell * (right + 0.5)) + 4, Names[right], "end"));
                if (Names[right].Length * 8 <= cell * every)
                {
                    svg.Add(Svg.Text("tick", left + (cell * (right + 0.5)), Top - 8, Names[right], "middle"));
                }
            }

            var all = Enumerable.Range(0, count).Sum(said => this[right, said]);
            for (var said = 0; said < count; said++)
            {
                var number = this[right, said];
                var part = all == 0 ? 0 : number / (double)all;

                // The opacity begins at 0.12, so that a few wrong predictions are visible.
                var square = Svg.Rectangle(right == said ? "cell right" : "cell wrong", left + (cell * said), Top + (cell * right), cell, cell);
                square.Add(
                    new XAttribute("fill-opacity", Math.Round(number == 0 ? 0 : 0.12 + (0.88 * part), 3).ToString(CultureInfo.InvariantCulture)),
                    new XElement(Svg.Name("title"), string.Create(CultureInfo.InvariantCulture, $"{Names[right]} was right, {Names[said]} was said: {number:N0} of {all:N0}")));
                svg.Add(square);
                if (count <= MostNumbers && number > 0)
                {
                    svg.Add(Svg.Text(part > 0.5 ? "count light" : "count", left + (cell * (said + 0.5)), Top + (cell * (right + 0.5)) + 4, number.ToString(CultureInfo.InvariantCulture), "middle"));
                }
            }
        }

        return svg;
    }

    private static XElement Turned(string look, double x, double y, string text)
    {
        var element = Svg.Text(look, x, y, text, "middle");
        element.Add(new XAttribute("transform", FormattableString.Invariant($"rotate(-90 {x:0.##} {y:0.##})")));
        return element;
    }
}
