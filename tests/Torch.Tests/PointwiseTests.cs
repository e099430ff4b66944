namespace CompiledNets.Torch.Tests;

public class PointwiseTests
{
    private static readonly double[] Any = [-2.5, -1.5, -0.5, 0, 0.25, 0.5, 1.5, 2.5, 7];
    private static readonly double[] Positive = [0.01, 0.3, 1, 2.5, 40];
    private static readonly double[] Inside = [-0.9, -0.3, 0, 0.2, 0.99];

    public static TheoryData<string, Func<Tensor, Tensor>, Func<Tensor, Tensor>?, Func<double, double>, double[]> Functions() => new()
    {
        { "abs", x => x.abs(), x => x.abs_(), Math.Abs, Any },
        { "absolute", x => x.absolute(), x => x.absolute_(), Math.Abs, Any },
        { "acos", x => x.acos(), x => x.acos_(), Math.Acos, Inside },
        { "acosh", x => x.add(2).acosh(), null, v => Math.Acosh(v + 2), Inside },
        { "asin", x => x.asin(), x => x.asin_(), Math.Asin, Inside },
        { "asinh", x => x.asinh(), x => x.asinh_(), Math.Asinh, Any },
        { "atan", x => x.atan(), x => x.atan_(), Math.Atan, Any },
        { "atanh", x => x.atanh(), x => x.atanh_(), Math.Atanh, Inside },
        { "ceil", x => x.ceil(), x => x.ceil_(), Math.Ceiling, Any },
        { "cos", x => x.cos(), x => x.cos_(), Math.Cos, Any },
        { "cosh", x => x.cosh(), x => x.cosh_(), Math.Cosh, Any },
        { "deg2rad", x => x.deg2rad(), null, v => v * Math.PI / 180, Any },
        { "rad2deg", x => x.rad2deg(), null, v => v * 180 / Math.PI, Any },
        { "exp", x => x.exp(), x => x.exp_(), Math.Exp, Any },
        { "exp2", x => x.exp2(), null, v => Math.Pow(2, v), Any },
        { "expm1", x => x.expm1(), x => x.expm1_(), v => Math.Exp(v) - 1, Any },
        { "floor", x => x.floor(), x => x.floor_(), Math.Floor, Any },
        { "frac", x => x.frac(), x => x.frac_(), v => v - Math.Truncate(v), Any },
        { "log", x => x.log(), x => x.log_(), Math.Log, Positive },
        { "log10", x => x.log10(), x => x.log10_(), Math.Log10, Positive },
        { "log1p", x => x.log1p(), x => x.log1p_(), v => Math.Log(1 + v), Positive },
        { "log2", x => x.log2(), x => x.log2_(), Math.Log2, Positive },
        { "logit", x => x.abs().add(0.001).logit(), null, v => Math.Log((Math.Abs(v) + 0.001) / (0.999 - Math.Abs(v))), Inside },
        { "neg", x => x.neg(), x => x.neg_(), v => -v, Any },
        { "negative", x => x.negative(), null, v => -v, Any },
        { "minus", x => -x, null, v => -v, Any },
        { "positive", x => x.positive(), null, v => v, Any },
        { "reciprocal", x => x.reciprocal(), x => x.reciprocal_(), v => 1 / v, Positive },
        { "round to even", x => x.round(), x => x.round_(), v => Math.Round(v, MidpointRounding.ToEven), Any },
        { "round to one decimal", x => x.round(1), x => x.round_(1), v => Math.Round(v, 1, MidpointRounding.ToEven), Any },
        { "rsqrt", x => x.rsqrt(), x => x.rsqrt_(), v => 1 / Math.Sqrt(v), Positive },
        { "sign", x => x.sign(), x => x.sign_(), v => Math.Sign(v), Any },
        { "sgn", x => x.sgn(), x => x.sgn_(), v => Math.Sign(v), Any },
        { "signbit", x => x.signbit(), null, v => v < 0 ? 1 : 0, Any },
        { "sin", x => x.sin(), x => x.sin_(), Math.Sin, Any },
        { "sinc", x => x.sinc(), x => x.sinc_(), v => v == 0 ? 1 : Math.Sin(Math.PI * v) / (Math.PI * v), Any },
        { "sinh", x => x.sinh(), x => x.sinh_(), Math.Sinh, Any },
        { "sqrt", x => x.sqrt(), x => x.sqrt_(), Math.Sqrt, Positive },
        { "square", x => x.square(), null, v => v * v, Any },
        { "tan", x => x.tan(), x => x.tan_(), Math.Tan, Any },
        { "trunc", x => x.trunc(), x => x.trunc_(), Math.Truncate, Any },
        { "fix", x => x.fix(), x => x.fix_(), Math.Truncate, Any },
        { "erf and erfc", x => x.erf().add(x.erfc()), null, _ => 1, Any },
        { "erfinv undoes erf", x => x.erfinv().erf(), x => x.erfinv_().erf_(), v => v, Inside },
        { "lgamma", x => x.lgamma(), x => x.lgamma_(), v => v, [1e-9 + 1e9] },
        { "digamma", x => x.digamma(), x => x.digamma_(), _ => -0.5772156649015329, [1] },
        { "nan_to_num", x => x.div(0).nan_to_num(7, 8, 9), null, v => v == 0 ? 7 : v > 0 ? 8 : 9, Any },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_of_each_element_agrees_with_dotnet(
        string name, Func<Tensor, Tensor> function, Func<Tensor, Tensor>? inPlace, Func<double, double> expected, double[] arguments)
    {
        if (name == "lgamma")
            (arguments, expected) = ([1, 2, 3, 5], v => v switch { 1 => 0, 2 => 0, 3 => Math.Log(2), _ => Math.Log(24) });
        using var x = tensor(arguments);
        using var y = function(x);
        Check.IsNear(y, 1e-12, [.. arguments.Select(expected)]);
        Check.Is(x, arguments);
        if (inPlace is null)
            return;
        Assert.Same(x, inPlace(x));
        Check.IsNear(x, 1e-12, [.. arguments.Select(expected)]);
    }

    public static TheoryData<string, Func<Tensor, Tensor, Tensor>, Func<double, double, double>> Operations() => new()
    {
        { "add", (x, y) => x.add(y), (a, b) => a + b },
        { "+", (x, y) => x + y, (a, b) => a + b },
        { "add_", (x, y) => x.clone().add_(y), (a, b) => a + b },
        { "add with alpha", (x, y) => x.add(y, 3), (a, b) => a + (3 * b) },
        { "add_ with alpha", (x, y) => x.clone().add_(y, 3), (a, b) => a + (3 * b) },
        { "sub", (x, y) => x.sub(y), (a, b) => a - b },
        { "-", (x, y) => x - y, (a, b) => a - b },
        { "subtract_", (x, y) => x.clone().subtract_(y), (a, b) => a - b },
        { "mul", (x, y) => x.mul(y), (a, b) => a * b },
        { "*", (x, y) => x * y, (a, b) => a * b },
        { "mul_", (x, y) => x.clone().mul_(y), (a, b) => a * b },
        { "div", (x, y) => x.div(y), (a, b) => a / b },
        { "/", (x, y) => x / y, (a, b) => a / b },
        { "div_", (x, y) => x.clone().div_(y), (a, b) => a / b },
        { "div down", (x, y) => x.div(y, RoundingMode.floor), (a, b) => Math.Floor(a / b) },
        { "div_ towards zero", (x, y) => x.clone().div_(y, RoundingMode.trunc), (a, b) => Math.Truncate(a / b) },
        { "true_divide", (x, y) => x.true_divide(y), (a, b) => a / b },
        { "floor_divide", (x, y) => x.floor_divide(y), (a, b) => Math.Floor(a / b) },
        { "fmod", (x, y) => x.fmod(y), (a, b) => a % b },
        { "remainder", (x, y) => x.remainder(y), (a, b) => a - (b * Math.Floor(a / b)) },
        { "%", (x, y) => x % y, (a, b) => a - (b * Math.Floor(a / b)) },
        { "pow", (x, y) => x.abs().pow(y), (a, b) => Math.Pow(Math.Abs(a), b) },
        { "float_power", (x, y) => x.abs().float_power(y), (a, b) => Math.Pow(Math.Abs(a), b) },
        { "atan2", (x, y) => x.atan2(y), Math.Atan2 },
        { "maximum", (x, y) => x.maximum(y), Math.Max },
        { "minimum", (x, y) => x.minimum(y), Math.Min },
        { "fmax", (x, y) => x.fmax(y), Math.Max },
        { "fmin", (x, y) => x.fmin(y), Math.Min },
        { "copysign", (x, y) => x.copysign(y), Math.CopySign },
        { "hypot", (x, y) => x.hypot(y), double.Hypot },
        { "logaddexp", (x, y) => x.logaddexp(y), (a, b) => Math.Log(Math.Exp(a) + Math.Exp(b)) },
        { "logaddexp2", (x, y) => x.logaddexp2(y), (a, b) => Math.Log2(Math.Pow(2, a) + Math.Pow(2, b)) },
        { "xlogy", (x, y) => x.xlogy(y.abs()), (a, b) => a * Math.Log(Math.Abs(b)) },
        { "heaviside", (x, y) => x.heaviside(y), (a, b) => a < 0 ? 0 : a > 0 ? 1 : b },
        { "lerp", (x, y) => x.lerp(y, tensor(0.25)), (a, b) => a + (0.25 * (b - a)) },
        { "addcmul", (x, y) => x.addcmul(y, y, 0.5), (a, b) => a + (0.5 * b * b) },
        { "addcmul_", (x, y) => x.clone().addcmul_(y, y, 0.5), (a, b) => a + (0.5 * b * b) },
        { "addcdiv", (x, y) => x.addcdiv(x, y, 0.5), (a, b) => a + (0.5 * a / b) },
        { "addcdiv_", (x, y) => x.clone().addcdiv_(x, y), (a, b) => a + (a / b) },
        { "clamp between tensors", (x, y) => x.clamp(y, y + 1), (a, b) => Math.Clamp(a, b, b + 1) },
        { "clamp_ to a tensor", (x, y) => x.clone().clamp_(null, y), Math.Min },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_on_two_tensors_agrees_with_dotnet_and_broadcasts(
        string name, Func<Tensor, Tensor, Tensor> operation, Func<double, double, double> expected)
    {
        Assert.NotEmpty(name);
        double[] left = [-3.5, 0.5, 2, 6];
        double[] right = [-1.25, 0.75, 3];
        using var x = tensor(left).unsqueeze(1);
        using var y = tensor(right);
        using var z = operation(x.expand(4, 3), y.expand(4, 3));
        Check.HasShape(z, 4, 3);
        Check.IsNear(z, 1e-12, [.. left.SelectMany(_ => right, expected)]);
    }

    [Fact]
    public void Numbers_stand_on_either_side_of_an_operator()
    {
        using var x = tensor([1.0, -2, 4]);
        Check.Is(x + 1, 2, -1, 5);
        Check.Is(1 + x, 2, -1, 5);
        Check.Is(x - 1.5, -0.5, -3.5, 2.5);
        Check.Is(1.5 - x, 0.5, 3.5, -2.5);
        Check.Is(x * 2f, 2, -4, 8);
        Check.Is(2L * x, 2, -4, 8);
        Check.Is(x / 4, 0.25, -0.5, 1);
        Check.Is(4 / x, 4, -2, 1);
        Check.Is(x % 3, 1, 1, 1);
        Check.Is(x.pow(2), 1, 4, 16);
        Check.Is(x.fmod(3), 1, -2, 1);
        Check.Is(x.floor_divide(3), 0, -1, 1);
        Check.Is(x.add(1, 3), 4, 1, 7);
        Check.Is(x.clone().add_(1).sub_(2).mul_(3).div_(2).pow_(2), 0, 20.25, 20.25);
    }

    [Fact]
    public void Clamping_takes_either_bound_or_both()
    {
        using var x = tensor([-2.0, 0, 3]);
        Check.Is(x.clamp(-1, 1), -1, 0, 1);
        Check.Is(x.clamp(min: -1), -1, 0, 3);
        Check.Is(x.clamp(max: 1), -2, 0, 1);
        Check.Is(x.clamp_min(1), 1, 1, 3);
        Check.Is(x.clamp_max(-1), -2, -1, -1);
        Check.Is(x.clip(0, 2), 0, 0, 2);
        Assert.Same(x, x.clamp_(0, 1));
        Check.Is(x, 0, 0, 1);
    }

    [Fact]
    public void Integers_stay_integers_and_division_does_not()
    {
        using var x = tensor([7L, -7]);
        Assert.Equal(ScalarType.Int64, (x + 1).dtype);
        Assert.Equal(ScalarType.Float32, (x + 1.5).dtype);
        Assert.Equal(ScalarType.Float32, (x / 2).dtype);
        Assert.Equal(ScalarType.Int64, x.div(2, RoundingMode.floor).dtype);
        Check.Is(x.div(2, RoundingMode.floor), 3, -4);
        Check.Is(x.div(2, RoundingMode.trunc), 3, -3);
        Assert.Equal(ScalarType.Float32, result_type(x, tensor(1f)));
        Assert.Equal(ScalarType.Float64, promote_types(ScalarType.Float32, ScalarType.Float64));
        Assert.False(can_cast(ScalarType.Float32, ScalarType.Int32));
    }

    [Fact]
    public void Static_forms_do_what_the_methods_do()
    {
        using var x = tensor([0.25, 4]);
        Check.Same(x.exp(), exp(x));
        Check.Same(x.log(), log(x));
        Check.Same(x.sqrt(), sqrt(x));
        Check.Same(x.abs(), abs(x));
        Check.Same(x.pow(2), pow(x, 2));
        Check.Same(x.add(x), add(x, x));
        Check.Same(x.div(x, RoundingMode.floor), div(x, x, RoundingMode.floor));
        Check.Same(x.maximum(x), maximum(x, x));
        Check.Same(x.clamp(0, 1), clamp(x, 0, 1));
        Check.Same(x.sigmoid(), sigmoid(x));
        Check.Same(x.tanh(), tanh(x));
        Check.Same(x.softmax(0), softmax(x, 0));
    }

    [Fact]
    public void Angles_convert_both_ways() => Check.IsNear(tensor([90.0, -45]).deg2rad().rad2deg(), 1e-12, 90, -45);
}
