using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Applications.Tests.Images;

public sealed class ImageNetClassesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_most_probable_classes_come_first()
    {
        using var scope = NewDisposeScope();
        var probabilities = zeros(2, 1000);
        probabilities[0, 281] = 0.5f;
        probabilities[0, 0] = 0.25f;
        probabilities[0, 999] = 0.125f;
        probabilities[1, 340] = 1f;
        var decoded = ImageNetClasses.DecodePredictions(probabilities, top: 3);
        Assert.Equal(
            [new(281, "n02123045", "tabby", 0.5), new(0, "n01440764", "tench", 0.25), new ClassPrediction(999, "n15075141", "toilet_tissue", 0.125)],
            decoded[0]);
        Assert.Equal(new ClassPrediction(340, "n02391049", "zebra", 1), decoded[1][0]);
        Assert.Equal(5, ImageNetClasses.DecodePredictions(probabilities)[1].Count);
    }

    [Fact]
    public void Other_shapes_and_numbers_are_errors()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => ImageNetClasses.DecodePredictions(zeros(1000)));
        Assert.Throws<ArgumentException>(() => ImageNetClasses.DecodePredictions(zeros(1, 10)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageNetClasses.DecodePredictions(zeros(1, 1000), top: 1001));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageNetClasses.DecodePredictions(zeros(1, 1000), top: 0));
    }

    [Fact]
    public void Identifiers_are_in_the_order_of_WordNet_and_unique()
    {
        Assert.Equal(1000, ImageNetClasses.All.Count);
        Assert.Equal(ImageNetClasses.All.Select(own => own.Id).Order(StringComparer.Ordinal).Distinct(), ImageNetClasses.All.Select(own => own.Id));
    }

    [PythonFact("torch", "torchvision")]
    public void Names_are_those_of_torchvision()
    {
        Python.Run(
            _folder.Path,
            """
            from torchvision.models._meta import _IMAGENET_CATEGORIES
            open(folder + 'names.txt', 'w').write('\n'.join(_IMAGENET_CATEGORIES))
            """,
            "torch", "torchvision");

        // Keras has two classes named crane and two named maillot, to which torchvision adds a word.
        var theirs = File.ReadAllLines(_folder["names.txt"]).Select(name => name switch { "crane bird" => "crane", "maillot tank suit" => "maillot", _ => name });
        Assert.Equal(theirs, ImageNetClasses.All.Select(own => own.Name.Replace('_', ' ')));
    }
}
