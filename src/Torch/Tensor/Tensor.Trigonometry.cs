namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The angle whose cosine is each element.</summary>
        public Tensor acos() => Aten.acos(this);

        /// <summary>The angle whose cosine is each element. In place.</summary>
        public Tensor acos_() => This(Aten.acos_(this));

        /// <summary>The angle whose cosine is each element.</summary>
        public Tensor arccos() => Aten.acos(this);

        /// <summary>The angle whose cosine is each element. In place.</summary>
        public Tensor arccos_() => This(Aten.acos_(this));

        /// <summary>The inverse hyperbolic cosine of each element.</summary>
        public Tensor acosh() => Aten.acosh(this);

        /// <summary>The inverse hyperbolic cosine of each element. In place.</summary>
        public Tensor acosh_() => This(Aten.acosh_(this));

        /// <summary>The inverse hyperbolic cosine of each element.</summary>
        public Tensor arccosh() => Aten.acosh(this);

        /// <summary>The inverse hyperbolic cosine of each element. In place.</summary>
        public Tensor arccosh_() => This(Aten.acosh_(this));

        /// <summary>The angle whose sine is each element.</summary>
        public Tensor asin() => Aten.asin(this);

        /// <summary>The angle whose sine is each element. In place.</summary>
        public Tensor asin_() => This(Aten.asin_(this));

        /// <summary>The angle whose sine is each element.</summary>
        public Tensor arcsin() => Aten.asin(this);

        /// <summary>The angle whose sine is each element. In place.</summary>
        public Tensor arcsin_() => This(Aten.asin_(this));

        /// <summary>The inverse hyperbolic sine of each element.</summary>
        public Tensor asinh() => Aten.asinh(this);

        /// <summary>The inverse hyperbolic sine of each element. In place.</summary>
        public Tensor asinh_() => This(Aten.asinh_(this));

        /// <summary>The inverse hyperbolic sine of each element.</summary>
        public Tensor arcsinh() => Aten.asinh(this);

        /// <summary>The inverse hyperbolic sine of each element. In place.</summary>
        public Tensor arcsinh_() => This(Aten.asinh_(this));

        /// <summary>The angle whose tangent is each element.</summary>
        public Tensor atan() => Aten.atan(this);

        /// <summary>The angle whose tangent is each element. In place.</summary>
        public Tensor atan_() => This(Aten.atan_(this));

        /// <summary>The angle whose tangent is each element.</summary>
        public Tensor arctan() => Aten.atan(this);

        /// <summary>The angle whose tangent is each element. In place.</summary>
        public Tensor arctan_() => This(Aten.atan_(this));

        /// <summary>The inverse hyperbolic tangent of each element.</summary>
        public Tensor atanh() => Aten.atanh(this);

        /// <summary>The inverse hyperbolic tangent of each element. In place.</summary>
        public Tensor atanh_() => This(Aten.atanh_(this));

        /// <summary>The inverse hyperbolic tangent of each element.</summary>
        public Tensor arctanh() => Aten.atanh(this);

        /// <summary>The inverse hyperbolic tangent of each element. In place.</summary>
        public Tensor arctanh_() => This(Aten.atanh_(this));

        /// <summary>The cosine of each element.</summary>
        public Tensor cos() => Aten.cos(this);

        /// <summary>The cosine of each element. In place.</summary>
        public Tensor cos_() => This(Aten.cos_(this));

        /// <summary>The hyperbolic cosine of each element.</summary>
        public Tensor cosh() => Aten.cosh(this);

        /// <summary>The hyperbolic cosine of each element. In place.</summary>
        public Tensor cosh_() => This(Aten.cosh_(this));

        /// <summary>The sine of each element.</summary>
        public Tensor sin() => Aten.sin(this);

        /// <summary>The sine of each element. In place.</summary>
        public Tensor sin_() => This(Aten.sin_(this));

        /// <summary>The normalised sinc of each element: sin(pi x) / (pi x).</summary>
        public Tensor sinc() => Aten.sinc(this);

        /// <summary>The normalised sinc of each element: sin(pi x) / (pi x). In place.</summary>
        public Tensor sinc_() => This(Aten.sinc_(this));

        /// <summary>The hyperbolic sine of each element.</summary>
        public Tensor sinh() => Aten.sinh(this);

        /// <summary>The hyperbolic sine of each element. In place.</summary>
        public Tensor sinh_() => This(Aten.sinh_(this));

        /// <summary>The tangent of each element.</summary>
        public Tensor tan() => Aten.tan(this);

        /// <summary>The tangent of each element. In place.</summary>
        public Tensor tan_() => This(Aten.tan_(this));

        /// <summary>Degrees as radians.</summary>
        public Tensor deg2rad() => Aten.deg2rad(this);

        /// <summary>Radians as degrees.</summary>
        public Tensor rad2deg() => Aten.rad2deg(this);

        /// <summary>The angle of each point (other, this) of the plane.</summary>
        public Tensor atan2(Tensor other) => Aten.atan2(this, other);

        /// <summary>The angle of each point (other, this) of the plane. In place.</summary>
        public Tensor atan2_(Tensor other) => This(Aten.atan2_(this, other));

        /// <summary>The angle of each point (other, this) of the plane.</summary>
        public Tensor arctan2(Tensor other) => Aten.atan2(this, other);

        /// <summary>The angle of each point (other, this) of the plane. In place.</summary>
        public Tensor arctan2_(Tensor other) => This(Aten.atan2_(this, other));
    }

    /// <summary>The angle whose cosine is each element.</summary>
    public static Tensor acos(Tensor input) => input.acos();

    /// <summary>The angle whose cosine is each element.</summary>
    public static Tensor arccos(Tensor input) => input.arccos();

    /// <summary>The inverse hyperbolic cosine of each element.</summary>
    public static Tensor acosh(Tensor input) => input.acosh();

    /// <summary>The inverse hyperbolic cosine of each element.</summary>
    public static Tensor arccosh(Tensor input) => input.arccosh();

    /// <summary>The angle whose sine is each element.</summary>
    public static Tensor asin(Tensor input) => input.asin();

    /// <summary>The angle whose sine is each element.</summary>
    public static Tensor arcsin(Tensor input) => input.arcsin();

    /// <summary>The inverse hyperbolic sine of each element.</summary>
    public static Tensor asinh(Tensor input) => input.asinh();

    /// <summary>The inverse hyperbolic sine of each element.</summary>
    public static Tensor arcsinh(Tensor input) => input.arcsinh();

    /// <summary>The angle whose tangent is each element.</summary>
    public static Tensor atan(Tensor input) => input.atan();

    /// <summary>The angle whose tangent is each element.</summary>
    public static Tensor arctan(Tensor input) => input.arctan();

    /// <summary>The inverse hyperbolic tangent of each element.</summary>
    public static Tensor atanh(Tensor input) => input.atanh();

    /// <summary>The inverse hyperbolic tangent of each element.</summary>
    public static Tensor arctanh(Tensor input) => input.arctanh();

    /// <summary>The cosine of each element.</summary>
    public static Tensor cos(Tensor input) => input.cos();

    /// <summary>The hyperbolic cosine of each element.</summary>
    public static Tensor cosh(Tensor input) => input.cosh();

    /// <summary>The sine of each element.</summary>
    public static Tensor sin(Tensor input) => input.sin();

    /// <summary>The normalised sinc of each element: sin(pi x) / (pi x).</summary>
    public static Tensor sinc(Tensor input) => input.sinc();

    /// <summary>The hyperbolic sine of each element.</summary>
    public static Tensor sinh(Tensor input) => input.sinh();

    /// <summary>The tangent of each element.</summary>
    public static Tensor tan(Tensor input) => input.tan();

    /// <summary>The angle of each point (other, input) of the plane.</summary>
    public static Tensor atan2(Tensor input, Tensor other) => input.atan2(other);
}
