namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum, broadcast.</summary>
        public Tensor add(Tensor other) => Aten.add(this, other, 1);

        /// <summary>The sum, broadcast. In place.</summary>
        public Tensor add_(Tensor other) => This(Aten.add_(this, other, 1));

        /// <summary>The sum, broadcast.</summary>
        public Tensor add(Scalar other) => Aten.add_Scalar(this, other, 1);

        /// <summary>The sum, broadcast. In place.</summary>
        public Tensor add_(Scalar other) => This(Aten.add__Scalar(this, other, 1));

        /// <summary>The sum with <paramref name="alpha"/> times the other, broadcast.</summary>
        public Tensor add(Tensor other, Scalar alpha) => Aten.add(this, other, alpha);

        /// <summary>The sum with <paramref name="alpha"/> times the other, broadcast. In place.</summary>
        public Tensor add_(Tensor other, Scalar alpha) => This(Aten.add_(this, other, alpha));

        /// <summary>The sum with <paramref name="alpha"/> times the other.</summary>
        public Tensor add(Scalar other, Scalar alpha) => Aten.add_Scalar(this, other, alpha);

        /// <summary>The sum with <paramref name="alpha"/> times the other. In place.</summary>
        public Tensor add_(Scalar other, Scalar alpha) => This(Aten.add__Scalar(this, other, alpha));

        /// <summary>The difference, broadcast.</summary>
        public Tensor sub(Tensor other) => Aten.sub(this, other);

        /// <summary>The difference, broadcast. In place.</summary>
        public Tensor sub_(Tensor other) => This(Aten.sub_(this, other));

        /// <summary>The difference, broadcast.</summary>
        public Tensor subtract(Tensor other) => Aten.sub(this, other);

        /// <summary>The difference, broadcast. In place.</summary>
        public Tensor subtract_(Tensor other) => This(Aten.sub_(this, other));

        /// <summary>The difference, broadcast.</summary>
        public Tensor sub(Scalar other) => Aten.sub_Scalar(this, other);

        /// <summary>The difference, broadcast. In place.</summary>
        public Tensor sub_(Scalar other) => This(Aten.sub__Scalar(this, other));

        /// <summary>The difference, broadcast.</summary>
        public Tensor subtract(Scalar other) => Aten.sub_Scalar(this, other);

        /// <summary>The difference, broadcast. In place.</summary>
        public Tensor subtract_(Scalar other) => This(Aten.sub__Scalar(this, other));

        /// <summary>The product element by element, broadcast.</summary>
        public Tensor mul(Tensor other) => Aten.mul(this, other);

        /// <summary>The product element by element, broadcast. In place.</summary>
        public Tensor mul_(Tensor other) => This(Aten.mul_(this, other));

        /// <summary>The product element by element, broadcast.</summary>
        public Tensor multiply(Tensor other) => Aten.mul(this, other);

        /// <summary>The product element by element, broadcast.</summary>
        public Tensor mul(Scalar other) => Aten.mul_Scalar(this, other);

        /// <summary>The product element by element, broadcast. In place.</summary>
        public Tensor mul_(Scalar other) => This(Aten.mul__Scalar(this, other));

        /// <summary>The product element by element, broadcast.</summary>
        public Tensor multiply(Scalar other) => Aten.mul_Scalar(this, other);

        /// <summary>The quotient, broadcast; of integers it is a floating-point number unless it is rounded.</summary>
        public Tensor div(Tensor other, RoundingMode rounding_mode = RoundingMode.None) => Aten.div(this, other, (int)rounding_mode);

        /// <summary>The quotient, broadcast; of integers it is a floating-point number unless it is rounded. In place.</summary>
        public Tensor div_(
            Tensor other, RoundingMode rounding_mode = RoundingMode.None) =>
            This(Aten.div_(this, other, (int)rounding_mode));

        /// <summary>The quotient, broadcast; of integers it is a floating-point number unless it is rounded.</summary>
        public Tensor divide(Tensor other, RoundingMode rounding_mode = RoundingMode.None) => Aten.div(this, other, (int)rounding_mode);

        /// <summary>The quotient, broadcast; of integers it is a floating-point number unless it is rounded. In place.</summary>
        public Tensor divide_(
            Tensor other, RoundingMode rounding_mode = RoundingMode.None) =>
            This(Aten.div_(this, other, (int)rounding_mode));

        /// <summary>The quotient as a floating-point number, broadcast.</summary>
        public Tensor true_divide(Tensor other) => Aten.div(this, other, 0);

        /// <summary>The quotient as a floating-point number, broadcast. In place.</summary>
        public Tensor true_divide_(Tensor other) => This(Aten.div_(this, other, 0));

        /// <summary>The quotient, broadcast; of integers it is a floating-point number unless it is rounded.</summary>
        public Tensor div(Scalar other, RoundingMode rounding_mode = RoundingMode.None) => Aten.div_Scalar(this, other, (int)rounding_mode);

        /// <summary>The quotient, broadcast; of integers it is a floating-point number unless it is rounded. In place.</summary>
        public Tensor div_(
            Scalar other, RoundingMode rounding_mode = RoundingMode.None) =>
            This(Aten.div__Scalar(this, other, (int)rounding_mode));

        /// <summary>The quotient, broadcast; of integers it is a floating-point number unless it is rounded.</summary>
        public Tensor divide(
            Scalar other, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.div_Scalar(this, other, (int)rounding_mode);

        /// <summary>The quotient, broadcast; of integers it is a floating-point number unless it is rounded. In place.</summary>
        public Tensor divide_(Scalar other, RoundingMode rounding_mode = RoundingMode.None) =>
            This(Aten.div__Scalar(this, other, (int)rounding_mode));

        /// <summary>The quotient as a floating-point number, broadcast.</summary>
        public Tensor true_divide(Scalar other) => Aten.div_Scalar(this, other, 0);

        /// <summary>The quotient as a floating-point number, broadcast. In place.</summary>
        public Tensor true_divide_(Scalar other) => This(Aten.div__Scalar(this, other, 0));

        /// <summary>Each element to the power of the other, broadcast.</summary>
        public Tensor pow(Tensor exponent) => Aten.pow(this, exponent);

        /// <summary>Each element to the power of the other, broadcast. In place.</summary>
        public Tensor pow_(Tensor exponent) => This(Aten.pow_(this, exponent));

        /// <summary>Each element to the power of the other, broadcast.</summary>
        public Tensor pow(Scalar exponent) => Aten.pow_Scalar(this, exponent);

        /// <summary>Each element to the power of the other, broadcast. In place.</summary>
        public Tensor pow_(Scalar exponent) => This(Aten.pow__Scalar(this, exponent));

        /// <summary>The remainder with the sign of this, broadcast.</summary>
        public Tensor fmod(Tensor other) => Aten.fmod(this, other);

        /// <summary>The remainder with the sign of this, broadcast. In place.</summary>
        public Tensor fmod_(Tensor other) => This(Aten.fmod_(this, other));

        /// <summary>The remainder with the sign of this, broadcast.</summary>
        public Tensor fmod(Scalar other) => Aten.fmod_Scalar(this, other);

        /// <summary>The remainder with the sign of this, broadcast. In place.</summary>
        public Tensor fmod_(Scalar other) => This(Aten.fmod__Scalar(this, other));

        /// <summary>The remainder with the sign of the other, broadcast.</summary>
        public Tensor remainder(Tensor other) => Aten.remainder(this, other);

        /// <summary>The remainder with the sign of the other, broadcast. In place.</summary>
        public Tensor remainder_(Tensor other) => This(Aten.remainder_(this, other));

        /// <summary>The remainder with the sign of the other, broadcast.</summary>
        public Tensor remainder(Scalar other) => Aten.remainder_Scalar(this, other);

        /// <summary>The remainder with the sign of the other, broadcast. In place.</summary>
        public Tensor remainder_(Scalar other) => This(Aten.remainder__Scalar(this, other));

        /// <summary>The quotient rounded down, broadcast.</summary>
        public Tensor floor_divide(Tensor other) => Aten.floor_divide(this, other);

        /// <summary>The quotient rounded down, broadcast. In place.</summary>
        public Tensor floor_divide_(Tensor other) => This(Aten.floor_divide_(this, other));

        /// <summary>The quotient rounded down, broadcast.</summary>
        public Tensor floor_divide(Scalar other) => Aten.floor_divide_Scalar(this, other);

        /// <summary>The quotient rounded down, broadcast. In place.</summary>
        public Tensor floor_divide_(Scalar other) => This(Aten.floor_divide__Scalar(this, other));

        /// <summary>This times the logarithm of the other, and 0 where this is 0.</summary>
        public Tensor xlogy(Tensor other) => Aten.xlogy(this, other);

        /// <summary>This times the logarithm of the other, and 0 where this is 0. In place.</summary>
        public Tensor xlogy_(Tensor other) => This(Aten.xlogy_(this, other));

        /// <summary>This times the logarithm of the other, and 0 where this is 0.</summary>
        public Tensor xlogy(Scalar other) => Aten.xlogy_Scalar(this, other);

        /// <summary>This times the logarithm of the other, and 0 where this is 0. In place.</summary>
        public Tensor xlogy_(Scalar other) => This(Aten.xlogy__Scalar(this, other));

        /// <summary>The larger of the two, element by element; NaN wins.</summary>
        public Tensor maximum(Tensor other) => Aten.maximum(this, other);

        /// <summary>The smaller of the two, element by element; NaN wins.</summary>
        public Tensor minimum(Tensor other) => Aten.minimum(this, other);

        /// <summary>The larger of the two, element by element; NaN loses.</summary>
        public Tensor fmax(Tensor other) => Aten.fmax(this, other);

        /// <summary>The smaller of the two, element by element; NaN loses.</summary>
        public Tensor fmin(Tensor other) => Aten.fmin(this, other);

        /// <summary>This with the sign of the other.</summary>
        public Tensor copysign(Tensor other) => Aten.copysign(this, other);

        /// <summary>The length of the hypotenuse.</summary>
        public Tensor hypot(Tensor other) => Aten.hypot(this, other);

        /// <summary>The logarithm of the sum of the exponentials.</summary>
        public Tensor logaddexp(Tensor other) => Aten.logaddexp(this, other);

        /// <summary>The logarithm to base two of the sum of the powers of two.</summary>
        public Tensor logaddexp2(Tensor other) => Aten.logaddexp2(this, other);

        /// <summary>The power in 64-bit floating point.</summary>
        public Tensor float_power(Tensor other) => Aten.float_power(this, other);

        /// <summary>The step function; <paramref name="other"/> where this is 0.</summary>
        public Tensor heaviside(Tensor other) => Aten.heaviside(this, other);
    }
}
