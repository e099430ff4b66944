namespace CompiledNets.Torch.Tests;

public class FactoryTests
{
    [Fact]
    public void Every_dotnet_type_becomes_its_element_type()
    {
        Assert.Equal(ScalarType.Float32, tensor(1f).dtype);
        Assert.Equal(ScalarType.Float64, tensor(1.0).dtype);
        Assert.Equal(ScalarType.Int64, tensor(1L).dtype);
        Assert.Equal(ScalarType.Int32, tensor(1).dtype);
        Assert.Equal(ScalarType.Int16, tensor((short)1).dtype);
        Assert.Equal(ScalarType.Int8, tensor((sbyte)1).dtype);
        Assert.Equal(ScalarType.Byte, tensor((byte)1).dtype);
        Assert.Equal(ScalarType.Bool, tensor(true).dtype);
        Assert.Equal(ScalarType.Float32, tensor([1f]).dtype);
        Assert.Equal(ScalarType.Bool, tensor([true]).dtype);
        Assert.Equal(ScalarType.Int8, tensor(new sbyte[] { 1 }).dtype);
        Assert.Equal(ScalarType.Float16, tensor([1f], dtype: ScalarType.Float16).dtype);
        Assert.Equal(ScalarType.Float16, from_array(new Half[] { (Half)1 }).dtype);
        Assert.Equal(0, tensor(1f).dim());
    }

    [Fact]
    public void Arrays_and_lists_give_their_shape_and_a_copy()
    {
        float[] array = [1, 2, 3, 4, 5, 6];
        using var x = tensor(array);
        array[0] = 9;
        Check.Is(x, 1, 2, 3, 4, 5, 6);
        Check.HasShape(tensor(array, [2, 3]), 2, 3);
        Check.HasShape(tensor(new List<float>(array), 3, 2), 3, 2);
        Check.HasShape(tensor(array, 1, 2, 3), 1, 2, 3);
        Check.HasShape(tensor(array, 1, 1, 2, 3), 1, 1, 2, 3);
        Check.HasShape(tensor(new float[2, 3]), 2, 3);
        Check.HasShape(tensor(new float[2, 3, 4]), 2, 3, 4);
        Check.HasShape(tensor(new float[2, 3, 4, 5]), 2, 3, 4, 5);
        Check.Is(tensor(new long[,] { { 1, 2 }, { 3, 4 } }), 1, 2, 3, 4);
        Check.Is(tensor(array, [2]), 9, 2);
        Assert.Throws<ArgumentException>(() => tensor(array, [7]));
        Assert.Throws<NotSupportedException>(() => tensor(array, names: ["x"]));
    }

    [Fact]
    public void A_tensor_over_an_array_shares_it_and_keeps_it_pinned()
    {
        var array = new double[,] { { 1, 2 }, { 3, 4 } };
        var x = from_array(array);
        array[0, 0] = 5;
        Check.Is(x, 5, 2, 3, 4);
        x.fill_(7);
        Assert.Equal(7, array[1, 1]);
        var view = x.select(0, 1);
        x.Dispose();
        GC.Collect(2, GCCollectionMode.Aggressive, true, true);
        view.fill_(8);
        Assert.Equal([7, 8], [array[0, 1], array[1, 0]]);
        view.Dispose();
        Check.Is(as_tensor(array, ScalarType.Float32), 7, 7, 8, 8);
        Check.Is(frombuffer(new float[] { 1, 2, 3, 4 }, ScalarType.Float32, 2, 1), 2, 3);
        Check.Is(frombuffer(new int[] { 1, 2 }, ScalarType.Float64), 1, 2);
        Assert.Throws<IndexOutOfRangeException>(() => frombuffer(new float[2], ScalarType.Float32, 2, 1));
        Assert.Throws<ArgumentException>(() => frombuffer(new float[2], ScalarType.Float32, -1, 2));
        Assert.Throws<NotSupportedException>(() => from_array(new string[1]));
        Assert.Throws<NotSupportedException>(() => from_array(new decimal[1]));
    }

    [Fact]
    public void A_tensor_of_a_tensor_is_the_tensor_or_a_conversion()
    {
        using var x = tensor([1f]);
        using var same = as_tensor(x);
        same.fill_(2);
        Check.Is(x, 2);
        Assert.Equal(ScalarType.Int64, as_tensor(x, ScalarType.Int64).dtype);
    }

    [Fact]
    public void Constant_tensors_in_every_shape()
    {
        Check.Is(zeros(2, 2), 0, 0, 0, 0);
        Check.Is(ones(2), 1, 1);
        Check.Is(full(2, 7.5), 7.5, 7.5);
        Assert.Equal(ScalarType.Float32, full(2, 7.5).dtype);
        Assert.Equal(ScalarType.Int64, full(2, 7).dtype);
        Check.HasShape(empty(2, 3, 4, 5), 2, 3, 4, 5);
        Check.HasShape(zeros([2L, 3L]), 2, 3);
        Check.HasShape(zeros(stackalloc long[] { 4 }), 4);
        Check.HasShape(ones(new long[] { 1, 2 }, ScalarType.Int64), 1, 2);
        Check.HasShape(zeros(0), 0);
        Check.HasShape(zeros(Array.Empty<long>()));
        Assert.True(zeros(2, requires_grad: true).requires_grad);
        Check.Fails("negative dimension", () => zeros(-1));
        Assert.Equal([1, 2], empty_strided([2, 2], [1, 2]).stride());
    }

    [Fact]
    public void Tensors_like_another()
    {
        using var x = tensor([1L, 2]);
        Assert.Equal(ScalarType.Int64, zeros_like(x).dtype);
        Assert.Equal(ScalarType.Float32, ones_like(x, ScalarType.Float32).dtype);
        Check.Is(x.full_like(3), 3, 3);
        Check.HasShape(x.new_zeros(2, 2), 2, 2);
        Assert.Equal(ScalarType.Int64, x.new_full([2], 3).dtype);
        Check.HasShape(x.new_empty([3L]), 3);
        Check.Is(x.new_ones(1, 2), 1, 1);
        Check.HasShape(x.@double().rand_like(), 2);
        Check.HasShape(x.@double().randn_like(), 2);
    }

    [Fact]
    public void Ranges_and_identities()
    {
        Check.Is(arange(3), 0, 1, 2);
        Assert.Equal(ScalarType.Int64, arange(3).dtype);
        Check.Is(arange(1, 2, 0.5), 1, 1.5);
        Assert.Equal(ScalarType.Float32, arange(1, 2, 0.5).dtype);
        Check.Is(arange(5, 1, -2), 5, 3);
        Check.Is(linspace(0, 1, 3), 0, 0.5, 1);
        Check.IsNear(logspace(0, 2, 3), 1e-6, 1, 10, 100);
        Check.Is(eye(2), 1, 0, 0, 1);
        Check.HasShape(eye(2, 3), 2, 3);
        Check.Is(tril_indices(2, 2), 0, 1, 1, 0, 0, 1);
        Check.Is(triu_indices(2, 2), 0, 0, 1, 0, 1, 1);
        Check.Is(F.one_hot(tensor([1L, 0])), 0, 1, 1, 0);
        Check.HasShape(F.one_hot(tensor([1L]), 5), 1, 5);
    }

    [Fact]
    public void The_default_element_type_can_be_changed_to_floating_point_types()
    {
        // Reads and restores: other tests rely on the default.
        Assert.Equal(ScalarType.Float32, get_default_dtype());
        Assert.Throws<ArgumentException>(() => set_default_dtype(ScalarType.Int64));
    }

    [Fact]
    public void Implicit_conversions_make_tensors_and_explicit_ones_read_them()
    {
        Tensor x = 2.5f;
        Assert.Equal(2.5f, (float)x);
        Assert.Equal(2, (int)tensor(2.0));
        Assert.Equal(2L, (long)tensor(2));
        Assert.True((bool)tensor(1));
        Assert.Equal(2.5, x.ToDouble());
        Assert.Equal((byte)2, tensor(2).ToByte());
        Tensor y = new[] { 1L, 2 };
        Check.Is(y, 1, 2);
        Assert.Throws<OverflowException>(() => tensor(300).ToByte());
        Check.Fails("2 elements cannot be converted to Scalar", () => (float)ones(2));
    }
}
