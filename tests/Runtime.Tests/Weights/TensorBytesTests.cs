using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Weights;

public sealed class TensorBytesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(1000)]
    public void A_tensor_is_written_and_read_in_parts(long elementsAtOnce)
    {
        using var numbers = arange(0, 24, ScalarType.Float64).view(2, 3, 4);
        using var permuted = numbers.permute(2, 0, 1);
        using var stream = new MemoryStream();
        TensorBytes.Write(stream, permuted, elementsAtOnce);
        Assert.Equal(24 * sizeof(double), stream.Length);

        stream.Position = 0;
        using var read = zeros(4, 2, 3, ScalarType.Float64);
        TensorBytes.Read(stream, read, elementsAtOnce);
        Assert.True(read.equal(permuted).all().ToBoolean());
        Assert.Throws<EndOfStreamException>(() => TensorBytes.Read(stream, read, elementsAtOnce));
    }

    [Fact]
    public void A_tensor_without_elements_has_no_bytes()
    {
        using var stream = new MemoryStream();
        using var none = zeros(3, 0);
        TensorBytes.Write(stream, none);
        TensorBytes.Read(stream, none);
        Assert.Equal(0, stream.Length);
    }
}
