using System.Globalization;

namespace CompiledNets;

/// <summary>Losses and metrics as people see them.</summary>
internal static class MeasureText
{
    /// <summary>Four decimals, as in Keras: <c>0.9876</c>, or <c>1.2000e-04</c> where these would not say much.</summary>
    public static string Of(double value) => value.ToString(Math.Abs(value) > 1e-3 ? "F4" : "0.0000e+00", CultureInfo.InvariantCulture);
}
