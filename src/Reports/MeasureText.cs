using System.Globalization;

namespace CompiledNets;

/// <summary>Formats losses and metrics.</summary>
internal static class MeasureText
{
    /// <summary>Formats a number with four decimals, as Keras does: <c>0.9876</c>, or <c>1.2000e-04</c> if it is small.</summary>
    public static string Of(double value) => value.ToString(Math.Abs(value) > 1e-3 ? "F4" : "0.0000e+00", CultureInfo.InvariantCulture);
}
