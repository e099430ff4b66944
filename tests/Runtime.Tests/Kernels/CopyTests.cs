using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Kernel;

public sealed class CopyTests
{
    [Fact]
    public void A_copy_equals_its_source_in_all_layouts()
    {
        for (var seed = 1; seed <= 100; seed++)
        {
            var random = new Random(seed);
            using var scope = NewDisposeScope();
            var axes = random.Next(0, 8);
            var shape = Enumerable.Range(0, axes).Select(_ => (long)random.Next(axes > 4 ? 3 : 40)).ToArray();
            var x = Permuted(rand(shape));
            var y = Permuted(zeros(shape)).expand_as(x);
            Kernels.Elementwise.Copy(y, x);
            Assert.True(y.Equals(x), $"seed {seed}: {string.Join(", ", x.shape)}, strides {string.Join(", ", x.stride())} and {string.Join(", ", y.stride())}");

            // The same shape with axes in another order of memory.
            Tensor Permuted(Tensor tensor)
            {
                var order = Enumerable.Range(0, axes).Select(axis => (long)axis).ToArray();
                random.Shuffle(order);
                var back = Enumerable.Range(0, axes).Select(axis => (long)Array.IndexOf(order, axis)).ToArray();
                return axes == 0 ? tensor : tensor.permute(order).contiguous().permute(back);
            }
        }
    }

    [Fact]
    public void A_repeated_number_fills_its_copy()
    {
        using var x = tensor(new float[] { 1, 2, 3 });
        using var rows = x.expand(4, 3);
        using var y = zeros(4, 3);
        Kernels.Elementwise.Copy(y, rows);
        Assert.Equal([1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3], y.data<float>().ToArray());
    }
}
