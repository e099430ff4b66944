namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The absolute value of each element.</summary>
        public Tensor abs() => Aten.abs(this);

        /// <summary>The absolute value of each element. In place.</summary>
        public Tensor abs_() => This(Aten.abs_(this));

        /// <summary>The absolute value of each element.</summary>
        public Tensor absolute() => Aten.abs(this);

        /// <summary>The absolute value of each element. In place.</summary>
        public Tensor absolute_() => This(Aten.abs_(this));

        /// <summary>The smallest integer not below each element.</summary>
        public Tensor ceil() => Aten.ceil(this);

        /// <summary>The smallest integer not below each element. In place.</summary>
        public Tensor ceil_() => This(Aten.ceil_(this));

        /// <summary>The error function of each element.</summary>
        public Tensor erf() => Aten.erf(this);

        /// <summary>The error function of each element. In place.</summary>
        public Tensor erf_() => This(Aten.erf_(this));

        /// <summary>One minus the error function of each element.</summary>
        public Tensor erfc() => Aten.erfc(this);

        /// <summary>One minus the error function of each element. In place.</summary>
        public Tensor erfc_() => This(Aten.erfc_(this));

        /// <summary>The inverse error function of each element.</summary>
        public Tensor erfinv() => Aten.erfinv(this);

        /// <summary>The inverse error function of each element. In place.</summary>
        public Tensor erfinv_() => This(Aten.erfinv_(this));

        /// <summary>e to the power of each element.</summary>
        public Tensor exp() => Aten.exp(this);

        /// <summary>e to the power of each element. In place.</summary>
        public Tensor exp_() => This(Aten.exp_(this));

        /// <summary>Two to the power of each element.</summary>
        public Tensor exp2() => Aten.exp2(this);

        /// <summary>e to the power of each element, minus one.</summary>
        public Tensor expm1() => Aten.expm1(this);

        /// <summary>e to the power of each element, minus one. In place.</summary>
        public Tensor expm1_() => This(Aten.expm1_(this));

        /// <summary>The largest integer not above each element.</summary>
        public Tensor floor() => Aten.floor(this);

        /// <summary>The largest integer not above each element. In place.</summary>
        public Tensor floor_() => This(Aten.floor_(this));

        /// <summary>The fractional part of each element.</summary>
        public Tensor frac() => Aten.frac(this);

        /// <summary>The fractional part of each element. In place.</summary>
        public Tensor frac_() => This(Aten.frac_(this));

        /// <summary>The logarithm of the gamma function of each element.</summary>
        public Tensor lgamma() => Aten.lgamma(this);

        /// <summary>The logarithm of the gamma function of each element. In place.</summary>
        public Tensor lgamma_() => This(Aten.lgamma_(this));

        /// <summary>The derivative of the logarithm of the gamma function of each element.</summary>
        public Tensor digamma() => Aten.digamma(this);

        /// <summary>The derivative of the logarithm of the gamma function of each element. In place.</summary>
        public Tensor digamma_() => This(Aten.digamma_(this));

        /// <summary>The natural logarithm of each element.</summary>
        public Tensor log() => Aten.log(this);

        /// <summary>The natural logarithm of each element. In place.</summary>
        public Tensor log_() => This(Aten.log_(this));

        /// <summary>The logarithm to base ten of each element.</summary>
        public Tensor log10() => Aten.log10(this);

        /// <summary>The logarithm to base ten of each element. In place.</summary>
        public Tensor log10_() => This(Aten.log10_(this));

        /// <summary>The natural logarithm of one plus each element.</summary>
        public Tensor log1p() => Aten.log1p(this);

        /// <summary>The natural logarithm of one plus each element. In place.</summary>
        public Tensor log1p_() => This(Aten.log1p_(this));

        /// <summary>The logarithm to base two of each element.</summary>
        public Tensor log2() => Aten.log2(this);

        /// <summary>The logarithm to base two of each element. In place.</summary>
        public Tensor log2_() => This(Aten.log2_(this));

        /// <summary>Minus each element.</summary>
        public Tensor neg() => Aten.neg(this);

        /// <summary>Minus each element.</summary>
        public Tensor negative() => Aten.neg(this);

        /// <summary>Minus each element. In place.</summary>
        public Tensor neg_() => This(Aten.neg_(this));

        /// <summary>The tensor itself; not for truth values.</summary>
        public Tensor positive() => Aten.positive(this);

        /// <summary>One over each element.</summary>
        public Tensor reciprocal() => Aten.reciprocal(this);

        /// <summary>One over each element. In place.</summary>
        public Tensor reciprocal_() => This(Aten.reciprocal_(this));

        /// <summary>Each element rounded to so many decimals, halves to the even neighbour.</summary>
        public Tensor round(long decimals = 0) => Aten.round(this, decimals);

        /// <summary>Each element rounded to so many decimals, halves to the even neighbour. In place.</summary>
        public Tensor round_(long decimals = 0) => This(Aten.round_(this, decimals));

        /// <summary>One over the square root of each element.</summary>
        public Tensor rsqrt() => Aten.rsqrt(this);

        /// <summary>One over the square root of each element. In place.</summary>
        public Tensor rsqrt_() => This(Aten.rsqrt_(this));

        /// <summary>The sign of each element: -1, 0 or 1.</summary>
        public Tensor sign() => Aten.sign(this);

        /// <summary>The sign of each element: -1, 0 or 1. In place.</summary>
        public Tensor sign_() => This(Aten.sign_(this));

        /// <summary>The sign of each element: -1, 0 or 1.</summary>
        public Tensor sgn() => Aten.sign(this);

        /// <summary>The sign of each element: -1, 0 or 1. In place.</summary>
        public Tensor sgn_() => This(Aten.sign_(this));

        /// <summary>Whether each element has its sign bit set.</summary>
        public Tensor signbit() => Aten.signbit(this);

        /// <summary>The square root of each element.</summary>
        public Tensor sqrt() => Aten.sqrt(this);

        /// <summary>The square root of each element. In place.</summary>
        public Tensor sqrt_() => This(Aten.sqrt_(this));

        /// <summary>The square of each element.</summary>
        public Tensor square() => Aten.square(this);

        /// <summary>The integer part of each element.</summary>
        public Tensor trunc() => Aten.trunc(this);

        /// <summary>The integer part of each element. In place.</summary>
        public Tensor trunc_() => This(Aten.trunc_(this));

        /// <summary>The integer part of each element.</summary>
        public Tensor fix() => Aten.trunc(this);

        /// <summary>The integer part of each element. In place.</summary>
        public Tensor fix_() => This(Aten.trunc_(this));

        /// <summary>The log-odds of each element, which is clamped to [eps, 1 - eps] if there is an eps.</summary>
        public Tensor logit(double? eps = null) => Aten.logit(this, eps);

        /// <summary>The tensor with NaN and the infinities replaced; the infinities by the largest and smallest numbers of the type by default.</summary>
        public Tensor nan_to_num(
            double nan = 0, double? posinf = null, double? neginf = null) =>
            Aten.nan_to_num(this, nan, posinf, neginf);
    }
}
