using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>
        /// The elements as bytes, in place: valid while the tensor lives. Contiguous tensors on the processor only, of up to 2 GiB;
        /// others raise an <see cref="InvalidOperationException"/> or an <see cref="ArgumentException"/>.
        /// </summary>
        public unsafe Span<byte> bytes
        {
            get
            {
                switch (Native.cn_bytes(this, out var data, out var size))
                {
                    case 0:
                        break;
                    case 2:
                        throw new InvalidOperationException("The bytes of a tensor that is not contiguous are not one span; call contiguous() first.");
                    case 3:
                        throw new InvalidOperationException("Only a tensor on the processor has bytes to read; call cpu() first.");
                    default:
                        Errors.Throw();
                        break;
                }

                return size <= int.MaxValue
                    ? new Span<byte>(data, (int)size)
                    : throw new ArgumentException($"A span reaches over {int.MaxValue} bytes, and the tensor has {size}.");
            }
            set
            {
                var own = bytes;
                if (own.Length != value.Length)
                    throw new ArgumentException($"The tensor has {own.Length} bytes, and {value.Length} were given.");
                value.CopyTo(own);
            }
        }

        /// <summary>The elements, to read and write in place; an <see cref="ArgumentException"/> if they are not of type <typeparamref name="T"/>.</summary>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            ScalarTypes.Check<T>(dtype);
            return new TensorAccessor<T>(is_cpu() ? this : cpu());
        }

        /// <summary>The one element; an <see cref="ArgumentException"/> if there is not exactly one of type <typeparamref name="T"/>.</summary>
        public T item<T>()
            where T : unmanaged =>
            numel() == 1 ? data<T>()[0] : throw new ArgumentException($"Only a tensor of one element is one item; this one has {numel()}.");

        /// <summary>The one element as a scalar.</summary>
        public Scalar ToScalar()
        {
            var value = Aten.item(this);
            if (value.What == Number.Kind.None)
                Errors.Throw();
            return new Scalar(value);
        }

        /// <summary>The element at a position, counted row by row.</summary>
        public T ReadCpuValue<T>(long i)
            where T : unmanaged
        {
            if (!is_cpu())
                throw new InvalidOperationException("Only a tensor on the processor can be read; call cpu() first.");
            return data<T>()[i];
        }

        /// <summary>The element at a position, counted row by row.</summary>
        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        /// <summary>The element at a position, counted row by row.</summary>
        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

        /// <summary>The element at a position, counted row by row.</summary>
        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

        /// <summary>The element at a position, counted row by row.</summary>
        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);

        /// <summary>The element at a position, counted row by row.</summary>
        public short ReadCpuInt16(long i) => ReadCpuValue<short>(i);

        /// <summary>The element at a position, counted row by row.</summary>
        public sbyte ReadCpuSByte(long i) => ReadCpuValue<sbyte>(i);

        /// <summary>The element at a position, counted row by row.</summary>
        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);

        /// <summary>The element at a position, counted row by row.</summary>
        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        /// <summary>The 16-bit floating-point element at a position, counted row by row.</summary>
        public float ReadCpuFloat16(long i) => (float)ReadCpuValue<Half>(i);

        /// <summary>Overwrites every element.</summary>
        public Tensor fill_(Scalar value) => This(Aten.fill_(this, value));

        /// <summary>Overwrites every element with zero.</summary>
        public Tensor zero_() => This(Aten.zero_(this));

        /// <summary>Overwrites the elements with those of <paramref name="source"/>, broadcast and converted.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => This(Aten.copy_(this, source, nonBlocking));

        /// <summary>Takes over the storage, shape and strides of another tensor of the same type.</summary>
        public Tensor set_(Tensor source) => This(Aten.set_(this, source));

        /// <summary>A copy with its own memory.</summary>
        public Tensor clone() => Aten.clone(this);

        /// <summary>The tensor, copied if it is not contiguous.</summary>
        public Tensor contiguous() => Aten.contiguous(this);

        /// <summary>The same data without its history: gradients do not flow through.</summary>
        public Tensor detach() => Aten.detach(this);

        /// <summary>Cuts the tensor off from its history, in place.</summary>
        public Tensor detach_() => This(Aten.detach_(this));

        /// <summary>The tensor in pinned memory.</summary>
        public Tensor pin_memory() => Aten.pin_memory(this);

        /// <summary>The tensor on the processor; the same data if it is there.</summary>
        public Tensor cpu() => Aten.to_device(this, (sbyte)DeviceType.CPU, -1);

        /// <summary>The elements converted; the same data if they are of that type.</summary>
        public Tensor type(ScalarType dtype) => Aten.to_dtype(this, (sbyte)dtype);

        /// <summary>The tensor passed through a conversion, such as <c>torch.FloatTensor</c>.</summary>
        public Tensor type(Func<Tensor, Tensor> typeFunc) => typeFunc(this);

        /// <summary>The elements converted to the type, and moved to the device, of another tensor.</summary>
        public Tensor type_as(Tensor tensor) =>
            Aten.to_dtype_device(this, (sbyte)tensor.dtype, (sbyte)tensor.device_type, (short)tensor.device_index);

        /// <summary>The elements as truth values.</summary>
        public Tensor @bool() => type(ScalarType.Bool);

        /// <summary>The elements as unsigned 8-bit integers.</summary>
        public Tensor @byte() => type(ScalarType.Byte);

        /// <summary>The elements as signed 8-bit integers.</summary>
        public Tensor @char() => type(ScalarType.Int8);

        /// <summary>The elements as 32-bit integers.</summary>
        public Tensor @int() => type(ScalarType.Int32);

        /// <summary>The elements as 64-bit integers.</summary>
        public Tensor @long() => type(ScalarType.Int64);

        /// <summary>The elements as 32-bit floating-point numbers.</summary>
        public Tensor @float() => type(ScalarType.Float32);

        /// <summary>The elements as 64-bit floating-point numbers.</summary>
        public Tensor @double() => type(ScalarType.Float64);
    }

    /// <summary>A copy with its own memory.</summary>
    public static Tensor clone(Tensor input) => input.clone();

    /// <summary>The elements as truth values.</summary>
    public static Tensor BoolTensor(Tensor t) => t.@bool();

    /// <summary>The elements as unsigned 8-bit integers.</summary>
    public static Tensor ByteTensor(Tensor t) => t.@byte();

    /// <summary>The elements as 32-bit integers.</summary>
    public static Tensor IntTensor(Tensor t) => t.@int();

    /// <summary>The elements as 64-bit integers.</summary>
    public static Tensor LongTensor(Tensor t) => t.@long();

    /// <summary>The elements as 32-bit floating-point numbers.</summary>
    public static Tensor FloatTensor(Tensor t) => t.@float();

    /// <summary>The elements as 64-bit floating-point numbers.</summary>
    public static Tensor DoubleTensor(Tensor t) => t.@double();
}

public static partial class TensorExtensionMethods
{
    /// <summary>The one element, converted.</summary>
    public static float ToSingle(this Tensor value) => value.ToScalar().ToSingle();

    /// <summary>The one element, converted.</summary>
    public static double ToDouble(this Tensor value) => value.ToScalar().ToDouble();

    /// <summary>The one element, converted.</summary>
    public static sbyte ToSByte(this Tensor value) => value.ToScalar().ToSByte();

    /// <summary>The one element, converted.</summary>
    public static byte ToByte(this Tensor value) => value.ToScalar().ToByte();

    /// <summary>The one element, converted.</summary>
    public static short ToInt16(this Tensor value) => value.ToScalar().ToInt16();

    /// <summary>The one element, converted.</summary>
    public static int ToInt32(this Tensor value) => value.ToScalar().ToInt32();

    /// <summary>The one element, converted.</summary>
    public static long ToInt64(this Tensor value) => value.ToScalar().ToInt64();

    /// <summary>The one element, converted.</summary>
    public static bool ToBoolean(this Tensor value) => value.ToScalar().ToBoolean();
}
