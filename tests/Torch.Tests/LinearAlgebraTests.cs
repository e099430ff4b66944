namespace CompiledNets.Torch.Tests;

public class LinearAlgebraTests
{
    private static readonly Tensor A = tensor(new double[,] { { 1, 2 }, { 3, 4 } });
    private static readonly Tensor B = tensor(new double[,] { { 5, 6 }, { 7, 8 } });
    private static readonly Tensor V = tensor([10.0, 20]);

    [Fact]
    public void Products_of_matrices_and_vectors()
    {
        Check.Is(A.mm(B), 19, 22, 43, 50);
        Check.Is(A.matmul(B), 19, 22, 43, 50);
        Check.Is(matmul(A, V), 50, 110);
        Check.Is(A.mv(V), 50, 110);
        Check.Is(V.dot(V), 500);
        Check.Is(V.vdot(V), 500);
        Check.Is(V.outer(V), 100, 200, 200, 400);
        Check.Is(V.ger(V), 100, 200, 200, 400);
        Check.Is(V.inner(V), 500);
        Check.Is(eye(2, dtype: ScalarType.Float64).kron(V.unsqueeze(0)), 10, 20, 0, 0, 0, 0, 10, 20);
        Check.Is(A.trace(), 5);
        Check.Is(A.matrix_power(2), 7, 10, 15, 22);
        Check.Fails("cannot be multiplied", () => A.mm(ones(3, 3, ScalarType.Float64)));
        Check.Fails("expected", () => A.mm(ones(2, 2)));
    }

    [Fact]
    public void Batches_of_matrices()
    {
        using var batch = stack([A, B]);
        Check.Is(batch.bmm(batch), 7, 10, 15, 22, 67, 78, 91, 106);
        Check.HasShape(batch.matmul(A), 2, 2, 2);
        Check.HasShape(batch.matmul(V), 2, 2);
        Check.Is(A.addbmm(batch, batch, 2, 1), 76, 92, 112, 136);
        Check.Is(batch.baddbmm(batch, batch, 0, 1), 7, 10, 15, 22, 67, 78, 91, 106);
    }

    [Fact]
    public void Sums_with_products()
    {
        Check.Is(A.addmm(A, B), 20, 24, 46, 54);
        Check.Is(A.addmm(A, B, 2, 0.5f), 11.5, 15, 27.5, 33);
        Check.Is(addmm(A, A, B, 0, 1), 19, 22, 43, 50);
        Check.Is(V.addmv(A, V), 60, 130);
        Check.Is(A.addr(V, V), 101, 202, 203, 404);
        using var c = A.clone();
        Assert.Same(c, c.addmm_(A, B, 0, 1));
        Check.Is(c, 19, 22, 43, 50);
        Check.Is(V.clone().addmv_(A, V), 60, 130);
    }

    [Fact]
    public void Sums_of_products_by_equation_and_by_dimension()
    {
        Check.Is(einsum("ij,jk->ik", A, B), 19, 22, 43, 50);
        Check.Is(einsum("ij->ji", A), 1, 3, 2, 4);
        Check.Is(einsum("i,i->", V, V), 500);
        Check.Is(A.tensordot(B, [1], [0]), 19, 22, 43, 50);
        Check.Is(A.tensordot(B, 1), 19, 22, 43, 50);
        Check.Is(A.tensordot(B), 70);
        Check.Fails("operand", () => einsum("ij,jk->ik", A, V));
    }

    [Fact]
    public void A_linear_layer_is_a_product_with_the_transpose_and_a_bias()
    {
        Check.Is(F.linear(A, B), 17, 23, 39, 53);
        Check.Is(F.linear(A, B, V), 27, 43, 49, 73);
        Check.Is(F.bilinear(V.unsqueeze(0), V.unsqueeze(0), A.unsqueeze(0)), 100 + 400 + 600 + 1600);
    }

    [Fact]
    public void Large_products_agree_with_a_plain_loop()
    {
        const int n = 67, m = 33, k = 129;
        using var x = Check.Random(1, -1, 1, n, k);
        using var y = Check.Random(2, -1, 1, k, m);
        var (left, right) = (Check.Values(x), Check.Values(y));
        var expected = new double[n * m];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < m; j++)
            {
                for (var l = 0; l < k; l++)
                    expected[(i * m) + j] += left[(i * k) + l] * right[(l * m) + j];
            }
        }

        Check.IsNear(x.mm(y), 1e-13, expected);
        Check.IsNear(x.@float().mm(y.@float()), 1e-5, expected);
    }
}
