namespace TorchSharp;

public static partial class torch
{
    /// <summary>The absolute value of each element.</summary>
    public static Tensor abs(Tensor input) => input.abs();

    /// <summary>The absolute value of each element.</summary>
    public static Tensor absolute(Tensor input) => input.absolute();

    /// <summary>The smallest integer not below each element.</summary>
    public static Tensor ceil(Tensor input) => input.ceil();

    /// <summary>The error function of each element.</summary>
    public static Tensor erf(Tensor input) => input.erf();

    /// <summary>One minus the error function of each element.</summary>
    public static Tensor erfc(Tensor input) => input.erfc();

    /// <summary>The inverse error function of each element.</summary>
    public static Tensor erfinv(Tensor input) => input.erfinv();

    /// <summary>e to the power of each element.</summary>
    public static Tensor exp(Tensor input) => input.exp();

    /// <summary>Two to the power of each element.</summary>
    public static Tensor exp2(Tensor input) => input.exp2();

    /// <summary>e to the power of each element, minus one.</summary>
    public static Tensor expm1(Tensor input) => input.expm1();

    /// <summary>The largest integer not above each element.</summary>
    public static Tensor floor(Tensor input) => input.floor();

    /// <summary>The fractional part of each element.</summary>
    public static Tensor frac(Tensor input) => input.frac();

    /// <summary>The logarithm of the gamma function of each element.</summary>
    public static Tensor lgamma(Tensor input) => input.lgamma();

    /// <summary>The derivative of the logarithm of the gamma function of each element.</summary>
    public static Tensor digamma(Tensor input) => input.digamma();

    /// <summary>The natural logarithm of each element.</summary>
    public static Tensor log(Tensor input) => input.log();

    /// <summary>The logarithm to base ten of each element.</summary>
    public static Tensor log10(Tensor input) => input.log10();

    /// <summary>The natural logarithm of one plus each element.</summary>
    public static Tensor log1p(Tensor input) => input.log1p();

    /// <summary>The logarithm to base two of each element.</summary>
    public static Tensor log2(Tensor input) => input.log2();

    /// <summary>Minus each element.</summary>
    public static Tensor neg(Tensor input) => input.neg();

    /// <summary>Minus each element.</summary>
    public static Tensor negative(Tensor input) => input.neg();

    /// <summary>One over each element.</summary>
    public static Tensor reciprocal(Tensor input) => input.reciprocal();

    /// <summary>Each element rounded to so many decimals, halves to the even neighbour.</summary>
    public static Tensor round(Tensor input, long decimals = 0) => input.round(decimals);

    /// <summary>One over the square root of each element.</summary>
    public static Tensor rsqrt(Tensor input) => input.rsqrt();

    /// <summary>The sign of each element: -1, 0 or 1.</summary>
    public static Tensor sign(Tensor input) => input.sign();

    /// <summary>The square root of each element.</summary>
    public static Tensor sqrt(Tensor input) => input.sqrt();

    /// <summary>The square of each element.</summary>
    public static Tensor square(Tensor input) => input.square();

    /// <summary>The integer part of each element.</summary>
    public static Tensor trunc(Tensor input) => input.trunc();

    /// <summary>The integer part of each element.</summary>
    public static Tensor fix(Tensor input) => input.fix();

    /// <summary>The log-odds of each element, which is clamped to [eps, 1 - eps] if there is an eps.</summary>
    public static Tensor logit(Tensor input, double? eps = null) => input.logit(eps);

    /// <summary>The tensor with NaN and the infinities replaced.</summary>
    public static Tensor nan_to_num(Tensor input, double nan = 0, double? posinf = null, double? neginf = null) =>
        input.nan_to_num(nan, posinf, neginf);
}
