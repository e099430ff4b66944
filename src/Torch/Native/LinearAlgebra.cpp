// Products of vectors and matrices.
#include "Native.h"

#define PRODUCT(op) CN_TENSOR(at_##op, (Handle self, Handle other), at::op(in(self), in(other)))
PRODUCT(matmul)
PRODUCT(mm)
PRODUCT(bmm)
PRODUCT(mv)
PRODUCT(dot)
PRODUCT(vdot)
PRODUCT(outer)
PRODUCT(inner)
PRODUCT(kron)

// beta * self + alpha * (first @ second)
#define ADD_PRODUCT(op)                                                                     \
  CN_TENSOR(at_##op, (Handle self, Handle first, Handle second, double beta, double alpha), \
            at::op(in(self), in(first), in(second), beta, alpha))                           \
  CN_DO(at_##op##_, (Handle self, Handle first, Handle second, double beta, double alpha),  \
        in(self)->op##_(in(first), in(second), beta, alpha))
ADD_PRODUCT(addmm)
ADD_PRODUCT(addmv)
ADD_PRODUCT(addbmm)
ADD_PRODUCT(baddbmm)
ADD_PRODUCT(addr)

CN_TENSOR(at_einsum, (const char* equation, Tensors tensors), at::einsum(in(equation), list(tensors).get()))
CN_TENSOR(at_tensordot, (Handle self, Handle other, Ints dims_self, Ints dims_other), at::tensordot(in(self), in(other), list(dims_self), list(dims_other)))
CN_TENSOR(at_linear, (Handle input, Handle weight, Handle bias), at::linear(in(input), in(weight), maybe(bias)))
CN_TENSOR(at_bilinear, (Handle first, Handle second, Handle weight, Handle bias), at::bilinear(in(first), in(second), in(weight), maybe(bias)))
CN_TENSOR(at_matrix_power, (Handle self, int64_t n), at::matrix_power(in(self), n))
CN_TENSOR(at_trace, (Handle self), at::trace(in(self)))
CN_TENSOR(at_cdist, (Handle first, Handle second, double p), at::cdist(in(first), in(second), p))

namespace {

// The orthogonal factor of a matrix, its signs fixed so that a random matrix gives a uniform one.
at::Tensor orthogonal(const at::Tensor& matrix) {
  const auto [q, r] = at::linalg_qr(matrix);
  return q * r.diagonal().sign();
}

// A view for the length of one call: .NET would pay a wrapper for it.
at::Tensor transposed(at::Tensor& matrix, bool is_transposed) { return is_transposed ? matrix.t() : matrix; }

}  // namespace

CN_TENSOR(cn_mm, (Handle left, bool transpose_left, Handle right, bool transpose_right),
          at::mm(transposed(in(left), transpose_left), transposed(in(right), transpose_right)))
CN_DO(cn_mm_out, (Handle left, bool transpose_left, Handle right, bool transpose_right, Handle out),
      at::mm_out(in(out), transposed(in(left), transpose_left), transposed(in(right), transpose_right)))
CN_TENSOR(cn_orthogonal, (Handle self), orthogonal(in(self)))
