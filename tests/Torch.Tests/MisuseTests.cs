using System.Reflection;
using System.Runtime.InteropServices;

namespace CompiledNets.Torch.Tests;

/// <summary>Whatever is passed, an exception comes back and the process lives.</summary>
public class MisuseTests
{
    [Fact]
    public void Null_where_a_tensor_is_needed()
    {
        using var x = ones(2, 2);
        Assert.Throws<ArgumentNullException>(() => x.add((Tensor)null!));
        Assert.Throws<ArgumentNullException>(() => x.mm(null!));
        Assert.Throws<ArgumentNullException>(() => x.copy_(null!));
        Assert.Throws<ArgumentNullException>(() => where(null!, x, x));
        Assert.Throws<ArgumentNullException>(() => x.add((Scalar)null!));
        Assert.Throws<ArgumentNullException>(() => x.fill_(null!));
        Assert.Throws<ArgumentNullException>(() => F.linear(x, null!));
        Assert.Throws<ArgumentNullException>(() => x.set_(null!));
        Assert.Throws<ArgumentNullException>(() => cat([x, null!]));
        Assert.Throws<ArgumentNullException>(() => stack([null!]));
        Assert.ThrowsAny<Exception>(() => x[(Tensor)null!]);
        Assert.ThrowsAny<Exception>(() => cat(null!));
        Assert.ThrowsAny<Exception>(() => tensor((float[])null!));
        Assert.ThrowsAny<Exception>(() => from_array(null!));
        Assert.ThrowsAny<Exception>(() => autograd.grad([null!], [null!]));
        Assert.Throws<ArgumentNullException>(() => einsum(null!, x));
        F.linear(x, x, null).Dispose();
    }

    [Fact]
    public void Shapes_and_types_that_do_not_fit()
    {
        using var x = ones(2, 3);
        Check.Fails("must match the size of tensor", () => x + ones(4));
        Check.Fails("cannot be multiplied", () => x.mm(x));
        Check.Fails("batch1 must be a 3D tensor", () => x.bmm(x));
        Check.Fails("number of dim", () => x.permute(0));
        Check.Fails("is invalid for input of size", () => x.reshape(7));
        Check.Fails("Dimension out of range", () => x.sum(new long[] { 5 }));
        Check.Fails("Dimension out of range", () => x.transpose(0, 9));
        Check.Fails("exceeds dimension size", () => x.narrow(0, 1, 5));
        Check.Fails("can't be cast to", () => ones(2, ScalarType.Int64).add_(0.5));
        Check.Fails("expected scalar type", () => F.nll_loss(randn(2, 3), ones(2)));
        Check.Fails("stack expects each tensor to be equal size", () => stack([x, ones(1)]));
        Check.Fails("should", () => F.max_pool2d(ones(1, 1, 4, 4), 0));
        Check.Fails("Calculated padded input size", () => F.conv2d(ones(1, 1, 2, 2), ones(1, 1, 3, 3)));
        Check.Fails("unsupported operation", () => { var y = zeros(1).expand(3); y.add_(ones(3)); return 0; });
    }

    [Fact]
    public void Sizes_beyond_all_memory()
    {
        Assert.Throws<ExternalException>(() => zeros(1L << 60));
        Assert.Throws<ExternalException>(() => empty(long.MaxValue, long.MaxValue));
        Assert.Throws<ExternalException>(() => ones(1).expand([1L << 62]).clone());
        Check.Fails("out of bounds for storage", () => empty(1).as_strided([3L << 30], [1]));
        using var large = empty([3L << 30], ScalarType.Byte);
        Assert.Throws<ArgumentException>(() => large.bytes.Length);
    }

    [Fact]
    public void Devices_that_are_not_there()
    {
        Assert.Throws<ExternalException>(() => zeros(1, device: device(DeviceType.HIP)));
        Assert.Throws<ExternalException>(() => zeros(1, device: device((DeviceType)99)));
        Assert.Throws<ExternalException>(() => zeros(1, (ScalarType)77));
        Assert.Throws<ExternalException>(() => empty(1, device: META).item<float>());
        Assert.Throws<ExternalException>(() => empty(1, device: META).cpu());
    }

    [Fact]
    public void Every_native_function_that_is_declared_is_there()
    {
        var library = NativeLibrary.Load("CompiledNetsTorch", typeof(torch).Assembly, DllImportSearchPath.AssemblyDirectory);
        var declared = new[] { typeof(Native), typeof(Aten) }
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<DllImportAttribute>()?.EntryPoint)
            .OfType<string>()
            .ToList();
        Assert.True(declared.Count > 500, $"{declared.Count} functions");
        Assert.All(declared, name => Assert.True(NativeLibrary.TryGetExport(library, name, out _), name));
        Assert.Equal(declared.Count, declared.Distinct().Count());
    }

    [Fact]
    public void The_process_uses_all_cores()
    {
        var all = get_num_threads();
        Assert.True(all > 1 || Environment.ProcessorCount == 1);
        var threads = 0;
        var other = new Thread(() =>
        {
            set_num_threads(1);
            threads = get_num_threads();
            set_num_threads(all);
        });
        other.Start();
        other.Join();
        Assert.Equal(1, threads);
        Assert.Equal(all, get_num_threads());
        Assert.True(get_num_interop_threads() >= 1);
        Assert.StartsWith(char.IsDigit(__version__[0]) ? __version__[..1] : "?", __version__);
    }
}
