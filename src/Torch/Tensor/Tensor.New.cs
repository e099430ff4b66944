namespace TorchSharp;

// Tensors like this one: of its element type, and on its device, unless others are given.
public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A tensor of the same shape whose elements are whatever the memory held.</summary>
        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.empty_like(this, new Options(dtype, device, requires_grad));

        /// <summary>A tensor of the same shape, all zero.</summary>
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.zeros_like(this, new Options(dtype, device, requires_grad));

        /// <summary>A tensor of the same shape, all one.</summary>
        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.ones_like(this, new Options(dtype, device, requires_grad));

        /// <summary>A tensor of the same shape, all of one value.</summary>
        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.full_like(this, value, new Options(dtype, device, requires_grad));

        /// <summary>A tensor of the same shape, drawn from [0, 1).</summary>
        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.rand_like(this, new Options(dtype, device, requires_grad));

        /// <summary>A tensor of the same shape, drawn from the standard normal distribution.</summary>
        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.randn_like(this, new Options(dtype, device, requires_grad));

        /// <summary>A tensor of that shape whose elements are whatever the memory held.</summary>
        public Tensor new_empty(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.empty(size, Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape whose elements are whatever the memory held.</summary>
        public Tensor new_empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.empty(size, Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, all zero.</summary>
        public Tensor new_zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.zeros(size, Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, all zero.</summary>
        public Tensor new_zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.zeros(size, Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, all of one value.</summary>
        public Tensor new_full(
            ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.full(size, value, Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, all of one value.</summary>
        public Tensor new_full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.full(size, value, Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, whose elements are whatever the memory held.</summary>
        public Tensor new_empty(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.empty([size], Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, whose elements are whatever the memory held.</summary>
        public Tensor new_empty(long dim0, long dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.empty([dim0, dim1], Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, whose elements are whatever the memory held.</summary>
        public Tensor new_empty(
            long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.empty([dim0, dim1, dim2], Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, whose elements are whatever the memory held.</summary>
        public Tensor new_empty(
            long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.empty([dim0, dim1, dim2, dim3], Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, all zero.</summary>
        public Tensor new_zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.zeros([size], Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, all zero.</summary>
        public Tensor new_zeros(long dim0, long dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.zeros([dim0, dim1], Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, all zero.</summary>
        public Tensor new_zeros(
            long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.zeros([dim0, dim1, dim2], Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, all zero.</summary>
        public Tensor new_zeros(
            long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.zeros([dim0, dim1, dim2, dim3], Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, all one.</summary>
        public Tensor new_ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.ones([size], Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, all one.</summary>
        public Tensor new_ones(long dim0, long dim1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.ones([dim0, dim1], Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, all one.</summary>
        public Tensor new_ones(
            long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.ones([dim0, dim1, dim2], Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, all one.</summary>
        public Tensor new_ones(
            long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.ones([dim0, dim1, dim2, dim3], Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, all of one value.</summary>
        public Tensor new_full(long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.full([size], value, Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, all of one value.</summary>
        public Tensor new_full(
            long dim0, long dim1, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.full([dim0, dim1], value, Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, all of one value.</summary>
        public Tensor new_full(
            long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Aten.full([dim0, dim1, dim2], value, Like(dtype, device, requires_grad));

        /// <summary>A tensor of that shape, all of one value.</summary>
        public Tensor new_full(
            long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) =>
            Aten.full([dim0, dim1, dim2, dim3], value, Like(dtype, device, requires_grad));

        private Options Like(ScalarType? dtype, Device? device, bool requires_grad) =>
            new(dtype ?? this.dtype, device ?? this.device, requires_grad);
    }
}
