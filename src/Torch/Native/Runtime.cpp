// The process: threads, modes, the allocator, versions.
#include "Native.h"

#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>
#include <torch/cuda.h>
#include <torch/version.h>

CN_GET(int32_t, cn_get_num_threads, (), at::get_num_threads())
CN_DO(cn_set_num_threads, (int32_t threads), at::set_num_threads(threads))
CN_GET(int32_t, cn_get_num_interop_threads, (), static_cast<int32_t>(at::get_num_interop_threads()))
CN_DO(cn_set_num_interop_threads, (int32_t threads), at::set_num_interop_threads(threads))

CN_GET(bool, cn_is_grad_enabled, (), at::GradMode::is_enabled())
CN_EXPORT void cn_set_grad_enabled(bool enabled) noexcept { at::GradMode::set_enabled(enabled); }
CN_GET(bool, cn_is_inference_mode_enabled, (), c10::InferenceMode::is_enabled())
CN_EXPORT c10::InferenceMode* cn_inference_mode_enter(bool enabled) noexcept { return new c10::InferenceMode(enabled); }
CN_EXPORT void cn_inference_mode_leave(c10::InferenceMode* guard) noexcept { delete guard; }

CN_EXPORT const char* cn_version() noexcept { return TORCH_VERSION; }
CN_GET(bool, cn_has_cuda, (), at::hasCUDA())
CN_GET(bool, cn_has_cudnn, (), at::globalContext().hasCuDNN())
CN_DO(cn_cuda_device_count, (int32_t * out), *out = static_cast<int32_t>(torch::cuda::device_count()))
