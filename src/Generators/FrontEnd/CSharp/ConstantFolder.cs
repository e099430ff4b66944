using System;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>Computes with constants that C# itself does not fold because a variable is among them: <c>width / (i + 1)</c>.</summary>
internal static class ConstantFolder
{
    /// <summary>Computes a binary operator. Returns null if there is no result: a division by zero, an overflow, operands of other types.</summary>
    public static Constant? Binary(BinaryOperatorKind kind, object? left, object? right)
    {
        try
        {
            return kind switch
            {
                BinaryOperatorKind.Equals => new Constant(AreEqual(left, right)),
                BinaryOperatorKind.NotEquals => new Constant(!AreEqual(left, right)),
                _ => (left, right) switch
                {
                    (string or char, string or char) or (string, _) or (_, string) => kind == BinaryOperatorKind.Add
                        ? new Constant(Text(left) + Text(right))
                        : null,
                    (bool a, bool b) => Boolean(kind, a, b),
                    (double or float or decimal, _) or (_, double or float or decimal) => Real(kind, left, right),
                    _ => Integer(kind, left, right),
                },
            };
        }
        catch (Exception exception) when (exception is ArithmeticException or InvalidCastException or FormatException)
        {
            return null;
        }
    }

    public static Constant? Unary(UnaryOperatorKind kind, object? operand)
    {
        try
        {
            return (kind, operand) switch
            {
                (UnaryOperatorKind.Not, bool value) => new Constant(!value),
                (UnaryOperatorKind.Plus, _) => new Constant(operand),
                (UnaryOperatorKind.Minus, double value) => new Constant(-value),
                (UnaryOperatorKind.Minus, float value) => new Constant(-value),
                (UnaryOperatorKind.Minus, long value) => new Constant(checked(-value)),
                (UnaryOperatorKind.Minus, int value) => new Constant(checked(-value)),
                (UnaryOperatorKind.BitwiseNegation, int value) => new Constant(~value),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Converts a number as C# does it in an unchecked context; returns any other value as it is.</summary>
    public static object? Convert(object? value, ITypeSymbol? target)
    {
        try
        {
            return target?.SpecialType switch
            {
                SpecialType.System_Int32 when value is double or float or decimal => (int)System.Convert.ToDouble(value, CultureInfo.InvariantCulture),
                SpecialType.System_Int64 when value is double or float or decimal => (long)System.Convert.ToDouble(value, CultureInfo.InvariantCulture),
                SpecialType.System_Int32 when IsNumber(value) => unchecked((int)ToLong(value)),
                SpecialType.System_Int64 when IsNumber(value) => ToLong(value),
                SpecialType.System_Single when IsNumber(value) => (float)System.Convert.ToDouble(value, CultureInfo.InvariantCulture),
                SpecialType.System_Double when IsNumber(value) => System.Convert.ToDouble(value, CultureInfo.InvariantCulture),
                _ => value,
            };
        }
        catch (Exception exception) when (exception is ArithmeticException or InvalidCastException or FormatException)
        {
            return value;
        }
    }

    public static bool AreEqual(object? left, object? right) => IsNumber(left) && IsNumber(right)
        ? System.Convert.ToDouble(left, CultureInfo.InvariantCulture).Equals(System.Convert.ToDouble(right, CultureInfo.InvariantCulture))
        : Equals(left, right);

    public static string Text(object? value) => value switch
    {
        null => "",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    public static bool IsNumber(object? value) => value is int or long or float or double or decimal or byte or sbyte or short or ushort or uint or char;

    public static long ToLong(object? value) => System.Convert.ToInt64(value is char letter ? (int)letter : value, CultureInfo.InvariantCulture);

    private static Constant? Boolean(BinaryOperatorKind kind, bool left, bool right) => kind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => new Constant(left && right),
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => new Constant(left || right),
        BinaryOperatorKind.ExclusiveOr => new Constant(left ^ right),
        _ => null,
    };

    private static Constant? Integer(BinaryOperatorKind kind, object? left, object? right)
    {
        if (!IsNumber(left) || !IsNumber(right))
        {
            return null;
        }

        var (a, b) = (ToLong(left), ToLong(right));
        var isLong = left is long or uint || right is long or uint;
        object Number(long value) => isLong ? value : checked((int)value);
        return kind switch
        {
            BinaryOperatorKind.Add => new Constant(Number(checked(a + b))),
            BinaryOperatorKind.Subtract => new Constant(Number(checked(a - b))),
            BinaryOperatorKind.Multiply => new Constant(Number(checked(a * b))),
            BinaryOperatorKind.Divide => new Constant(Number(a / b)),
            BinaryOperatorKind.Remainder => new Constant(Number(a % b)),
            BinaryOperatorKind.LeftShift => new Constant(isLong ? a << (int)b : (int)a << (int)b),
            BinaryOperatorKind.RightShift => new Constant(isLong ? a >> (int)b : (int)a >> (int)b),
            BinaryOperatorKind.And => new Constant(Number(a & b)),
            BinaryOperatorKind.Or => new Constant(Number(a | b)),
            BinaryOperatorKind.ExclusiveOr => new Constant(Number(a ^ b)),
            BinaryOperatorKind.LessThan => new Constant(a < b),
            BinaryOperatorKind.LessThanOrEqual => new Constant(a <= b),
            BinaryOperatorKind.GreaterThan => new Constant(a > b),
            BinaryOperatorKind.GreaterThanOrEqual => new Constant(a >= b),
            _ => null,
        };
    }

    private static Constant? Real(BinaryOperatorKind kind, object? left, object? right)
    {
        if (!IsNumber(left) || !IsNumber(right))
        {
            return null;
        }

        var (a, b) = (System.Convert.ToDouble(left, CultureInfo.InvariantCulture), System.Convert.ToDouble(right, CultureInfo.InvariantCulture));
        var isSingle = left is not double && right is not double;
        object Number(double value) => isSingle ? (float)value : value;
        return kind switch
        {
            BinaryOperatorKind.Add => new Constant(Number(a + b)),
            BinaryOperatorKind.Subtract => new Constant(Number(a - b)),
            BinaryOperatorKind.Multiply => new Constant(Number(a * b)),
            BinaryOperatorKind.Divide => new Constant(Number(a / b)),
            BinaryOperatorKind.Remainder => new Constant(Number(a % b)),
            BinaryOperatorKind.LessThan => new Constant(a < b),
            BinaryOperatorKind.LessThanOrEqual => new Constant(a <= b),
            BinaryOperatorKind.GreaterThan => new Constant(a > b),
            BinaryOperatorKind.GreaterThanOrEqual => new Constant(a >= b),
            _ => null,
        };
    }
}
