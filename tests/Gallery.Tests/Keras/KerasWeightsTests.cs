using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Samples.Tests.Keras;

/// <summary>
/// Files in the layout that Keras 3's saving_lib gives them, written by h5py, which is what Keras writes them with. Each variable holds
/// rising numbers from one of its own, so that none can stand for another.
/// </summary>
public sealed class KerasWeightsTests : IDisposable
{
    private const string Write =
        """
        import h5py, numpy, zipfile
        def write(name, layers, dtype='float32', more={}):
            start = 0
            with h5py.File(folder + name, 'w') as file:
                for place, shapes in layers:
                    group = file.create_group(place).create_group('vars')
                    for i, shape in enumerate(shapes):
                        size = int(numpy.prod(shape))
                        group[str(i)] = (start + numpy.arange(size)).reshape(shape).astype(dtype) / 1024
                        start += size
                for place in more:
                    file.create_group(place).create_group('vars')['0'] = numpy.arange(2, dtype='uint32')
        digits = [('layers/conv2d', [(3, 3, 1, 32), (32,)]), ('layers/conv2d_1', [(3, 3, 32, 64), (64,)]), ('layers/dense', [(9216, 128), (128,)]), ('layers/dense_1', [(128, 10), (10,)])]

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PythonFact("h5py")]
    public void Weights_of_Keras_go_to_the_layers_that_they_are_of()
    {
        Run(
            """
            write('digits.weights.h5', digits, more=['layers/dropout/seed_generator', 'optimizer'])
            with zipfile.ZipFile(folder + 'digits.keras', 'w') as archive:
                archive.writestr('config.json', '{}')
                archive.write(folder + 'digits.weights.h5', 'model.weights.h5')
            """);
        foreach (var file in new[] { "digits.weights.h5", "digits.keras" })
        {
            using var net = new DigitCnn(seed: 1);
            net.LoadKerasWeights(File(file));
            AssertRising(net);
        }
    }

    [PythonFact("h5py")]
    public void Cells_of_recurrent_layers_and_nets_in_nets_have_places_of_their_own()
    {
        Run(
            """
            write('texts.weights.h5', [('layers/embedding', [(10000, 64)]), ('layers/lstm/cell', [(64, 128), (32, 128), (128,)]), ('layers/embedding_1', [(10000, 64)]),
                                       ('layers/lstm_1/cell', [(64, 64), (16, 64), (64,)]), ('layers/dense', [(48, 500), (500,)])], dtype='float64')
            write('same.weights.h5', [('layers/dense', [(15488, 1), (1,)]), ('layers/functional/layers/conv2d', [(3, 3, 1, 64), (64,)]), ('layers/functional/layers/conv2d_1', [(3, 3, 64, 64), (64,)])])
            write('vision.weights.h5', [('layers/dense_7', [(15488, 1), (1,)]), ('layers/sequential/layers/conv2d', [(3, 3, 1, 64), (64,)]), ('layers/sequential/layers/conv2d_1', [(3, 3, 64, 64), (64,)])])
            """);
        using var texts = new QuestionAnswering(seed: 1, dtype: ScalarType.Float64);
        texts.LoadKerasWeights(File("texts.weights.h5"));
        AssertRising(texts);

        using var same = new SameDigit(seed: 1);
        same.LoadKerasWeights(File("same.weights.h5"));
        AssertRising(same);

        using var other = new SameDigit(seed: 2);
        other.LoadKerasWeights(File("vision.weights.h5"), layer => layer == "dense" ? "layers/dense_7" : "layers/sequential/layers/" + layer["vision.".Length..]);
        Assert.True(other.Weights.Values.allclose(same.Weights.Values, 0, 0));
        Assert.True(other.Vision.Weights.Values.allclose(same.Vision.Weights.Values, 0, 0));
    }

    [PythonFact("h5py")]
    public void A_file_of_another_model_is_an_error_with_everything_that_differs_and_changes_nothing()
    {
        Run(
            """
            write('other.weights.h5', [('layers/conv2d', [(3, 3, 1, 32), (32,)]), ('layers/conv2d_1', [(5, 5, 32, 64), (64,)]), ('layers/dense', [(9216, 128), (128,)]), ('layers/dense_2', [(128, 10), (10,)])])
            with h5py.File(folder + 'texts.weights.h5', 'w') as file:
                file.create_group('layers/dense/vars')['0'] = 'a text'
            """);
        using var net = new DigitCnn(seed: 1);
        using var before = net.Weights.Values.clone();
        var message = Assert.Throws<InvalidDataException>(() => net.LoadKerasWeights(File("other.weights.h5"))).Message;
        Assert.Contains("'layers/conv2d_1/vars/0' is (5, 5, 32, 64) in the file, and (3, 3, 32, 64) is expected for 'conv2d_1.kernel'", message, StringComparison.Ordinal);
        Assert.Contains("'dense_1' has 2 weights (kernel, bias), and the file has 0 in 'layers/dense_1/'", message, StringComparison.Ordinal);
        Assert.Contains("the net has no place for 'layers/dense_2/vars/0'", message, StringComparison.Ordinal);
        Assert.True(net.Weights.Values.allclose(before, 0, 0));

        Assert.Contains("'layers/dense/vars/0' holds no numbers", Assert.Throws<InvalidDataException>(() => KerasWeights.Read(File("texts.weights.h5"))).Message, StringComparison.Ordinal);
        System.IO.File.WriteAllText(File("text.h5"), "this is no such file");
        Assert.Contains("it is no HDF5 file", Assert.Throws<InvalidDataException>(() => KerasWeights.Read(File("text.h5"))).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => KerasWeights.Read(File("none.h5")));
    }

    private static void AssertRising(CompiledNet net)
    {
        var start = 0L;
        foreach (var (name, weight) in net.NamedWeights())
        {
            using var expected = arange(start, start + weight.Structure.Count, ScalarType.Float64).reshape(weight.Structure.Shape).div((Scalar)1024).type(net.DType);
            Assert.True(weight.Value.allclose(expected, 0, 0), name);
            start += weight.Structure.Count;
        }
    }

    private string File(string name) => Path.Combine(_folder, name);

    private void Run(string program) => Python.Run(_folder, Write + program, "h5py");
}
