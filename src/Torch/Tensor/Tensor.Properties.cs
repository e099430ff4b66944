namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        // libtorch itself computes with at most 64 dimensions, and views have hardly ever more than a handful.
        private const int MaxDimensions = 64;

        /// <summary>The number of dimensions.</summary>
        public long Dimensions => Aten.dim(this);

        /// <summary>The number of dimensions.</summary>
        public long ndim => Aten.dim(this);

        /// <summary>The number of elements.</summary>
        public long NumberOfElements => Aten.numel(this);

        /// <summary>The size of an element in bytes.</summary>
        public long ElementSize => Aten.element_size(this);

        /// <summary>The type of the elements.</summary>
        public ScalarType dtype => (ScalarType)Aten.dtype(this);

        /// <summary>Where the tensor lives.</summary>
        public Device device => device_type == DeviceType.CPU ? CPU : new Device(device_type, device_index);

        /// <summary>The kind of the device.</summary>
        public DeviceType device_type => (DeviceType)Aten.device_type(this);

        /// <summary>The number of the device, -1 for the processor.</summary>
        public int device_index => Aten.device_index(this);

        /// <summary>Whether the tensor lives on an NVIDIA card.</summary>
        public bool is_cuda => device_type == DeviceType.CUDA;

        /// <summary>Whether the tensor has a shape and no data.</summary>
        public bool is_meta => device_type == DeviceType.META;

        /// <summary>Whether the tensor is sparse.</summary>
        public bool is_sparse => Aten.is_sparse(this);

        /// <summary>Whether autograd accumulates gradients here: the tensor is not the result of a recorded operation.</summary>
        public bool is_leaf
        {
            get
            {
                Aten.is_leaf(this, out var value);
                return value;
            }
        }

        /// <summary>Whether autograd records what is done with the tensor.</summary>
        public bool requires_grad
        {
            get
            {
                Aten.requires_grad(this, out var value);
                return value;
            }
            set => Aten.set_requires_grad(this, value);
        }

        /// <summary>The size of each dimension; a new array.</summary>
        public long[] shape => size();

        /// <summary>The number of dimensions.</summary>
        public long dim() => Aten.dim(this);

        /// <summary>The number of elements.</summary>
        public long numel() => Aten.numel(this);

        /// <summary>The size of an element in bytes.</summary>
        public long element_size() => Aten.element_size(this);

        /// <summary>The size of each dimension; a new array.</summary>
        public unsafe long[] size()
        {
            var sizes = stackalloc long[MaxDimensions];
            Aten.sizes(this, sizes, MaxDimensions, out var count);
            return new ReadOnlySpan<long>(sizes, count).ToArray();
        }

        /// <summary>The size of a dimension; negative ones count from the end.</summary>
        public long size(int dim)
        {
            Aten.size(this, dim, out var size);
            return size;
        }

        /// <summary>The step of each dimension in elements; a new array.</summary>
        public unsafe long[] stride()
        {
            var strides = stackalloc long[MaxDimensions];
            Aten.strides(this, strides, MaxDimensions, out var count);
            return new ReadOnlySpan<long>(strides, count).ToArray();
        }

        /// <summary>The step of a dimension in elements; negative dimensions count from the end.</summary>
        public long stride(int dim)
        {
            Aten.stride(this, dim, out var stride);
            return stride;
        }

        /// <summary>Where the first element stands in the storage, in elements.</summary>
        public long storage_offset()
        {
            Aten.storage_offset(this, out var offset);
            return offset;
        }

        /// <summary>Whether the elements are integers or truth values.</summary>
        public bool is_integral() => torch.is_integral(dtype);

        /// <summary>Whether the elements are floating-point numbers.</summary>
        public bool is_floating_point() => torch.is_floating_point(dtype);

        /// <summary>Whether the elements are complex numbers.</summary>
        public bool is_complex() => torch.is_complex(dtype);

        /// <summary>Whether the tensor lives on the processor.</summary>
        public bool is_cpu() => device_type == DeviceType.CPU;

        /// <summary>Whether the elements lie one after the other, the last dimension fastest.</summary>
        public bool is_contiguous()
        {
            Aten.is_contiguous(this, out var value);
            return value;
        }

        /// <summary>Whether the memory is pinned for transfers to a card.</summary>
        public bool is_pinned()
        {
            Aten.is_pinned(this, out var value);
            return value;
        }

        /// <summary>Whether the one element is not zero; an <see cref="InvalidOperationException"/> if there is not exactly one.</summary>
        public bool is_nonzero()
        {
            if (numel() != 1)
                throw new InvalidOperationException($"Only a tensor of one element is zero or not; this one has {numel()}.");
            Aten.is_nonzero(this, out var value);
            return value;
        }

        /// <summary>The shape, type and device, such as <c>[2x3], type = Float32, device = cpu</c>; not the elements.</summary>
        public override string ToString() =>
            IsInvalid ? "[disposed]" : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";

        /// <summary>Sets <see cref="requires_grad"/>; only floating-point leaves can.</summary>
        public Tensor requires_grad_(bool requires_grad = true) => This(Aten.set_requires_grad(this, requires_grad));

        /// <summary>Sets <see cref="requires_grad"/>; only floating-point leaves can.</summary>
        public Tensor with_requires_grad(bool requires_grad = true) => This(Aten.set_requires_grad(this, requires_grad));
    }

    /// <summary>The number of elements.</summary>
    public static long numel(Tensor input) => input.numel();

    /// <summary>Whether the one element is not zero.</summary>
    public static bool is_nonzero(Tensor input) => input.is_nonzero();
}
