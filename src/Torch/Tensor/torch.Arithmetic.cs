namespace TorchSharp;

public static partial class torch
{
    /// <summary>The sum, broadcast.</summary>
    public static Tensor add(Tensor input, Tensor other) => input.add(other);

    /// <summary>The sum, broadcast. In place.</summary>
    public static Tensor add_(Tensor input, Tensor other) => input.add_(other);

    /// <summary>The sum, broadcast.</summary>
    public static Tensor add(Tensor input, Scalar other) => input.add(other);

    /// <summary>The sum, broadcast. In place.</summary>
    public static Tensor add_(Tensor input, Scalar other) => input.add_(other);

    /// <summary>The sum with <paramref name="alpha"/> times the other, broadcast.</summary>
    public static Tensor add(Tensor input, Tensor other, Scalar alpha) => input.add(other, alpha);

    /// <summary>The sum with <paramref name="alpha"/> times the other, broadcast. In place.</summary>
    public static Tensor add_(Tensor input, Tensor other, Scalar alpha) => input.add_(other, alpha);

    /// <summary>The sum with <paramref name="alpha"/> times the other.</summary>
    public static Tensor add(Tensor input, Scalar other, Scalar alpha) => input.add(other, alpha);

    /// <summary>The sum with <paramref name="alpha"/> times the other. In place.</summary>
    public static Tensor add_(Tensor input, Scalar other, Scalar alpha) => input.add_(other, alpha);

    /// <summary>The difference, broadcast.</summary>
    public static Tensor sub(Tensor input, Tensor other) => input.sub(other);

    /// <summary>The difference, broadcast. In place.</summary>
    public static Tensor sub_(Tensor input, Tensor other) => input.sub_(other);

    /// <summary>The difference, broadcast.</summary>
    public static Tensor sub(Tensor input, Scalar other) => input.sub(other);

    /// <summary>The difference, broadcast. In place.</summary>
    public static Tensor sub_(Tensor input, Scalar other) => input.sub_(other);

    /// <summary>The difference, broadcast.</summary>
    public static Tensor subtract(Tensor input, Tensor other) => input.sub(other);

    /// <summary>The difference, broadcast. In place.</summary>
    public static Tensor subtract_(Tensor input, Tensor other) => input.sub_(other);

    /// <summary>The difference, broadcast.</summary>
    public static Tensor subtract(Tensor input, Scalar other) => input.sub(other);

    /// <summary>The difference, broadcast. In place.</summary>
    public static Tensor subtract_(Tensor input, Scalar other) => input.sub_(other);

    /// <summary>The product element by element, broadcast.</summary>
    public static Tensor mul(Tensor input, Tensor other) => input.mul(other);

    /// <summary>The product element by element, broadcast. In place.</summary>
    public static Tensor mul_(Tensor input, Tensor other) => input.mul_(other);

    /// <summary>The product element by element, broadcast.</summary>
    public static Tensor mul(Tensor input, Scalar other) => input.mul(other);

    /// <summary>The product element by element, broadcast. In place.</summary>
    public static Tensor mul_(Tensor input, Scalar other) => input.mul_(other);

    /// <summary>The product element by element, broadcast.</summary>
    public static Tensor multiply(Tensor input, Tensor other) => input.mul(other);

    /// <summary>The product element by element, broadcast. In place.</summary>
    public static Tensor multiply_(Tensor input, Tensor other) => input.mul_(other);

    /// <summary>The product element by element, broadcast.</summary>
    public static Tensor multiply(Tensor input, Scalar other) => input.mul(other);

    /// <summary>The product element by element, broadcast. In place.</summary>
    public static Tensor multiply_(Tensor input, Scalar other) => input.mul_(other);

    /// <summary>The quotient, broadcast; of integers it is a floating-point number unless it is rounded.</summary>
    public static Tensor div(Tensor input, Tensor other, RoundingMode rounding_mode = RoundingMode.None) => input.div(other, rounding_mode);

    /// <summary>The quotient, broadcast; of integers it is a floating-point number unless it is rounded. In place.</summary>
    public static Tensor div_(
        Tensor input, Tensor other, RoundingMode rounding_mode = RoundingMode.None) =>
        input.div_(other, rounding_mode);

    /// <summary>The quotient, broadcast; of integers it is a floating-point number unless it is rounded.</summary>
    public static Tensor div(Tensor input, Scalar other, RoundingMode rounding_mode = RoundingMode.None) => input.div(other, rounding_mode);

    /// <summary>The quotient, broadcast; of integers it is a floating-point number unless it is rounded. In place.</summary>
    public static Tensor div_(
        Tensor input, Scalar other, RoundingMode rounding_mode = RoundingMode.None) =>
        input.div_(other, rounding_mode);

    /// <summary>Each element to the power of the other, broadcast.</summary>
    public static Tensor pow(Tensor input, Tensor exponent) => input.pow(exponent);

    /// <summary>Each element to the power of the other, broadcast. In place.</summary>
    public static Tensor pow_(Tensor input, Tensor exponent) => input.pow_(exponent);

    /// <summary>Each element to the power of the other, broadcast.</summary>
    public static Tensor pow(Tensor input, Scalar exponent) => input.pow(exponent);

    /// <summary>Each element to the power of the other, broadcast. In place.</summary>
    public static Tensor pow_(Tensor input, Scalar exponent) => input.pow_(exponent);

    /// <summary>The remainder with the sign of this, broadcast.</summary>
    public static Tensor fmod(Tensor input, Tensor other) => input.fmod(other);

    /// <summary>The remainder with the sign of this, broadcast. In place.</summary>
    public static Tensor fmod_(Tensor input, Tensor other) => input.fmod_(other);

    /// <summary>The remainder with the sign of this, broadcast.</summary>
    public static Tensor fmod(Tensor input, Scalar other) => input.fmod(other);

    /// <summary>The remainder with the sign of this, broadcast. In place.</summary>
    public static Tensor fmod_(Tensor input, Scalar other) => input.fmod_(other);

    /// <summary>The remainder with the sign of the other, broadcast.</summary>
    public static Tensor remainder(Tensor input, Tensor other) => input.remainder(other);

    /// <summary>The remainder with the sign of the other, broadcast. In place.</summary>
    public static Tensor remainder_(Tensor input, Tensor other) => input.remainder_(other);

    /// <summary>The remainder with the sign of the other, broadcast.</summary>
    public static Tensor remainder(Tensor input, Scalar other) => input.remainder(other);

    /// <summary>The remainder with the sign of the other, broadcast. In place.</summary>
    public static Tensor remainder_(Tensor input, Scalar other) => input.remainder_(other);

    /// <summary>The quotient rounded down, broadcast.</summary>
    public static Tensor floor_divide(Tensor input, Tensor other) => input.floor_divide(other);

    /// <summary>The quotient rounded down, broadcast. In place.</summary>
    public static Tensor floor_divide_(Tensor input, Tensor other) => input.floor_divide_(other);

    /// <summary>This times the logarithm of the other, and 0 where this is 0.</summary>
    public static Tensor xlogy(Tensor input, Tensor other) => input.xlogy(other);

    /// <summary>This times the logarithm of the other, and 0 where this is 0. In place.</summary>
    public static Tensor xlogy_(Tensor input, Tensor other) => input.xlogy_(other);

    /// <summary>This times the logarithm of the other, and 0 where this is 0.</summary>
    public static Tensor xlogy(Tensor input, Scalar other) => input.xlogy(other);

    /// <summary>This times the logarithm of the other, and 0 where this is 0. In place.</summary>
    public static Tensor xlogy_(Tensor input, Scalar other) => input.xlogy_(other);

    /// <summary>The larger of the two, element by element; NaN wins.</summary>
    public static Tensor maximum(Tensor input, Tensor other) => input.maximum(other);

    /// <summary>The smaller of the two, element by element; NaN wins.</summary>
    public static Tensor minimum(Tensor input, Tensor other) => input.minimum(other);

    /// <summary>The larger of the two, element by element; NaN loses.</summary>
    public static Tensor fmax(Tensor input, Tensor other) => input.fmax(other);

    /// <summary>The smaller of the two, element by element; NaN loses.</summary>
    public static Tensor fmin(Tensor input, Tensor other) => input.fmin(other);

    /// <summary>This with the sign of the other.</summary>
    public static Tensor copysign(Tensor input, Tensor other) => input.copysign(other);

    /// <summary>The length of the hypotenuse.</summary>
    public static Tensor hypot(Tensor input, Tensor other) => input.hypot(other);

    /// <summary>The logarithm of the sum of the exponentials.</summary>
    public static Tensor logaddexp(Tensor input, Tensor other) => input.logaddexp(other);

    /// <summary>The logarithm to base two of the sum of the powers of two.</summary>
    public static Tensor logaddexp2(Tensor input, Tensor other) => input.logaddexp2(other);

    /// <summary>The power in 64-bit floating point.</summary>
    public static Tensor float_power(Tensor input, Tensor other) => input.float_power(other);
}
