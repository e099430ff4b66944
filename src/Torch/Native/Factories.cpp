// Tensors out of nothing, and out of .NET memory.
#include "Native.h"

#define FACTORY(op) CN_TENSOR(at_##op, (Ints size, Options given), with_gradient(at::op(list(size), options(given)), given))
FACTORY(empty)
FACTORY(zeros)
FACTORY(ones)

#define LIKE(op) CN_TENSOR(at_##op##_like, (Handle self, Options given), with_gradient(at::op##_like(in(self), options(given)), given))
LIKE(empty)
LIKE(zeros)
LIKE(ones)
LIKE(rand)
LIKE(randn)

CN_TENSOR(at_empty_strided, (Ints size, Ints stride, Options given), with_gradient(at::empty_strided(list(size), list(stride), options(given)), given))
CN_TENSOR(at_full, (Ints size, Number value, Options given), with_gradient(at::full(list(size), scalar(value), options(given)), given))
CN_TENSOR(at_full_like, (Handle self, Number value, Options given), with_gradient(at::full_like(in(self), scalar(value), options(given)), given))
CN_TENSOR(at_scalar_tensor, (Number value, Options given), with_gradient(at::scalar_tensor(scalar(value), options(given)), given))

CN_TENSOR(at_rand, (Ints size, GeneratorHandle generator, Options given), with_gradient(at::rand(list(size), maybe(generator), options(given)), given))
CN_TENSOR(at_randn, (Ints size, GeneratorHandle generator, Options given), with_gradient(at::randn(list(size), maybe(generator), options(given)), given))
CN_TENSOR(at_randint, (int64_t low, int64_t high, Ints size, GeneratorHandle generator, Options given),
          with_gradient(at::randint(low, high, list(size), maybe(generator), options(given)), given))
CN_TENSOR(at_randint_like, (Handle self, int64_t low, int64_t high, Options given),
          with_gradient(at::randint_like(in(self), low, high, options(given)), given))
CN_TENSOR(at_randperm, (int64_t n, GeneratorHandle generator, Options given), with_gradient(at::randperm(n, maybe(generator), options(given)), given))

CN_TENSOR(at_arange, (Number start, Number end, Number step, Options given),
          with_gradient(at::arange(scalar(start), scalar(end), scalar(step), options(given)), given))
CN_TENSOR(at_linspace, (double start, double end, int64_t steps, Options given), with_gradient(at::linspace(start, end, steps, options(given)), given))
CN_TENSOR(at_logspace, (double start, double end, int64_t steps, double base, Options given),
          with_gradient(at::logspace(start, end, steps, base, options(given)), given))
CN_TENSOR(at_eye, (int64_t n, int64_t m, Options given), with_gradient(at::eye(n, m, options(given)), given))

CN_TENSOR(at_tril, (Handle self, int64_t diagonal), at::tril(in(self), diagonal))
CN_TENSOR(at_triu, (Handle self, int64_t diagonal), at::triu(in(self), diagonal))
CN_TENSOR(at_tril_indices, (int64_t row, int64_t col, int64_t offset, Options given), at::tril_indices(row, col, offset, options(given)))
CN_TENSOR(at_triu_indices, (int64_t row, int64_t col, int64_t offset, Options given), at::triu_indices(row, col, offset, options(given)))
CN_TENSOR(at_one_hot, (Handle self, int64_t num_classes), at::one_hot(in(self), num_classes))

namespace {

at::Tensor convert(at::Tensor tensor, Options given) { return cn::with_gradient(tensor.to(cn::options(given)), given); }

at::Tensor copy_of(const void* data, at::IntArrayRef size, at::ScalarType type, Options given) {
  auto tensor = at::empty(size, at::TensorOptions(type));
  std::memcpy(tensor.data_ptr(), data, static_cast<size_t>(tensor.numel()) * tensor.element_size());
  return convert(std::move(tensor), given);
}

}  // namespace

// A tensor with a copy of .NET memory, which holds `size` elements of `type`.
CN_TENSOR(cn_copy_of, (const void* data, Ints size, int8_t type, Options given), copy_of(data, list(size), dtype(type), given))

// A tensor over .NET memory, which stays pinned until libtorch calls `release(pin)`. A conversion of type or device copies it.
CN_TENSOR(cn_over, (void* data, Ints size, int8_t type, Options given, void (*release)(void*), void* pin),
          convert(at::from_blob(data, list(size), [release, pin](void*) { release(pin); }, at::TensorOptions(dtype(type))), given))
