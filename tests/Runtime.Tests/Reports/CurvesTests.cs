using System.Globalization;
using System.Xml.Linq;

namespace CompiledNets.Runtime.Tests.Reports;

public sealed class CurvesTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_metric_and_its_validation_share_a_panel()
    {
        var curves = TrainingCurve.Of([Epoch(2, 0.5, 1.9, 0.6), Epoch(1, 0.7, 1.2, 0.65)]);
        Assert.Equal(["loss", "accuracy"], curves.Select(curve => curve.Name));
        Assert.Equal([2, 1], curves[0].Train);
        Assert.Equal([0.6, 0.65], curves[1].Validation);
    }

    [Fact]
    public void Curves_are_one_self_contained_file()
    {
        var svg = Draw(Epoch(2, 0.5, 1.9, 0.6), Epoch(1, 0.7, 1.2, 0.65), Epoch(0.5, 0.9, 1.4, 0.7));
        Assert.Equal(s_svg + "svg", svg.Name);
        Assert.Equal(4, svg.Descendants(s_svg + "polyline").Count());
        Assert.Equal(12, svg.Descendants(s_svg + "circle").Count(circle => circle.Element(s_svg + "title") is not null));
        Assert.All((string[])["training", "validation", "loss", "accuracy", "epoch", "0.5000", "1.4000"], text => Assert.Contains(svg.Descendants(s_svg + "text"), element => element.Value == text));
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "href" or "src");
        Assert.Contains("prefers-color-scheme: dark", svg.Element(s_svg + "style")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_is_inside_of_the_picture()
    {
        var svg = Draw(Enumerable.Range(1, 200).Select(i => Epoch(1.0 / i, 1 - (1.0 / i), 3.0 / i, 0.2)).ToArray());
        var (width, height) = (Number(svg, "width"), Number(svg, "height"));
        foreach (var panel in svg.Elements(s_svg + "g"))
        {
            var at = panel.Attribute("transform")!.Value["translate(".Length..^1].Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            foreach (var circle in panel.Descendants(s_svg + "circle"))
            {
                Assert.InRange(at[0] + Number(circle, "cx"), 0, width);
                Assert.InRange(at[1] + Number(circle, "cy"), 0, height);
            }
        }
    }

    [Fact]
    public void One_epoch_is_a_point()
    {
        var svg = Draw(Epoch(2, 0.5, 2, 0.5));
        Assert.Empty(svg.Descendants(s_svg + "polyline"));
        Assert.Equal(4, svg.Descendants(s_svg + "circle").Count(circle => circle.Element(s_svg + "title") is not null));
    }

    [Fact]
    public void NaN_is_a_gap_with_a_note()
    {
        var svg = Draw(Epoch(2, 0.5, 2, 0.5), Epoch(double.NaN, 0.5, double.PositiveInfinity, 0.5), Epoch(1, 0.5, 1, 0.5), Epoch(1, 0.5, 1, 0.5));
        Assert.Contains(svg.Descendants(s_svg + "text"), element => element.Value == "no number in epoch 2");
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
        Draw(Epoch(double.NaN, double.NaN, double.NaN, double.NaN));
    }

    [Fact]
    public void Without_validation_there_is_no_legend()
    {
        var svg = CurvesSvg.Draw("Net", "settings", "data", [new TrainingCurve("loss", [3, 2, 1], [])]);
        Assert.DoesNotContain(svg.Descendants(s_svg + "text"), element => element.Value == "validation");
        Assert.Single(svg.Descendants(s_svg + "polyline"));
    }

    [Fact]
    public void Names_with_signs_of_XML_are_escaped() =>
        Assert.Equal("Net<T> & more", XElement.Parse(CurvesSvg.Draw("Net<T> & more", "a < b", "c", [new TrainingCurve("loss", [1], [])]).ToString()).Elements(s_svg + "text").First().Value);

    [Theory]
    [InlineData(0, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0.0265, 0.2604, "0.00 0.05 0.10 0.15 0.20 0.25 0.30")]
    [InlineData(0.9208, 0.9918, "0.92 0.94 0.96 0.98 1.00")]
    [InlineData(100, 1100, "0 200 400 600 800 1000 1200")]
    [InlineData(0.0001, 0.0002, "1e-4 1.2e-4 1.4e-4 1.6e-4 1.8e-4 2e-4")]
    [InlineData(0, 5e6, "0 1e+6 2e+6 3e+6 4e+6 5e+6")]
    [InlineData(-0.3, 0.1, "-0.3 -0.2 -0.1 0.0 0.1")]
    [InlineData(-1, 1, "-1.0 -0.5 0.0 0.5 1.0")]
    [InlineData(0.001, 0.121, "0.000 0.025 0.050 0.075 0.100 0.125")]
    [InlineData(3, 3, "2.6 2.8 3.0 3.2 3.4")]
    public void Ticks_are_round_numbers_around_the_values(double least, double most, string ticks)
    {
        var axis = Axis.For([least, most], ticks: 5);
        Assert.Equal(ticks, string.Join(' ', axis.Ticks.Select(axis.Text)));
    }

    [Theory]
    [InlineData(1, "1")]
    [InlineData(4, "1 2 3 4")]
    [InlineData(12, "1 2 3 4 5 6 7 8 9 10 11 12")]
    [InlineData(20, "2 4 6 8 10 12 14 16 18 20")]
    [InlineData(100, "10 20 30 40 50 60 70 80 90 100")]
    public void Epochs_are_whole_numbers(int count, string ticks) => Assert.Equal(ticks, string.Join(' ', Axis.Epochs(count, ticks: 12).Ticks));

    private static Dictionary<string, double> Epoch(double loss, double accuracy, double validationLoss, double validationAccuracy) => new()
    {
        ["loss"] = loss,
        ["accuracy"] = accuracy,
        ["val_loss"] = validationLoss,
        ["val_accuracy"] = validationAccuracy,
    };

    private static XElement Draw(params IReadOnlyList<IReadOnlyDictionary<string, double>> epochs) =>
        CurvesSvg.Draw("Net", "settings", "data", TrainingCurve.Of(epochs));

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
