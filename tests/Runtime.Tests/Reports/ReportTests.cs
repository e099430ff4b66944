using System.Xml.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Reports;

public sealed class ReportTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_confusion_matrix_has_a_row_for_each_true_class_and_a_column_for_each_predicted_class()
    {
        using var output = tensor(new[] { 0.9f, 0.1f, 0, 0.2f, 0.7f, 0.1f, 0.1f, 0.8f, 0.1f, 0, 0, 1 }).reshape(4, 3);
        using var numbers = tensor(new long[] { 0, 1, 2, 2 });
        var matrix = new ConfusionMatrix(output, numbers, ["cat", "dog", "<fish>"]);
        Assert.Equal((1, 1, 1, 1, 0), (matrix[0, 0], matrix[1, 1], matrix[2, 1], matrix[2, 2], matrix[0, 1]));
        Assert.Equal(0.75, matrix.Accuracy);

        using var hot = nn.functional.one_hot(numbers, 3).type(ScalarType.Float32);
        Assert.Equal(1, new ConfusionMatrix(output, hot)[2, 1]);
        var svg = XDocument.Parse(matrix.ToSvg()).Root!;
        Assert.Contains(svg.Descendants(s_svg + "title"), title => title.Value == "<fish> was right, dog was said: 1 of 2");
        Assert.Equal(9, svg.Descendants(s_svg + "rect").Count(square => square.Attribute("class")!.Value.StartsWith("cell", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_confusion_matrix_of_wrong_classes_is_an_error()
    {
        using var output = rand(4, 3);
        Assert.Contains("(4, 2)", Assert.Throws<ArgumentException>(() => new ConfusionMatrix(output, rand(4, 2))).Message, StringComparison.Ordinal);
        Assert.Contains("3 classes, but 2 names", Assert.Throws<ArgumentException>(() => new ConfusionMatrix(output, rand(4, 3), ["a", "b"])).Message, StringComparison.Ordinal);
        Assert.Contains("the ids in 'target' must be 0 to 2, because of the 3 classes of the output, but there is the id 3", Assert.Throws<ArgumentException>(() => new ConfusionMatrix(output, tensor(new long[] { 0, 1, 2, 3 }))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_classes_are_shown_as_colours_without_numbers()
    {
        using var output = rand(50, 100);
        var svg = XDocument.Parse(new ConfusionMatrix(output, output).ToSvg()).Root!;
        Assert.DoesNotContain(svg.Descendants(s_svg + "text"), text => text.Attribute("class")!.Value.StartsWith("count", StringComparison.Ordinal));
        Assert.Equal(10_000, svg.Descendants(s_svg + "rect").Count(square => square.Attribute("class")!.Value.StartsWith("cell", StringComparison.Ordinal)));
    }
}
