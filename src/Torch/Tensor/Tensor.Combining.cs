namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element moved into the interval from <paramref name="min"/> to <paramref name="max"/>; a null bound does not bind.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Aten.clamp(this, min, max);

        /// <summary>Each element moved into the interval from <paramref name="min"/> to <paramref name="max"/>; a null bound does not bind. In place.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => This(Aten.clamp_(this, min, max));

        /// <summary>Each element moved into the interval from <paramref name="min"/> to <paramref name="max"/>; a null bound does not bind.</summary>
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Aten.clamp_Tensor(this, min, max);

        /// <summary>Each element moved into the interval from <paramref name="min"/> to <paramref name="max"/>; a null bound does not bind. In place.</summary>
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => This(Aten.clamp__Tensor(this, min, max));

        /// <summary>Each element moved into the interval from <paramref name="min"/> to <paramref name="max"/>; a null bound does not bind.</summary>
        public Tensor clip(Scalar? min = null, Scalar? max = null) => Aten.clamp(this, min, max);

        /// <summary>Each element, and at least <paramref name="min"/>.</summary>
        public Tensor clamp_min(Scalar min) => Aten.clamp_min_Scalar(this, min);

        /// <summary>Each element, and at least <paramref name="min"/>. In place.</summary>
        public Tensor clamp_min_(Scalar min) => This(Aten.clamp_min__Scalar(this, min));

        /// <summary>Each element, and at most <paramref name="max"/>.</summary>
        public Tensor clamp_max(Scalar max) => Aten.clamp_max_Scalar(this, max);

        /// <summary>Each element, and at most <paramref name="max"/>. In place.</summary>
        public Tensor clamp_max_(Scalar max) => This(Aten.clamp_max__Scalar(this, max));

        /// <summary>The point <paramref name="weight"/> of the way to <paramref name="end"/>.</summary>
        public Tensor lerp(Tensor end, Tensor weight) => Aten.lerp(this, end, weight);

        /// <summary>The point <paramref name="weight"/> of the way to <paramref name="end"/>. In place.</summary>
        public Tensor lerp_(Tensor end, Tensor weight) => This(Aten.lerp_(this, end, weight));

        /// <summary>The sum with <paramref name="value"/> times the product of the two.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcmul(this, tensor1, tensor2, value);

        /// <summary>The sum with <paramref name="value"/> times the product of the two. In place.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => This(Aten.addcmul_(this, tensor1, tensor2, value));

        /// <summary>The sum with <paramref name="value"/> times the quotient of the two.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcdiv(this, tensor1, tensor2, value);

        /// <summary>The sum with <paramref name="value"/> times the quotient of the two. In place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => This(Aten.addcdiv_(this, tensor1, tensor2, value));

        /// <summary>The sum with the quotient of the two.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Aten.addcdiv(this, tensor1, tensor2, 1);

        /// <summary>The sum with the quotient of the two. In place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => This(Aten.addcdiv_(this, tensor1, tensor2, 1));
    }

    /// <summary>Each element moved into the interval from <paramref name="min"/> to <paramref name="max"/>; a null bound does not bind.</summary>
    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

    /// <summary>Each element moved into the interval from <paramref name="min"/> to <paramref name="max"/>; a null bound does not bind. In place.</summary>
    public static Tensor clamp_(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp_(min, max);

    /// <summary>Each element moved into the interval from <paramref name="min"/> to <paramref name="max"/>; a null bound does not bind.</summary>
    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp(min, max);

    /// <summary>Each element moved into the interval from <paramref name="min"/> to <paramref name="max"/>; a null bound does not bind. In place.</summary>
    public static Tensor clamp_(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp_(min, max);

    /// <summary>Each element, and at least <paramref name="min"/>.</summary>
    public static Tensor clamp_min(Tensor input, Scalar min) => input.clamp_min(min);

    /// <summary>Each element, and at least <paramref name="min"/>. In place.</summary>
    public static Tensor clamp_min_(Tensor input, Scalar min) => input.clamp_min_(min);

    /// <summary>Each element, and at most <paramref name="max"/>.</summary>
    public static Tensor clamp_max(Tensor input, Scalar max) => input.clamp_max(max);

    /// <summary>Each element, and at most <paramref name="max"/>. In place.</summary>
    public static Tensor clamp_max_(Tensor input, Scalar max) => input.clamp_max_(max);

    /// <summary>The point <paramref name="weight"/> of the way to <paramref name="end"/>.</summary>
    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => input.lerp(end, weight);

    /// <summary>The sum with <paramref name="value"/> times the product of the two.</summary>
    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul(tensor1, tensor2, value);

    /// <summary>The sum with <paramref name="value"/> times the product of the two. In place.</summary>
    public static Tensor addcmul_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul_(tensor1, tensor2, value);

    /// <summary>The sum with <paramref name="value"/> times the quotient of the two.</summary>
    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv(tensor1, tensor2, value);

    /// <summary>The sum with <paramref name="value"/> times the quotient of the two. In place.</summary>
    public static Tensor addcdiv_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv_(tensor1, tensor2, value);
}
