using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_eq")]
    internal static partial Tensor eq(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_eq_")]
    internal static partial Done eq_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_eq_Scalar")]
    internal static partial Tensor eq_Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_eq__Scalar")]
    internal static partial Done eq__Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_ne")]
    internal static partial Tensor ne(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_ne_")]
    internal static partial Done ne_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_ne_Scalar")]
    internal static partial Tensor ne_Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_ne__Scalar")]
    internal static partial Done ne__Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_lt")]
    internal static partial Tensor lt(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_lt_")]
    internal static partial Done lt_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_lt_Scalar")]
    internal static partial Tensor lt_Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_lt__Scalar")]
    internal static partial Done lt__Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_le")]
    internal static partial Tensor le(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_le_")]
    internal static partial Done le_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_le_Scalar")]
    internal static partial Tensor le_Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_le__Scalar")]
    internal static partial Done le__Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_gt")]
    internal static partial Tensor gt(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_gt_")]
    internal static partial Done gt_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_gt_Scalar")]
    internal static partial Tensor gt_Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_gt__Scalar")]
    internal static partial Done gt__Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_ge")]
    internal static partial Tensor ge(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_ge_")]
    internal static partial Done ge_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_ge_Scalar")]
    internal static partial Tensor ge_Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_ge__Scalar")]
    internal static partial Done ge__Scalar(Tensor self, Number other);
    [LibraryImport(Library, EntryPoint = "at_logical_and")]
    internal static partial Tensor logical_and(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_logical_and_")]
    internal static partial Done logical_and_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_logical_or")]
    internal static partial Tensor logical_or(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_logical_or_")]
    internal static partial Done logical_or_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_logical_xor")]
    internal static partial Tensor logical_xor(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_logical_xor_")]
    internal static partial Done logical_xor_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_bitwise_and")]
    internal static partial Tensor bitwise_and(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_bitwise_and_")]
    internal static partial Done bitwise_and_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_bitwise_or")]
    internal static partial Tensor bitwise_or(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_bitwise_or_")]
    internal static partial Done bitwise_or_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_bitwise_xor")]
    internal static partial Tensor bitwise_xor(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_bitwise_xor_")]
    internal static partial Done bitwise_xor_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_bitwise_left_shift")]
    internal static partial Tensor bitwise_left_shift(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_bitwise_left_shift_")]
    internal static partial Done bitwise_left_shift_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_bitwise_right_shift")]
    internal static partial Tensor bitwise_right_shift(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_bitwise_right_shift_")]
    internal static partial Done bitwise_right_shift_(Tensor self, Tensor other);
    [LibraryImport(Library, EntryPoint = "at_logical_not")]
    internal static partial Tensor logical_not(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_logical_not_")]
    internal static partial Done logical_not_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_bitwise_not")]
    internal static partial Tensor bitwise_not(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_bitwise_not_")]
    internal static partial Done bitwise_not_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_isnan")]
    internal static partial Tensor isnan(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_isinf")]
    internal static partial Tensor isinf(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_isposinf")]
    internal static partial Tensor isposinf(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_isneginf")]
    internal static partial Tensor isneginf(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_isfinite")]
    internal static partial Tensor isfinite(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_isreal")]
    internal static partial Tensor isreal(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_isclose")]
    internal static partial Tensor isclose(Tensor self, Tensor other, double rtol, double atol, Flag equal_nan);
    [LibraryImport(Library, EntryPoint = "at_isin")]
    internal static partial Tensor isin(Tensor elements, Tensor test_elements, Flag assume_unique, Flag invert);
    [LibraryImport(Library, EntryPoint = "at_allclose")]
    internal static partial Done allclose(Tensor self, Tensor other, double rtol, double atol, Flag equal_nan, out Flag @out);
    [LibraryImport(Library, EntryPoint = "at_equal")]
    internal static partial Done equal(Tensor self, Tensor other, out Flag @out);
    [LibraryImport(Library, EntryPoint = "at_bucketize")]
    internal static partial Tensor bucketize(Tensor self, Tensor boundaries, Flag out_int32, Flag right);
    [LibraryImport(Library, EntryPoint = "at_searchsorted")]
    internal static partial Tensor searchsorted(Tensor sorted, Tensor values, Flag out_int32, Flag right);
}
