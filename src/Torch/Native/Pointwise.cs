using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_abs")]
    internal static partial Tensor abs(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_abs_")]
    internal static partial Done abs_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_acos")]
    internal static partial Tensor acos(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_acos_")]
    internal static partial Done acos_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_acosh")]
    internal static partial Tensor acosh(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_acosh_")]
    internal static partial Done acosh_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_asin")]
    internal static partial Tensor asin(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_asin_")]
    internal static partial Done asin_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_asinh")]
    internal static partial Tensor asinh(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_asinh_")]
    internal static partial Done asinh_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_atan")]
    internal static partial Tensor atan(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_atan_")]
    internal static partial Done atan_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_atanh")]
    internal static partial Tensor atanh(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_atanh_")]
    internal static partial Done atanh_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_ceil")]
    internal static partial Tensor ceil(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_ceil_")]
    internal static partial Done ceil_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_cos")]
    internal static partial Tensor cos(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_cos_")]
    internal static partial Done cos_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_cosh")]
    internal static partial Tensor cosh(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_cosh_")]
    internal static partial Done cosh_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_digamma")]
    internal static partial Tensor digamma(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_digamma_")]
    internal static partial Done digamma_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_erf")]
    internal static partial Tensor erf(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_erf_")]
    internal static partial Done erf_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_erfc")]
    internal static partial Tensor erfc(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_erfc_")]
    internal static partial Done erfc_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_erfinv")]
    internal static partial Tensor erfinv(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_erfinv_")]
    internal static partial Done erfinv_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_exp")]
    internal static partial Tensor exp(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_exp_")]
    internal static partial Done exp_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_exp2")]
    internal static partial Tensor exp2(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_expm1")]
    internal static partial Tensor expm1(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_expm1_")]
    internal static partial Done expm1_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_floor")]
    internal static partial Tensor floor(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_floor_")]
    internal static partial Done floor_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_frac")]
    internal static partial Tensor frac(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_frac_")]
    internal static partial Done frac_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_lgamma")]
    internal static partial Tensor lgamma(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_lgamma_")]
    internal static partial Done lgamma_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_log")]
    internal static partial Tensor log(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_log_")]
    internal static partial Done log_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_log10")]
    internal static partial Tensor log10(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_log10_")]
    internal static partial Done log10_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_log1p")]
    internal static partial Tensor log1p(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_log1p_")]
    internal static partial Done log1p_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_log2")]
    internal static partial Tensor log2(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_log2_")]
    internal static partial Done log2_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_neg")]
    internal static partial Tensor neg(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_neg_")]
    internal static partial Done neg_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_reciprocal")]
    internal static partial Tensor reciprocal(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_reciprocal_")]
    internal static partial Done reciprocal_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_rsqrt")]
    internal static partial Tensor rsqrt(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_rsqrt_")]
    internal static partial Done rsqrt_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_sign")]
    internal static partial Tensor sign(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_sign_")]
    internal static partial Done sign_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_signbit")]
    internal static partial Tensor signbit(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_sin")]
    internal static partial Tensor sin(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_sin_")]
    internal static partial Done sin_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_sinc")]
    internal static partial Tensor sinc(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_sinc_")]
    internal static partial Done sinc_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_sinh")]
    internal static partial Tensor sinh(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_sinh_")]
    internal static partial Done sinh_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_sqrt")]
    internal static partial Tensor sqrt(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_sqrt_")]
    internal static partial Done sqrt_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_square")]
    internal static partial Tensor square(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_tan")]
    internal static partial Tensor tan(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_tan_")]
    internal static partial Done tan_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_trunc")]
    internal static partial Tensor trunc(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_trunc_")]
    internal static partial Done trunc_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_deg2rad")]
    internal static partial Tensor deg2rad(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_rad2deg")]
    internal static partial Tensor rad2deg(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_positive")]
    internal static partial Tensor positive(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_round")]
    internal static partial Tensor round(Tensor self, long decimals);
    [LibraryImport(Library, EntryPoint = "at_round_")]
    internal static partial Done round_(Tensor self, long decimals);
    [LibraryImport(Library, EntryPoint = "at_logit")]
    internal static partial Tensor logit(Tensor self, Number eps);
    [LibraryImport(Library, EntryPoint = "at_nan_to_num")]
    internal static partial Tensor nan_to_num(Tensor self, double nan, Number posinf, Number neginf);
    [LibraryImport(Library, EntryPoint = "at_add")]
    internal static partial Tensor add(Tensor self, Tensor other, Number alpha);
    [LibraryImport(Library, EntryPoint = "at_add_")]
    internal static partial Done add_(Tensor self, Tensor other, Number alpha);
    [LibraryImport(Library, EntryPoint = "at_add_Scalar")]
    internal static partial Tensor add_Scalar(Tensor self, Number other, Number alpha);
    [LibraryImport(Library, EntryPoint = "at_add__Scalar")]
    internal static partial Done add__Scalar(Tensor self, Number other, Number alpha);
    [LibraryImport(Library, EntryPoint = "at_sub")]
    internal static partial Tensor sub(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_sub_")]
    internal static partial Done sub_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_sub_Scalar")]
    internal static partial Tensor sub_Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_sub__Scalar")]
    internal static partial Done sub__Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_mul")]
    internal static partial Tensor mul(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_mul_")]
    internal static partial Done mul_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_mul_Scalar")]
    internal static partial Tensor mul_Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_mul__Scalar")]
    internal static partial Done mul__Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_pow")]
    internal static partial Tensor pow(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_pow_")]
    internal static partial Done pow_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_pow_Scalar")]
    internal static partial Tensor pow_Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_pow__Scalar")]
    internal static partial Done pow__Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_fmod")]
    internal static partial Tensor fmod(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_fmod_")]
    internal static partial Done fmod_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_fmod_Scalar")]
    internal static partial Tensor fmod_Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_fmod__Scalar")]
    internal static partial Done fmod__Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_remainder")]
    internal static partial Tensor remainder(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_remainder_")]
    internal static partial Done remainder_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_remainder_Scalar")]
    internal static partial Tensor remainder_Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_remainder__Scalar")]
    internal static partial Done remainder__Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_floor_divide")]
    internal static partial Tensor floor_divide(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_floor_divide_")]
    internal static partial Done floor_divide_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_floor_divide_Scalar")]
    internal static partial Tensor floor_divide_Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_floor_divide__Scalar")]
    internal static partial Done floor_divide__Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_xlogy")]
    internal static partial Tensor xlogy(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_xlogy_")]
    internal static partial Done xlogy_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_xlogy_Scalar")]
    internal static partial Tensor xlogy_Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_xlogy__Scalar")]
    internal static partial Done xlogy__Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_atan2")]
    internal static partial Tensor atan2(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_atan2_")]
    internal static partial Done atan2_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_maximum")]
    internal static partial Tensor maximum(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_minimum")]
    internal static partial Tensor minimum(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_fmax")]
    internal static partial Tensor fmax(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_fmin")]
    internal static partial Tensor fmin(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_copysign")]
    internal static partial Tensor copysign(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_hypot")]
    internal static partial Tensor hypot(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_logaddexp")]
    internal static partial Tensor logaddexp(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_logaddexp2")]
    internal static partial Tensor logaddexp2(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_heaviside")]
    internal static partial Tensor heaviside(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_float_power")]
    internal static partial Tensor float_power(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_pow_ScalarTensor")]
    internal static partial Tensor pow_ScalarTensor(Number self, Tensor exponent);
    [LibraryImport(Library, EntryPoint = "at_rsub_Scalar")]
    internal static partial Tensor rsub_Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_rdiv_Scalar")]
    internal static partial Tensor rdiv_Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_div")]
    internal static partial Tensor div(Tensor self, Tensor other, int mode);
    [LibraryImport(Library, EntryPoint = "at_div_")]
    internal static partial Done div_(Tensor self, Tensor other, int mode);
    [LibraryImport(Library, EntryPoint = "at_div_Scalar")]
    internal static partial Tensor div_Scalar(Tensor self, Number other, int mode);
    [LibraryImport(Library, EntryPoint = "at_div__Scalar")]
    internal static partial Done div__Scalar(Tensor self, Number other, int mode);
    [LibraryImport(Library, EntryPoint = "at_clamp")]
    internal static partial Tensor clamp(Tensor self, Number min, Number max);
    [LibraryImport(Library, EntryPoint = "at_clamp_")]
    internal static partial Done clamp_(Tensor self, Number min, Number max);
    [LibraryImport(Library, EntryPoint = "at_clamp_Tensor")]
    internal static partial Tensor clamp_Tensor(Tensor self, Tensor? min, Tensor? max);
    [LibraryImport(Library, EntryPoint = "at_clamp__Tensor")]
    internal static partial Done clamp__Tensor(Tensor self, Tensor? min, Tensor? max);
    [LibraryImport(Library, EntryPoint = "at_clamp_min_Scalar")]
    internal static partial Tensor clamp_min_Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_clamp_min__Scalar")]
    internal static partial Done clamp_min__Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_clamp_max_Scalar")]
    internal static partial Tensor clamp_max_Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_clamp_max__Scalar")]
    internal static partial Done clamp_max__Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_lerp")]
    internal static partial Tensor lerp(Tensor self, Tensor end, Tensor weight);
    [LibraryImport(Library, EntryPoint = "at_lerp_")]
    internal static partial Done lerp_(Tensor self, Tensor end, Tensor weight);
    [LibraryImport(Library, EntryPoint = "at_addcmul")]
    internal static partial Tensor addcmul(Tensor self, Tensor tensor1, Tensor tensor2, Number value);
    [LibraryImport(Library, EntryPoint = "at_addcmul_")]
    internal static partial Done addcmul_(Tensor self, Tensor tensor1, Tensor tensor2, Number value);
    [LibraryImport(Library, EntryPoint = "at_addcdiv")]
    internal static partial Tensor addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, Number value);
    [LibraryImport(Library, EntryPoint = "at_addcdiv_")]
    internal static partial Done addcdiv_(Tensor self, Tensor tensor1, Tensor tensor2, Number value);
}
