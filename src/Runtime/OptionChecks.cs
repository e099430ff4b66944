using System.Runtime.CompilerServices;

namespace CompiledNets;

/// <summary>Checks the numbers and paths that users pass to optimizers, schedules and callbacks. Each method returns its argument if it is valid.</summary>
internal static class OptionChecks
{
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
    public static double Rate(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Require(value >= 0 && double.IsFinite(value), value, name, "A learning rate must not be negative or NaN, and must be finite.");

    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Require(double.IsFinite(value), value, name, $"{name} must be a finite number.");

    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not finite.</exception>
    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Require(value >= 0 && double.IsFinite(value), value, name, $"{name} must not be negative, and must be finite.");

    /// <exception cref="ArgumentOutOfRangeException">The number is not more than 0, or not finite.</exception>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Require(value > 0 && double.IsFinite(value), value, name, $"{name} must be more than 0 and finite.");

    /// <exception cref="ArgumentOutOfRangeException">The number is not from 0 to less than 1.</exception>
    public static double Decay(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Require(value is >= 0 and < 1, value, name, $"{name} must be from 0 to less than 1.");

    /// <exception cref="ArgumentOutOfRangeException">The number is not from 0 to 1.</exception>
    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Require(value is >= 0 and <= 1, value, name, $"{name} must be from 0 to 1.");

    /// <exception cref="ArgumentOutOfRangeException">The number is less than the smallest that is allowed.</exception>
    public static T AtLeast<T>(T value, T least, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : IComparable<T> => Require(value.CompareTo(least) >= 0, value, name, $"{name} must be at least {least}.");

    /// <exception cref="ArgumentException">The path or name is null, empty or blank.</exception>
    public static string Text(string value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return value;
    }

    private static T Require<T>(bool isValid, T value, string name, string message) => isValid ? value : throw new ArgumentOutOfRangeException(name, value, message);
}
