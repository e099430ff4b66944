using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using TorchSharp;
using static CompiledNets.Runtime.Tests.Testing;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Weights;

public sealed class SafetensorsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    private string File => Path.Combine(_folder, "weights.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Weights_are_read_exactly_as_written(ScalarType dtype)
    {
        using var written = Weights(dtype);
        Fill(written);
        Write(written);
        using var read = Weights(dtype);
        using (var file = Safetensors.Read(File))
        {
            using var staged = file.Stage([.. read.Select(weight => (weight.Name, weight.Value))], "Test");
            staged.Apply();
        }

        Assert.Equal(Numbers(written.Values), Numbers(read.Values));
    }

    [Fact]
    public void The_file_has_the_documented_format()
    {
        using var weights = Weights(ScalarType.Float32);
        Fill(weights);
        Write(weights);
        var bytes = System.IO.File.ReadAllBytes(File);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, length));
        var kernel = header.RootElement.GetProperty("layer.kernel");
        Assert.Equal("F32", kernel.GetProperty("dtype").GetString());
        Assert.Equal([3, 2], kernel.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()));
        var start = 8 + length + kernel.GetProperty("data_offsets")[0].GetInt32();

        // The numbers are in the order of Keras' shape and not in the order of memory.
        var numbers = Enumerable.Range(0, 6).Select(i => (double)BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(start + (4 * i))));
        Assert.Equal(Numbers(weights["layer.kernel"].Value), numbers);
        Assert.Equal(bytes.Length, 8 + length + (4 * (6 + 2)));
    }

    [Fact]
    public void Weights_of_another_net_are_an_error_that_names_every_difference_and_changes_nothing()
    {
        using var written = Testing.Weights(ScalarType.Float32, ("kernel", [3, 4], [0, 1]), ("gamma", [2], [0]));
        Write(written);
        using var weights = Weights(ScalarType.Float32);
        Fill(weights);
        var before = Numbers(weights.Values);
        using var file = Safetensors.Read(File);
        var exception = Assert.Throws<FileFormatException>(() => file.Stage([.. weights.Select(weight => (weight.Name, weight.Value))], "Test"));
        Assert.Contains("'layer.kernel' is (3, 4) in the file and (3, 2) in the net", exception.Message, StringComparison.Ordinal);
        Assert.Contains("it has no 'layer.bias'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("the net has no 'layer.gamma'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, Numbers(weights.Values));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("\u0008\0\0\0\0\0\0\0not json")]
    [InlineData("\u00ff\u00ff\u00ff\u00ff\0\0\0\0{}")]
    [InlineData("\u0003\0\0\0\0\0\0\0[1]")]
    [InlineData("\u000f\0\0\0\0\0\0\0{\"x\":{\"a\": 1}}")]
    public void A_file_that_is_not_safetensors_is_an_error_that_names_it(string content)
    {
        System.IO.File.WriteAllBytes(File, Encoding.Latin1.GetBytes(content));
        var exception = Assert.Throws<FileFormatException>(() => Safetensors.Read(File));
        Assert.Contains(File, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_ends_too_early_is_an_error()
    {
        using var weights = Weights(ScalarType.Float32);
        Write(weights);
        var bytes = System.IO.File.ReadAllBytes(File);
        System.IO.File.WriteAllBytes(File, bytes[..^4]);
        Assert.Throws<FileFormatException>(() => Safetensors.Read(File));
    }

    [Fact]
    public void A_failure_while_writing_leaves_the_old_file_and_no_other()
    {
        using var weights = Weights(ScalarType.Float32);
        Write(weights);
        var before = System.IO.File.ReadAllBytes(File);
        Assert.ThrowsAny<Exception>(() => Safetensors.Write(File, Failing(), new Dictionary<string, string>()));
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
        Assert.Single(Directory.GetFiles(_folder));

        IEnumerable<(string, Tensor)> Failing()
        {
            var disposed = ones(3);
            yield return ("a", weights[0].Value);
            yield return ("b", disposed);
            disposed.Dispose();
        }
    }

    private static WeightSet Weights(ScalarType dtype) => Testing.Weights(dtype, ("kernel", [3, 2], [1, 0]), ("bias", [2], [0]));

    private static void Fill(WeightSet weights)
    {
        using var noGrad = no_grad();
        using var numbers = arange(weights.ParameterCount, weights.Values.dtype);
        Kernels.Elementwise.Copy(weights[0].Value, numbers.narrow(0, 0, 6).view(3, 2));
        Kernels.Elementwise.Copy(weights[1].Value, numbers.narrow(0, 6, 2));
    }

    private void Write(WeightSet weights) => Safetensors.Write(File, weights.Select(weight => (weight.Name, weight.Value)), new Dictionary<string, string> { ["net"] = "Test" });
}
