using System.IO.Compression;
using PureHDF;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Samples.Tests.Keras;

/// <summary>
/// Loads files in the layout of Keras 3's saving_lib. PureHDF writes them, and h5py, which Keras uses. Each variable contains rising numbers with
/// a different start, so no variable can be confused with another.
/// </summary>
public sealed class KerasWeightsTests : IDisposable
{
    private const string ByPython =
        """
        import h5py, numpy
        def write(name, layers, more=[], **options):
            start = 0
            with h5py.File(folder + name, 'w', **options) as file:
                for place, shapes in layers:
                    group = file.create_group(place).create_group('vars')
                    for i, shape in enumerate(shapes):
                        size = int(numpy.prod(shape))
                        group[str(i)] = (start + numpy.arange(size)).reshape(shape).astype('float32') / 1024
                        start += size
                for place in more:
                    file.create_group(place).create_group('vars')['0'] = numpy.arange(2, dtype='uint32')

        """;

    private static readonly (string Place, long[][] Shapes)[] s_digits =
    [
        ("layers/conv2d", [[3, 3, 1, 32], [32]]),
        ("layers/conv2d_1", [[3, 3, 32, 64], [64]]),
        ("layers/dense", [[9216, 128], [128]]),
        ("layers/dense_1", [[128, 10], [10]]),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Weights_of_Keras_are_loaded_into_their_layers()
    {
        Write("digits.weights.h5", [.. s_digits, ("layers/dropout/seed_generator", [[2]]), ("optimizer", [[2]])]);
        using (var archive = ZipFile.Open(File("digits.keras"), ZipArchiveMode.Create))
        {
            archive.CreateEntryFromFile(File("digits.weights.h5"), "model.weights.h5");
        }

        foreach (var file in new[] { "digits.weights.h5", "digits.keras" })
        {
            using var net = new DigitCnn(seed: 1);
            net.LoadKerasWeights(File(file));
            AssertRising(net);
        }
    }

    [PythonFact("h5py")]
    public void Files_that_h5py_writes_are_read()
    {
        Run(
            """
            digits = [('layers/conv2d', [(3, 3, 1, 32), (32,)]), ('layers/conv2d_1', [(3, 3, 32, 64), (64,)]), ('layers/dense', [(9216, 128), (128,)]), ('layers/dense_1', [(128, 10), (10,)])]
            write('digits.weights.h5', digits, more=['layers/dropout/seed_generator', 'optimizer'])
            write('latest.weights.h5', digits, more=['layers/dropout/seed_generator', 'optimizer'], libver='latest')
            many = [('layers/dense_%d' % i, [(3, 2), (2,)]) for i in range(300)]
            write('many.h5', many)
            write('many_latest.h5', many, libver='latest')
            with h5py.File(folder + 'chunks.h5', 'w', libver='latest') as file:
                rising = numpy.arange(4001, dtype='float32')
                file.create_dataset('pages', data=rising, chunks=(2,))
                file.create_dataset('pages_packed', data=rising, chunks=(2,), compression='gzip', fletcher32=True)
                file.create_dataset('array', data=rising, chunks=(100,), shuffle=True)
                file.create_dataset('one', data=rising, chunks=(4001,), compression='gzip', shuffle=True)
            with h5py.File(folder + 'chunks_earliest.h5', 'w') as file:
                file.create_dataset('tree', data=rising, chunks=(2,), compression='gzip')
            with h5py.File(folder + 'types.h5', 'w') as file:
                for dtype in ['float16', 'float32', 'float64', 'int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64']:
                    file[dtype] = numpy.array([[1, 2, 3], [4, 5, 6]], dtype)
                file.create_dataset('bfloat16', data=(numpy.array([[1, 2, 3], [4, 5, 6]], 'float32').view('uint32') >> 16).astype('uint16').view('V2')).attrs['dtype'] = 'bfloat16'
                file.create_dataset('packed', data=numpy.array([[1, 2, 3], [4, 5, 6]], 'float32'), compression='gzip', shuffle=True, fletcher32=True, chunks=(2, 2))
            """);
        foreach (var file in new[] { "digits.weights.h5", "latest.weights.h5" })
        {
            using var net = new DigitCnn(seed: 1);
            net.LoadKerasWeights(File(file));
            AssertRising(net);
        }

        foreach (var file in new[] { "many.h5", "many_latest.h5" })
        {
            var many = KerasWeights.Read(File(file));
            Assert.Equal(600, many.Count);
            for (var i = 0; i < 300; i++)
            {
                Assert.Equal(Enumerable.Range(8 * i, 6).Select(number => number / 1024f), many[$"layers/dense_{i}/vars/0"].data<float>().ToArray());
                Assert.Equal(Enumerable.Range((8 * i) + 6, 2).Select(number => number / 1024f), many[$"layers/dense_{i}/vars/1"].data<float>().ToArray());
            }
        }

        var chunked = KerasWeights.Read(File("chunks.h5")).Concat(KerasWeights.Read(File("chunks_earliest.h5"))).ToList();
        Assert.Equal(["array", "one", "pages", "pages_packed", "tree"], chunked.Select(pair => pair.Key));
        Assert.All(chunked, pair => Assert.Equal(Enumerable.Range(0, 4001).Select(number => (float)number), pair.Value.data<float>().ToArray()));

        var types = KerasWeights.Read(File("types.h5"));
        Assert.Equal(13, types.Count);
        foreach (var (name, tensor) in types)
        {
            Assert.Equal((name, name is "float64" or "int64" or "uint64" ? ScalarType.Float64 : ScalarType.Float32), (name, tensor.dtype));
            Assert.Equal([2, 3], tensor.shape);
            Assert.Equal([1, 2, 3, 4, 5, 6], tensor.type(ScalarType.Float64).data<double>().ToArray());
        }
    }

    [PythonFact("h5py")]
    public void Numbers_outside_of_the_file_are_an_error()
    {
        Run(
            """
            write('other.h5', [('layers/dense', [(8, 8), (8,)])])
            with h5py.File(folder + 'link.h5', 'w', libver='latest') as file:
                file['layers/dense/vars/0'] = h5py.ExternalLink(folder + 'other.h5', '/layers/dense/vars/0')
            with h5py.File(folder + 'group.h5', 'w') as file:
                file['layers'] = h5py.ExternalLink(folder + 'other.h5', '/layers')
            with h5py.File(folder + 'storage.h5', 'w') as file:
                for count in range(1, 100):
                    file.create_dataset('%02d' % count, (count,), 'float32', external=[(folder + 'other.h5', 0, 4 * count)])
            layout = h5py.VirtualLayout((8, 8), 'float32')
            layout[:] = h5py.VirtualSource(folder + 'other.h5', 'layers/dense/vars/0', (8, 8))
            with h5py.File(folder + 'virtual.h5', 'w', libver='latest') as file:
                file.create_virtual_dataset('x', layout)
            for name, chunks in (('bomb.h5', (1024, 1024)), ('large.h5', None)):
                with h5py.File(folder + name, 'w') as file:
                    file.create_dataset('x', (1 << 20, 1 << 20), 'float32', chunks=chunks)
            with h5py.File(folder + 'sparse.h5', 'w') as file:
                file.create_dataset('x', (1 << 12, 1 << 12), 'float32', chunks=(1024, 1024))
            with h5py.File(folder + 'cycle.h5', 'w') as file:
                file.create_group('layers')['up'] = file['/']
            with h5py.File(folder + 'soft.h5', 'w') as file:
                file['soft'] = h5py.SoftLink('/soft')
            with h5py.File(folder + 'empty.h5', 'w') as file:
                file['x'] = h5py.Empty('f')
            with h5py.File(folder + 'pairs.h5', 'w') as file:
                file['x'] = numpy.zeros(2, 'uint16').view('V2')
            """);
        Assert.Contains("'0' is a link to another file, which is not read", Error("link.h5"), StringComparison.Ordinal);
        Assert.Contains("'layers' is a link to another file, which is not read", Error("group.h5"), StringComparison.Ordinal);
        Assert.Contains("its numbers are in other files (external storage), which are not read", Error("storage.h5"), StringComparison.Ordinal);
        Assert.Contains("(a virtual dataset), which are not read", Error("virtual.h5"), StringComparison.Ordinal);
        Assert.Contains("'x': it would have 4398046511104 bytes", Error("bomb.h5"), StringComparison.Ordinal);
        Assert.Contains("'x': it would have 4398046511104 bytes", Error("large.h5"), StringComparison.Ordinal);
        Assert.Contains("would take 67108864 bytes of memory", Error("sparse.h5"), StringComparison.Ordinal);
        Assert.Contains("'layers/up' is the same object as '/'", Error("cycle.h5"), StringComparison.Ordinal);
        Assert.Contains("'soft' is a symbolic link, which Keras does not write", Error("soft.h5"), StringComparison.Ordinal);
        Assert.Contains("'x': numbers are expected, but it has no shape", Error("empty.h5"), StringComparison.Ordinal);
        Assert.Contains("numbers of 1, 2, 4 or 8 bytes are expected, but found Opaque of 2 bytes", Error("pairs.h5"), StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_recurrent_cells_and_inner_nets_are_loaded()
    {
        Write("texts.weights.h5", [("layers/embedding", [[10000, 64]]), ("layers/lstm/cell", [[64, 128], [32, 128], [128]]), ("layers/embedding_1", [[10000, 64]]), ("layers/lstm_1/cell", [[64, 64], [16, 64], [64]]), ("layers/dense", [[48, 500], [500]])]);
        Write("same.weights.h5", [("layers/dense", [[15488, 1], [1]]), ("layers/functional/layers/conv2d", [[3, 3, 1, 64], [64]]), ("layers/functional/layers/conv2d_1", [[3, 3, 64, 64], [64]])]);
        Write("vision.weights.h5", [("layers/dense_7", [[15488, 1], [1]]), ("layers/sequential/layers/conv2d", [[3, 3, 1, 64], [64]]), ("layers/sequential/layers/conv2d_1", [[3, 3, 64, 64], [64]])]);
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

    [Fact]
    public void A_file_of_another_model_is_an_error_that_lists_all_differences_and_changes_nothing()
    {
        Write("other.weights.h5", [("layers/conv2d", [[3, 3, 1, 32], [32]]), ("layers/conv2d_1", [[5, 5, 32, 64], [64]]), ("layers/dense", [[9216, 128], [128]]), ("layers/dense_2", [[128, 10], [10]])]);
        using var net = new DigitCnn(seed: 1);
        using var before = net.Weights.Values.clone();
        var message = Assert.Throws<FileFormatException>(() => net.LoadKerasWeights(File("other.weights.h5"))).Message;
        Assert.Contains("'layers/conv2d_1/vars/0' is (5, 5, 32, 64) in the file, and (3, 3, 32, 64) is expected for 'conv2d_1.kernel'", message, StringComparison.Ordinal);
        Assert.Contains("'dense_1' has 2 weights (kernel, bias), and the file has 0 in 'layers/dense_1/'", message, StringComparison.Ordinal);
        Assert.Contains("the net has no place for 'layers/dense_2/vars/0'", message, StringComparison.Ordinal);
        Assert.True(net.Weights.Values.allclose(before, 0, 0));
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

    private string Error(string name) => Assert.Throws<FileFormatException>(() => KerasWeights.Read(File(name))).Message;

    /// <summary>Writes a file with PureHDF. Each path gets a group <c>vars</c> with rising float32 numbers.</summary>
    private void Write(string name, (string Place, long[][] Shapes)[] layers)
    {
        var file = new H5File();
        var start = 0L;
        foreach (var (place, shapes) in layers)
        {
            var group = (H5Group)file;
            foreach (var part in $"{place}/vars".Split('/'))
            {
                group = (H5Group)(group.TryGetValue(part, out var inner) ? inner : group[part] = new H5Group());
            }

            for (var i = 0; i < shapes.Length; i++)
            {
                var numbers = new float[shapes[i].Aggregate(1L, (product, size) => product * size)];
                for (var k = 0; k < numbers.Length; k++)
                {
                    numbers[k] = (start + k) / 1024f;
                }

                group[$"{i}"] = new H5Dataset(numbers, fileDims: shapes[i].Select(size => (ulong)size).ToArray());
                start += numbers.Length;
            }
        }

        file.Write(File(name), new H5WriteOptions(PreferCompactDatasetLayout: false));
    }

    private void Run(string program) => Python.Run(_folder, ByPython + program, "h5py");
}
