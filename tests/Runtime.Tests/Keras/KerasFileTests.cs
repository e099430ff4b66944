using System.IO.Compression;
using PureHDF;
using PureHDF.Filters;
using TorchSharp;
using static CompiledNets.Runtime.Tests.Testing;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Keras;

/// <summary>Reads HDF5 files in the layout of Keras. Two are constants that h5py wrote and gzip compressed. PureHDF writes the others.</summary>
public sealed class KerasFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(H5pyFiles.Earliest)]
    [InlineData(H5pyFiles.Latest)]
    public void A_file_of_h5py_is_read_with_the_paths_of_its_variables(string content)
    {
        File.WriteAllBytes(_file, H5pyFiles.Unpacked(content));
        AssertContent();
    }

    [Fact]
    public void The_weights_inside_of_a_keras_archive_are_read()
    {
        WriteArchive("model.weights.h5");
        AssertContent();
        WriteArchive("other.h5");
        Assert.Contains("it has no model.weights.h5", Error(), StringComparison.Ordinal);

        void WriteArchive(string name)
        {
            using var archive = new ZipArchive(File.Create(_file), ZipArchiveMode.Create);
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(H5pyFiles.Unpacked(H5pyFiles.Earliest));
        }
    }

    [Fact]
    public void Every_type_of_numbers_becomes_float32_or_float64()
    {
        Write(new H5File
        {
            ["float16"] = new Half[] { (Half)0.5, (Half)(-2) },
            ["float32"] = new[] { 0.5f, -2 },
            ["float64"] = new[] { 0.5, 1e300 },
            ["int8"] = new sbyte[] { -128, 127 },
            ["uint8"] = new byte[] { 0, 255 },
            ["int16"] = new short[] { -32768, 32767 },
            ["uint16"] = new ushort[] { 0, 65535 },
            ["int32"] = new[] { int.MinValue, 1 },
            ["uint32"] = new uint[] { 0, uint.MaxValue },
            ["int64"] = new[] { long.MinValue, 1 },
            ["uint64"] = new ulong[] { 0, ulong.MaxValue },
            ["bfloat16"] = new H5Dataset(new ushort[] { 0x3F80, 0xC000 }, opaqueInfo: new H5OpaqueInfo(2, "")) { Attributes = new() { ["dtype"] = "bfloat16" } },
            ["scalar"] = 2.5f,
        });
        var tensors = KerasWeights.Read(_file);
        Assert.Equal(["bfloat16", "float16", "float32", "float64", "int16", "int32", "int64", "int8", "scalar", "uint16", "uint32", "uint64", "uint8"], tensors.Keys);
        AssertNumbers("float16", ScalarType.Float32, 0.5, -2);
        AssertNumbers("float32", ScalarType.Float32, 0.5, -2);
        AssertNumbers("float64", ScalarType.Float64, 0.5, 1e300);
        AssertNumbers("int8", ScalarType.Float32, -128, 127);
        AssertNumbers("uint8", ScalarType.Float32, 0, 255);
        AssertNumbers("int16", ScalarType.Float32, -32768, 32767);
        AssertNumbers("uint16", ScalarType.Float32, 0, 65535);
        AssertNumbers("int32", ScalarType.Float32, int.MinValue, 1);
        AssertNumbers("uint32", ScalarType.Float32, 0, 4294967296d);
        AssertNumbers("int64", ScalarType.Float64, long.MinValue, 1);
        AssertNumbers("uint64", ScalarType.Float64, 0, 18446744073709551616d);
        AssertNumbers("bfloat16", ScalarType.Float32, 1, -2);
        Assert.Equal((0, 2.5), ((int)tensors["scalar"].dim(), tensors["scalar"].ToDouble()));

        void AssertNumbers(string name, ScalarType dtype, params double[] numbers)
        {
            Assert.Equal(dtype, tensors[name].dtype);
            Assert.Equal(numbers, Numbers(tensors[name]));
        }
    }

    [Fact]
    public void Compressed_chunks_are_read()
    {
        var numbers = Enumerable.Range(0, 30 * 40).Select(i => (float)i).ToArray();
        Write(new H5File { ["packed"] = new H5Dataset(numbers, chunks: [7, 9], fileDims: [30, 40], datasetCreation: new(Filters: [ShuffleFilter.Id, DeflateFilter.Id])) });
        using var packed = KerasWeights.Read(_file)["packed"];
        Assert.Equal([30, 40], packed.shape);
        Assert.Equal(numbers.Select(number => (double)number), Numbers(packed));
    }

    [Fact]
    public void An_object_without_numbers_is_an_error_that_names_it()
    {
        Write(new H5File { ["layers"] = new H5Group { ["text"] = new[] { "a text" } } });
        Assert.Equal($"'{_file}' is no file of Keras' weights that can be read: 'layers/text': numbers of 1, 2, 4 or 8 bytes are expected, but found VariableLength of 16 bytes.", Error());
        File.WriteAllText(_file, "this is no such file");
        Assert.Equal($"'{_file}' is no file of Keras' weights that can be read: it is no HDF5 file.", Error());
        File.WriteAllText(_file, "");
        Assert.Contains("it is no HDF5 file", Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void Symbolic_links_are_errors()
    {
        Write(new H5File { ["a"] = new H5SoftLink("/nothing") });
        Assert.Contains("'a' is a symbolic link, which Keras does not write", Error(), StringComparison.Ordinal);
        Write(new H5File { ["group"] = new H5Group { ["up"] = new H5SoftLink("/group") } });
        Assert.Contains("'up' is a symbolic link, which Keras does not write", Error(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(H5pyFiles.Earliest)]
    [InlineData(H5pyFiles.Latest)]
    public void A_damaged_file_is_read_or_an_error(string content)
    {
        var good = H5pyFiles.Unpacked(content);
        var random = new Random(9);
        var errors = 0;
        for (var i = 0; i < 300; i++)
        {
            var bytes = good.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(_file, random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            try
            {
                foreach (var tensor in KerasWeights.Read(_file).Values)
                {
                    tensor.Dispose();
                }
            }
            catch (FileFormatException exception)
            {
                Assert.Contains(_file, exception.Message, StringComparison.Ordinal);
                errors++;
            }
        }

        Assert.InRange(errors, 50, 300);
    }

    private void AssertContent()
    {
        var tensors = KerasWeights.Read(_file);
        Assert.Equal(["layers/dense/vars/0", "layers/dense/vars/1", "layers/dense_1/vars/0", "layers/dense_1/vars/1", "layers/dropout/seed_generator/vars/0", "optimizer/vars/0"], tensors.Keys);
        var start = 0;
        foreach (var (name, shape) in ((string, long[])[])[("dense/vars/0", [3, 4]), ("dense/vars/1", [4]), ("dense_1/vars/0", [4, 2]), ("dense_1/vars/1", [2])])
        {
            var tensor = tensors["layers/" + name];
            Assert.Equal(shape, tensor.shape);
            Assert.Equal(Enumerable.Range(start, (int)tensor.numel()).Select(i => i / 1024d), Numbers(tensor));
            start += (int)tensor.numel();
        }

        Assert.Equal([7, 4e9], Numbers(tensors["layers/dropout/seed_generator/vars/0"]));
        Assert.Equal((ScalarType.Float64, 3), (tensors["optimizer/vars/0"].dtype, tensors["optimizer/vars/0"].ToDouble()));
    }

    private string Error() => Assert.Throws<FileFormatException>(() => KerasWeights.Read(_file)).Message;

    [Fact]
    public void Numbers_in_the_header_of_their_dataset_are_read()
    {
        Write(new H5File { ["small"] = new[] { 1f, 2 } }, preferCompact: true);
        using var small = KerasWeights.Read(_file)["small"];
        Assert.Equal([1, 2], Numbers(small));
    }

    private void Write(H5File file, bool preferCompact = false) => file.Write(_file, new H5WriteOptions(PreferCompactDatasetLayout: preferCompact));
}
