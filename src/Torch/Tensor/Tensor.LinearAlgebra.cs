namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The product of matrices, of a matrix and a vector, or of batches of matrices, broadcast.</summary>
        public Tensor matmul(Tensor target) => Aten.matmul(this, target);

        /// <summary>The product of two matrices.</summary>
        public Tensor mm(Tensor target) => Aten.mm(this, target);

        /// <summary>The product of two batches of matrices.</summary>
        public Tensor bmm(Tensor batch2) => Aten.bmm(this, batch2);

        /// <summary>The product of a matrix and a vector.</summary>
        public Tensor mv(Tensor target) => Aten.mv(this, target);

        /// <summary>The inner product of two vectors.</summary>
        public Tensor dot(Tensor target) => Aten.dot(this, target);

        /// <summary>The inner product of two vectors, the first conjugated.</summary>
        public Tensor vdot(Tensor target) => Aten.vdot(this, target);

        /// <summary>The outer product of two vectors.</summary>
        public Tensor outer(Tensor vec2) => Aten.outer(this, vec2);

        /// <summary>The outer product of two vectors.</summary>
        public Tensor ger(Tensor vec2) => Aten.outer(this, vec2);

        /// <summary>The inner product along the last dimensions.</summary>
        public Tensor inner(Tensor vec2) => Aten.inner(this, vec2);

        /// <summary>The Kronecker product.</summary>
        public Tensor kron(Tensor other) => Aten.kron(this, other);

        /// <summary>The sum of the diagonal of a matrix.</summary>
        public Tensor trace() => Aten.trace(this);

        /// <summary>A square matrix to an integer power.</summary>
        public Tensor matrix_power(int n) => Aten.matrix_power(this, n);

        /// <summary>The sum of products over the last dimensions of this and the first of the other.</summary>
        public Tensor tensordot(Tensor b, long dims = 2) => tensordot(b, Range(ndim - dims, dims), Range(0, dims));

        /// <summary>The sum of products over pairs of dimensions.</summary>
        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2) => Aten.tensordot(this, b, dims1, dims2);

        /// <summary><c>beta * this + alpha * mat1 @ mat2</c>.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Aten.addmm(this, mat1, mat2, beta, alpha);

        /// <summary><c>beta * this + alpha * mat1 @ mat2</c>, in place.</summary>
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => This(Aten.addmm_(this, mat1, mat2, beta, alpha));

        /// <summary><c>beta * this + alpha * vec1 @ vec2</c>, of a matrix and a vector.</summary>
        public Tensor addmv(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => Aten.addmv(this, vec1, vec2, beta, alpha);

        /// <summary><c>beta * this + alpha * vec1 @ vec2</c>, of a matrix and a vector, in place.</summary>
        public Tensor addmv_(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => This(Aten.addmv_(this, vec1, vec2, beta, alpha));

        /// <summary><c>beta * this + alpha * sum(batch1 @ batch2)</c>, summed over the batch.</summary>
        public Tensor addbmm(
            Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Aten.addbmm(this, batch1, batch2, beta, alpha);

        /// <summary><c>beta * this + alpha * sum(batch1 @ batch2)</c>, summed over the batch, in place.</summary>
        public Tensor addbmm_(
            Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            This(Aten.addbmm_(this, batch1, batch2, beta, alpha));

        /// <summary><c>beta * this + alpha * batch1 @ batch2</c>, for each matrix of the batch.</summary>
        public Tensor baddbmm(
            Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Aten.baddbmm(this, batch1, batch2, beta, alpha);

        /// <summary><c>beta * this + alpha * outer(vec1, vec2)</c>.</summary>
        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => Aten.addr(this, vec1, vec2, beta, alpha);

        /// <summary><c>beta * this + alpha * outer(vec1, vec2)</c>, in place.</summary>
        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => This(Aten.addr_(this, vec1, vec2, beta, alpha));

        private static long[] Range(long start, long count, long step = 1)
        {
            var range = new long[Math.Max(0, count)];
            for (var i = 0; i < range.Length; i++)
                range[i] = start + (i * step);
            return range;
        }
    }

    /// <summary>The product of matrices, of a matrix and a vector, or of batches of matrices, broadcast.</summary>
    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);

    /// <summary>The product of two matrices.</summary>
    public static Tensor mm(Tensor input, Tensor target) => input.mm(target);

    /// <summary>The product of two batches of matrices.</summary>
    public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);

    /// <summary>The product of a matrix and a vector.</summary>
    public static Tensor mv(Tensor input, Tensor target) => input.mv(target);

    /// <summary>The inner product of two vectors.</summary>
    public static Tensor dot(Tensor input, Tensor target) => input.dot(target);

    /// <summary>The outer product of two vectors.</summary>
    public static Tensor outer(Tensor input, Tensor vec2) => input.outer(vec2);

    /// <summary>The inner product along the last dimensions.</summary>
    public static Tensor inner(Tensor input, Tensor vec2) => input.inner(vec2);

    /// <summary>The Kronecker product.</summary>
    public static Tensor kron(Tensor input, Tensor other) => input.kron(other);

    /// <summary>The sum of the diagonal of a matrix.</summary>
    public static Tensor trace(Tensor input) => input.trace();

    /// <summary><c>beta * input + alpha * mat1 @ mat2</c>.</summary>
    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmm(mat1, mat2, beta, alpha);

    /// <summary><c>beta * input + alpha * batch1 @ batch2</c>, for each matrix of the batch.</summary>
    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
        input.baddbmm(batch1, batch2, beta, alpha);

    /// <summary>The sum of products that the equation spells out, such as <c>"bij,bjk->bik"</c>.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Aten.einsum(equation, tensors);
}
