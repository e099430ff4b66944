namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether each element is equal, broadcast.</summary>
        public Tensor eq(Tensor target) => Aten.eq(this, target);

        /// <summary>Whether each element is equal.</summary>
        public Tensor eq(Scalar target) => Aten.eq_Scalar(this, target);

        /// <summary>Whether each element is equal, broadcast. In place.</summary>
        public Tensor eq_(Tensor target) => This(Aten.eq_(this, target));

        /// <summary>Whether each element is equal. In place.</summary>
        public Tensor eq_(Scalar target) => This(Aten.eq__Scalar(this, target));

        /// <summary>Whether each element is different, broadcast.</summary>
        public Tensor ne(Tensor target) => Aten.ne(this, target);

        /// <summary>Whether each element is different, broadcast.</summary>
        public Tensor not_equal(Tensor target) => Aten.ne(this, target);

        /// <summary>Whether each element is different.</summary>
        public Tensor ne(Scalar target) => Aten.ne_Scalar(this, target);

        /// <summary>Whether each element is different, broadcast. In place.</summary>
        public Tensor ne_(Tensor target) => This(Aten.ne_(this, target));

        /// <summary>Whether each element is different. In place.</summary>
        public Tensor ne_(Scalar target) => This(Aten.ne__Scalar(this, target));

        /// <summary>Whether each element is less, broadcast.</summary>
        public Tensor lt(Tensor target) => Aten.lt(this, target);

        /// <summary>Whether each element is less, broadcast.</summary>
        public Tensor less(Tensor target) => Aten.lt(this, target);

        /// <summary>Whether each element is less.</summary>
        public Tensor lt(Scalar target) => Aten.lt_Scalar(this, target);

        /// <summary>Whether each element is less, broadcast. In place.</summary>
        public Tensor lt_(Tensor target) => This(Aten.lt_(this, target));

        /// <summary>Whether each element is less. In place.</summary>
        public Tensor lt_(Scalar target) => This(Aten.lt__Scalar(this, target));

        /// <summary>Whether each element is less or equal, broadcast.</summary>
        public Tensor le(Tensor target) => Aten.le(this, target);

        /// <summary>Whether each element is less or equal, broadcast.</summary>
        public Tensor less_equal(Tensor target) => Aten.le(this, target);

        /// <summary>Whether each element is less or equal.</summary>
        public Tensor le(Scalar target) => Aten.le_Scalar(this, target);

        /// <summary>Whether each element is less or equal, broadcast. In place.</summary>
        public Tensor le_(Tensor target) => This(Aten.le_(this, target));

        /// <summary>Whether each element is less or equal. In place.</summary>
        public Tensor le_(Scalar target) => This(Aten.le__Scalar(this, target));

        /// <summary>Whether each element is greater, broadcast.</summary>
        public Tensor gt(Tensor target) => Aten.gt(this, target);

        /// <summary>Whether each element is greater, broadcast.</summary>
        public Tensor greater(Tensor target) => Aten.gt(this, target);

        /// <summary>Whether each element is greater.</summary>
        public Tensor gt(Scalar target) => Aten.gt_Scalar(this, target);

        /// <summary>Whether each element is greater, broadcast. In place.</summary>
        public Tensor gt_(Tensor target) => This(Aten.gt_(this, target));

        /// <summary>Whether each element is greater. In place.</summary>
        public Tensor gt_(Scalar target) => This(Aten.gt__Scalar(this, target));

        /// <summary>Whether each element is greater or equal, broadcast.</summary>
        public Tensor ge(Tensor target) => Aten.ge(this, target);

        /// <summary>Whether each element is greater or equal, broadcast.</summary>
        public Tensor greater_equal(Tensor target) => Aten.ge(this, target);

        /// <summary>Whether each element is greater or equal.</summary>
        public Tensor ge(Scalar target) => Aten.ge_Scalar(this, target);

        /// <summary>Whether each element is greater or equal, broadcast. In place.</summary>
        public Tensor ge_(Tensor target) => This(Aten.ge_(this, target));

        /// <summary>Whether each element is greater or equal. In place.</summary>
        public Tensor ge_(Scalar target) => This(Aten.ge__Scalar(this, target));

        /// <summary>Whether each element is equal, broadcast: TorchSharp's name for <see cref="eq(Tensor)"/>. For one answer, see <see cref="Equals(Tensor)"/>.</summary>
        public Tensor equal(Tensor target) => Aten.eq(this, target);

        /// <summary>Whether both are not zero.</summary>
        public Tensor logical_and(Tensor other) => Aten.logical_and(this, other);

        /// <summary>Whether both are not zero. In place.</summary>
        public Tensor logical_and_(Tensor other) => This(Aten.logical_and_(this, other));

        /// <summary>Whether either is not zero.</summary>
        public Tensor logical_or(Tensor other) => Aten.logical_or(this, other);

        /// <summary>Whether either is not zero. In place.</summary>
        public Tensor logical_or_(Tensor other) => This(Aten.logical_or_(this, other));

        /// <summary>Whether only one is not zero.</summary>
        public Tensor logical_xor(Tensor other) => Aten.logical_xor(this, other);

        /// <summary>Whether only one is not zero. In place.</summary>
        public Tensor logical_xor_(Tensor other) => This(Aten.logical_xor_(this, other));

        /// <summary>Whether each element is zero.</summary>
        public Tensor logical_not() => Aten.logical_not(this);

        /// <summary>Whether each element is zero. In place.</summary>
        public Tensor logical_not_() => This(Aten.logical_not_(this));

        /// <summary>The bits set in both, or both being true.</summary>
        public Tensor bitwise_and(Tensor other) => Aten.bitwise_and(this, other);

        /// <summary>The bits set in both, or both being true. In place.</summary>
        public Tensor bitwise_and_(Tensor other) => This(Aten.bitwise_and_(this, other));

        /// <summary>The bits set in either, or either being true.</summary>
        public Tensor bitwise_or(Tensor other) => Aten.bitwise_or(this, other);

        /// <summary>The bits set in either, or either being true. In place.</summary>
        public Tensor bitwise_or_(Tensor other) => This(Aten.bitwise_or_(this, other));

        /// <summary>The bits set in one only, or only one being true.</summary>
        public Tensor bitwise_xor(Tensor other) => Aten.bitwise_xor(this, other);

        /// <summary>The bits set in one only, or only one being true. In place.</summary>
        public Tensor bitwise_xor_(Tensor other) => This(Aten.bitwise_xor_(this, other));

        /// <summary>The bits shifted to the left.</summary>
        public Tensor bitwise_left_shift(Tensor other) => Aten.bitwise_left_shift(this, other);

        /// <summary>The bits shifted to the left. In place.</summary>
        public Tensor bitwise_left_shift_(Tensor other) => This(Aten.bitwise_left_shift_(this, other));

        /// <summary>The bits shifted to the right.</summary>
        public Tensor bitwise_right_shift(Tensor other) => Aten.bitwise_right_shift(this, other);

        /// <summary>The bits shifted to the right. In place.</summary>
        public Tensor bitwise_right_shift_(Tensor other) => This(Aten.bitwise_right_shift_(this, other));

        /// <summary>The bits flipped, or the opposite.</summary>
        public Tensor bitwise_not() => Aten.bitwise_not(this);

        /// <summary>The bits flipped, or the opposite. In place.</summary>
        public Tensor bitwise_not_() => This(Aten.bitwise_not_(this));

        /// <summary>Whether each element is not a number.</summary>
        public Tensor isnan() => Aten.isnan(this);

        /// <summary>Whether each element is infinite.</summary>
        public Tensor isinf() => Aten.isinf(this);

        /// <summary>Whether each element is plus infinity.</summary>
        public Tensor isposinf() => Aten.isposinf(this);

        /// <summary>Whether each element is minus infinity.</summary>
        public Tensor isneginf() => Aten.isneginf(this);

        /// <summary>Whether each element is finite.</summary>
        public Tensor isfinite() => Aten.isfinite(this);

        /// <summary>Whether each element is real.</summary>
        public Tensor isreal() => Aten.isreal(this);

        /// <summary>Whether each element is as close as <c>atol + rtol * |other|</c>.</summary>
        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) =>
            Aten.isclose(this, other, rtol, atol, nanEqual);

        /// <summary>Whether each element is one of <paramref name="test_elements"/>.</summary>
        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
            Aten.isin(this, test_elements, assumeUnique, invert);

        /// <summary>The index of the interval between boundaries in which each element lies.</summary>
        public Tensor bucketize(
            Tensor boundaries, bool outInt32 = false, bool right = false) =>
            Aten.bucketize(this, boundaries, outInt32, right);

        /// <summary>Whether every element is as close as <c>atol + rtol * |other|</c>.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
        {
            Aten.allclose(this, target, rtol, atol, equal_nan, out var value);
            return value;
        }

        /// <summary>Whether the other has the same shape and elements.</summary>
        public bool Equals(Tensor target)
        {
            Aten.equal(this, target, out var value);
            return value;
        }

        /// <summary>Whether the other is a tensor of the same shape and elements.</summary>
        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <summary>A hash of the object, not of its elements, which may change.</summary>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }

    /// <summary>Whether each element is equal, broadcast.</summary>
    public static Tensor eq(Tensor left, Tensor right) => left.eq(right);

    /// <summary>Whether each element is different, broadcast.</summary>
    public static Tensor ne(Tensor left, Tensor right) => left.ne(right);

    /// <summary>Whether each element is less, broadcast.</summary>
    public static Tensor lt(Tensor left, Tensor right) => left.lt(right);

    /// <summary>Whether each element is less or equal, broadcast.</summary>
    public static Tensor le(Tensor left, Tensor right) => left.le(right);

    /// <summary>Whether each element is greater, broadcast.</summary>
    public static Tensor gt(Tensor left, Tensor right) => left.gt(right);

    /// <summary>Whether each element is greater or equal, broadcast.</summary>
    public static Tensor ge(Tensor left, Tensor right) => left.ge(right);

    /// <summary>Whether both are not zero.</summary>
    public static Tensor logical_and(Tensor left, Tensor right) => left.logical_and(right);

    /// <summary>Whether either is not zero.</summary>
    public static Tensor logical_or(Tensor left, Tensor right) => left.logical_or(right);

    /// <summary>Whether only one is not zero.</summary>
    public static Tensor logical_xor(Tensor left, Tensor right) => left.logical_xor(right);

    /// <summary>Whether each element is zero.</summary>
    public static Tensor logical_not(Tensor input) => input.logical_not();

    /// <summary>Whether each element is not a number.</summary>
    public static Tensor isnan(Tensor tensor) => tensor.isnan();

    /// <summary>Whether each element is infinite.</summary>
    public static Tensor isinf(Tensor tensor) => tensor.isinf();

    /// <summary>Whether each element is plus infinity.</summary>
    public static Tensor isposinf(Tensor tensor) => tensor.isposinf();

    /// <summary>Whether each element is minus infinity.</summary>
    public static Tensor isneginf(Tensor tensor) => tensor.isneginf();

    /// <summary>Whether each element is finite.</summary>
    public static Tensor isfinite(Tensor tensor) => tensor.isfinite();

    /// <summary>Whether each element is real.</summary>
    public static Tensor isreal(Tensor tensor) => tensor.isreal();

    /// <summary>Whether each element is as close as <c>atol + rtol * |other|</c>.</summary>
    public static Tensor isclose(Tensor tensor, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) =>
        tensor.isclose(other, rtol, atol, nanEqual);

    /// <summary>Whether every element is as close as <c>atol + rtol * |other|</c>.</summary>
    public static bool allclose(Tensor tensor, Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        tensor.allclose(target, rtol, atol, equal_nan);
}
