// Generators and random draws.
#include "Native.h"

#include <ATen/CPUGeneratorImpl.h>
#include <mutex>

#define IN_PLACE_DRAW(op, first, second)                                                   \
  CN_DO(at_##op##_, (Handle self, double first, double second, GeneratorHandle generator), \
        in(self)->op##_(first, second, maybe(generator)))
IN_PLACE_DRAW(normal, mean, std)
IN_PLACE_DRAW(uniform, from, to)
IN_PLACE_DRAW(log_normal, mean, std)
IN_PLACE_DRAW(cauchy, median, sigma)

CN_DO(at_random_, (Handle self, int64_t from, int64_t to, GeneratorHandle generator), in(self)->random_(from, to, maybe(generator)))
CN_DO(at_exponential_, (Handle self, double lambda, GeneratorHandle generator), in(self)->exponential_(lambda, maybe(generator)))
CN_DO(at_geometric_, (Handle self, double p, GeneratorHandle generator), in(self)->geometric_(p, maybe(generator)))
CN_DO(at_bernoulli_, (Handle self, double p, GeneratorHandle generator), in(self)->bernoulli_(p, maybe(generator)))
CN_DO(at_bernoulli__Tensor, (Handle self, Handle p, GeneratorHandle generator), in(self)->bernoulli_(in(p), maybe(generator)))
CN_TENSOR(at_bernoulli, (Handle self, GeneratorHandle generator), at::bernoulli(in(self), maybe(generator)))
CN_TENSOR(at_poisson, (Handle self, GeneratorHandle generator), at::poisson(in(self), maybe(generator)))
CN_TENSOR(at_multinomial, (Handle self, int64_t num_samples, bool replacement, GeneratorHandle generator),
          at::multinomial(in(self), num_samples, replacement, maybe(generator)))
CN_TENSOR(at_normal, (Handle mean, Handle std, GeneratorHandle generator), at::normal(in(mean), in(std), maybe(generator)))

namespace {

GeneratorHandle give(at::Generator generator) { return generator.unsafeReleaseGeneratorImpl(); }

at::Generator borrow(GeneratorHandle handle) { return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(handle)); }

// Every use of a generator holds its mutex, as libtorch's own do.
template <class F>
auto locked(GeneratorHandle handle, F&& use) {
  auto generator = borrow(handle);
  std::lock_guard<std::mutex> lock(generator.mutex());
  return use(generator);
}

}  // namespace

CN_EXPORT void cn_generator_release(GeneratorHandle handle) noexcept { c10::intrusive_ptr<c10::GeneratorImpl>::reclaim(handle); }
CN_DO(cn_generator_new, (uint64_t seed, GeneratorHandle* out), *out = ::give(at::make_generator<at::CPUGeneratorImpl>(seed)))
CN_DO(cn_generator_default, (GeneratorHandle * out), *out = ::give(at::Generator(at::detail::getDefaultCPUGenerator())))
CN_DO(cn_generator_set_seed, (GeneratorHandle handle, uint64_t seed), locked(handle, [&](at::Generator& g) { g.set_current_seed(seed); return 0; }))
CN_DO(cn_generator_seed, (GeneratorHandle handle, uint64_t* out), *out = locked(handle, [](at::Generator& g) { return g.seed(); }))
CN_DO(cn_generator_current_seed, (GeneratorHandle handle, uint64_t* out), *out = locked(handle, [](at::Generator& g) { return g.current_seed(); }))
CN_TENSOR(cn_generator_get_state, (GeneratorHandle handle), locked(handle, [](at::Generator& g) { return g.get_state(); }))
CN_DO(cn_generator_set_state, (GeneratorHandle handle, Handle state), locked(handle, [&](at::Generator& g) { g.set_state(in(state)); return 0; }))

// The seed of every default generator.
CN_DO(cn_manual_seed, (uint64_t seed), at::manual_seed(seed))
