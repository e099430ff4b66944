// The same kernels in a native loop, for bench/TorchBinding to hold the binding against. Nothing else uses these.
#include "Native.h"

namespace {

template <class F>
bool repeat(int64_t times, F&& operation) {
  for (int64_t i = 0; i < times; i++) operation();
  return true;
}

}  // namespace

CN_DO(cn_bench_add, (Handle a, Handle b, int64_t times), repeat(times, [&] { at::add(in(a), in(b), at::Scalar(1)); }))
CN_DO(cn_bench_mul, (Handle a, Handle b, int64_t times), repeat(times, [&] { at::mul(in(a), in(b)); }))
CN_DO(cn_bench_mm, (Handle a, Handle b, int64_t times), repeat(times, [&] { at::mm(in(a), in(b)); }))
CN_DO(cn_bench_add_out, (Handle a, Handle b, Handle out, int64_t times), repeat(times, [&] { at::add_out(in(out), in(a), in(b), at::Scalar(1)); }))
CN_DO(cn_bench_mul_out, (Handle a, Handle b, Handle out, int64_t times), repeat(times, [&] { at::mul_out(in(out), in(a), in(b)); }))
CN_DO(cn_bench_mm_out, (Handle a, Handle b, Handle out, int64_t times), repeat(times, [&] { at::mm_out(in(out), in(a), in(b)); }))
