// Comparisons, logic and bits.
#include "Native.h"

#define COMPARISON(op)                                                                      \
  CN_TENSOR(at_##op, (Handle self, Handle other), at::op(in(self), in(other)))              \
  CN_DO(at_##op##_, (Handle self, Handle other), in(self)->op##_(in(other)))                \
  CN_TENSOR(at_##op##_Scalar, (Handle self, Number other), at::op(in(self), scalar(other))) \
  CN_DO(at_##op##__Scalar, (Handle self, Number other), in(self)->op##_(scalar(other)))
COMPARISON(eq)
COMPARISON(ne)
COMPARISON(lt)
COMPARISON(le)
COMPARISON(gt)
COMPARISON(ge)

#define LOGICAL(op)                                                            \
  CN_TENSOR(at_##op, (Handle self, Handle other), at::op(in(self), in(other))) \
  CN_DO(at_##op##_, (Handle self, Handle other), in(self)->op##_(in(other)))
LOGICAL(logical_and)
LOGICAL(logical_or)
LOGICAL(logical_xor)
LOGICAL(bitwise_and)
LOGICAL(bitwise_or)
LOGICAL(bitwise_xor)
LOGICAL(bitwise_left_shift)
LOGICAL(bitwise_right_shift)

CN_TENSOR(at_logical_not, (Handle self), at::logical_not(in(self)))
CN_DO(at_logical_not_, (Handle self), in(self)->logical_not_())
CN_TENSOR(at_bitwise_not, (Handle self), at::bitwise_not(in(self)))
CN_DO(at_bitwise_not_, (Handle self), in(self)->bitwise_not_())

CN_TENSOR(at_isnan, (Handle self), at::isnan(in(self)))
CN_TENSOR(at_isinf, (Handle self), at::isinf(in(self)))
CN_TENSOR(at_isposinf, (Handle self), at::isposinf(in(self)))
CN_TENSOR(at_isneginf, (Handle self), at::isneginf(in(self)))
CN_TENSOR(at_isfinite, (Handle self), at::isfinite(in(self)))
CN_TENSOR(at_isreal, (Handle self), at::isreal(in(self)))
CN_TENSOR(at_isclose, (Handle self, Handle other, double rtol, double atol, bool equal_nan), at::isclose(in(self), in(other), rtol, atol, equal_nan))
CN_TENSOR(at_isin, (Handle elements, Handle test_elements, bool assume_unique, bool invert), at::isin(in(elements), in(test_elements), assume_unique, invert))
CN_DO(at_allclose, (Handle self, Handle other, double rtol, double atol, bool equal_nan, bool* out), *out = at::allclose(in(self), in(other), rtol, atol, equal_nan))
CN_DO(at_equal, (Handle self, Handle other, bool* out), *out = at::equal(in(self), in(other)))

CN_TENSOR(at_bucketize, (Handle self, Handle boundaries, bool out_int32, bool right), at::bucketize(in(self), in(boundaries), out_int32, right))
CN_TENSOR(at_searchsorted, (Handle sorted, Handle values, bool out_int32, bool right), at::searchsorted(in(sorted), in(values), out_int32, right))
