using System.Runtime.InteropServices;

namespace CompiledNets.Torch.Tests;

public class DataTests
{
    [Fact]
    public void Bytes_are_the_elements_in_place()
    {
        using var x = tensor([1f, 2, 3]);
        var floats = MemoryMarshal.Cast<byte, float>(x.bytes);
        Assert.Equal([1f, 2, 3], floats.ToArray());
        floats[1] = 7;
        Check.Is(x, 1, 7, 3);
        x.bytes = MemoryMarshal.AsBytes(new float[] { 4, 5, 6 }.AsSpan());
        Check.Is(x, 4, 5, 6);
        Assert.Throws<ArgumentException>(() => x.bytes = new byte[3]);
        Assert.Throws<InvalidOperationException>(() => ones(2, 3).t().bytes.Length);
        Assert.Equal(0, empty(0).bytes.Length);
        Assert.Throws<InvalidOperationException>(() => empty(2, device: META).bytes.Length);
    }

    [Fact]
    public void The_accessor_reads_and_writes_any_layout()
    {
        using var x = arange(6, ScalarType.Float64).view(2, 3);
        using var t = x.t();
        var data = t.data<double>();
        Assert.Equal(6, data.Count);
        Assert.Equal([0, 3, 1, 4, 2, 5], data.ToArray());
        Assert.Equal([0, 3, 1, 4, 2, 5], data);
        Assert.Equal(4, data[3]);
        Assert.Equal(4, data[1, 1]);
        data[2, 0] = 9;
        Check.Is(x, 0, 1, 9, 3, 4, 5);
        var array = Assert.IsType<double[,]>(data.ToNDArray());
        Assert.Equal(9, array[2, 0]);
        Assert.Equal(3, array.GetLength(0));
        Assert.Equal([1.0], (double[])tensor(1.0).data<double>().ToNDArray());
        data.CopyFrom([10, 11], 0, 4);
        Check.Is(x, 0, 1, 10, 3, 4, 11);
        var part = new double[4];
        data.CopyTo(part, 1, 2);
        Assert.Equal([0, 1, 4, 10], part);
        Assert.Empty(empty(0).data<float>().ToArray());
    }

    [Fact]
    public void The_accessor_guards_its_bounds_its_type_and_its_tensor()
    {
        var x = tensor([1f, 2]);
        var data = x.data<float>();
        Assert.Throws<IndexOutOfRangeException>(() => data[2]);
        Assert.Throws<IndexOutOfRangeException>(() => data[-1]);
        Assert.Throws<ArgumentException>(() => data[0, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.CopyTo(new float[2], 0, 2));
        Assert.Throws<ArgumentException>(() => x.data<double>());
        Assert.Throws<ArgumentException>(() => x.item<float>());
        Assert.Throws<ArgumentException>(() => tensor(1).item<long>());
        Assert.Throws<ArgumentException>(() => x.ReadCpuInt64(0));
        x.Dispose();
        Assert.Throws<InvalidOperationException>(() => data[0]);
        Assert.Throws<InvalidOperationException>(() => data.ToArray());
    }

    [Fact]
    public void Single_elements_are_read_by_type()
    {
        Assert.Equal(2.5, tensor([1, 2.5]).ReadCpuDouble(1));
        Assert.Equal(2.5f, tensor([1f, 2.5f]).ReadCpuSingle(1));
        Assert.Equal(2, tensor([1L, 2]).ReadCpuInt64(1));
        Assert.Equal(2, tensor([1, 2]).ReadCpuInt32(1));
        Assert.Equal(2, tensor(new short[] { 1, 2 }).ReadCpuInt16(1));
        Assert.Equal(2, tensor(new sbyte[] { 1, 2 }).ReadCpuSByte(1));
        Assert.Equal(2, tensor(new byte[] { 1, 2 }).ReadCpuByte(1));
        Assert.True(tensor([false, true]).ReadCpuBool(1));
        Assert.Equal(2.5f, tensor([1f, 2.5f], ScalarType.Float16).ReadCpuFloat16(1));
        Assert.Equal(2.5, tensor(2.5).ToScalar().ToDouble());
        Assert.Equal(ScalarType.Int64, tensor(2).ToScalar().Type);
        Assert.Equal(ScalarType.Bool, tensor(true).ToScalar().Type);
    }

    [Fact]
    public void Conversions_copies_and_aliases()
    {
        using var x = tensor([1.5f, 0]);
        Check.Is(x.@long(), 1, 0);
        Check.Is(x.@int(), 1, 0);
        Check.Is(x.@bool(), 1, 0);
        Check.Is(x.@byte(), 1, 0);
        Check.Is(x.@char(), 1, 0);
        Assert.Equal(ScalarType.Float64, x.@double().dtype);
        Assert.Equal(ScalarType.Float16, x.type(ScalarType.Float16).dtype);
        Assert.Equal(ScalarType.BFloat16, x.type(ScalarType.BFloat16).dtype);
        Assert.Equal(ScalarType.Int64, x.type(LongTensor).dtype);
        Assert.Equal(ScalarType.Float64, x.type_as(tensor(1.0)).dtype);
        using var copy = x.clone();
        using var alias = x.alias();
        using var detached = x.detach();
        x.fill_(3);
        Check.Is(copy, 1.5, 0);
        Check.Is(alias, 3, 3);
        Check.Is(detached, 3, 3);
        Assert.Same(x, x.copy_(tensor([7L, 8])));
        Check.Is(x, 7, 8);
        Assert.Same(x, x.zero_());
        x.set_(tensor([1f, 2, 3]));
        Check.HasShape(x, 3);
        Check.Is(x.cpu(), 1, 2, 3);
        Check.Is(ones(2, 3).t().contiguous(), 1, 1, 1, 1, 1, 1);
        Assert.True(ones(2, 3).t().contiguous().is_contiguous());
    }

    [Fact]
    public void Properties()
    {
        using var x = zeros(2, 3);
        Assert.Equal([2, 3], x.shape);
        Assert.Equal([3, 1], x.stride());
        Assert.Equal(3, x.size(-1));
        Assert.Equal(3, x.stride(0));
        Assert.Equal(2, x.ndim + x.dim() - x.Dimensions);
        Assert.Equal(6, x.numel());
        Assert.Equal(4, x.element_size());
        Assert.Equal(DeviceType.CPU, x.device_type);
        Assert.Equal("cpu", x.device.ToString());
        Assert.True(x.is_cpu() && x.is_contiguous() && x.is_leaf && x.is_floating_point());
        Assert.False(x.is_cuda || x.is_sparse || x.requires_grad || x.is_integral() || x.is_complex() || x.is_meta);
        Assert.True(empty(1, device: META).is_meta);
        Assert.Equal("[2x3], type = Float32, device = cpu", x.ToString());
        Assert.True(tensor(2).is_nonzero());
        Assert.Throws<InvalidOperationException>(() => x.is_nonzero());
        Check.Fails("Dimension out of range", () => x.size(2));
    }

    [Fact]
    public void Devices_by_description()
    {
        Assert.Equal(DeviceType.CPU, device("cpu").type);
        Assert.Equal((DeviceType.CUDA, 1), (device("cuda:1").type, device("cuda:1").index));
        Assert.Equal("cuda:2", device(DeviceType.CUDA, 2).ToString());
        Assert.Equal(DeviceType.CUDA, device(0).type);
        Assert.Throws<ArgumentException>(() => device("toaster"));
        Assert.Equal(cuda.device_count() > 0, cuda.is_available());
        if (!cuda.is_available())
            Assert.ThrowsAny<Exception>(() => zeros(1, device: "cuda"));
    }
}
