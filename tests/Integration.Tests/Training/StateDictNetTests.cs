using System.Buffers.Binary;
using System.Text.Json;

namespace CompiledNets.Integration.Tests.Training;

public sealed class StateDictNetTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Weights_are_converted_to_PyTorchs_shapes_and_back()
    {
        using var net = new Convolutions(seed: 1);
        net.SaveStateDict(_file, layer => "features." + layer);

        // torch.nn.Conv2d(4, 6, (3, 2)) has the shape (filters, inputs, height, width), and torch.nn.Linear has (units, inputs).
        var bytes = File.ReadAllBytes(_file);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, (int)BinaryPrimitives.ReadInt64LittleEndian(bytes)));
        Assert.Equal([6, 4, 3, 2], Shape("features.conv2d.weight"));
        Assert.Equal([5, net.Weights["dense.kernel"].Value.size(0)], Shape("features.dense.weight"));
        Assert.Equal([5], Shape("features.dense.bias"));
        IEnumerable<long> Shape(string name) => header.RootElement.GetProperty(name).GetProperty("shape").EnumerateArray().Select(size => size.GetInt64());

        using var other = new Convolutions(seed: 2);
        Assert.False(other.Weights.Values.allclose(net.Weights.Values));
        Assert.Contains("it has no 'conv2d.weight', for 'conv2d.kernel'", Assert.Throws<FileFormatException>(() => other.LoadStateDict(_file)).Message, StringComparison.Ordinal);
        other.LoadStateDict(_file, layer => "features." + layer);
        Assert.True(other.Weights.Values.allclose(net.Weights.Values, 0, 0));
    }
}
