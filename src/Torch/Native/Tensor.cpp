// The handle itself: lifetime, properties, data, conversions.
#include "Native.h"

CN_EXPORT void cn_release(Handle handle) noexcept { cn::TensorPointer::reclaim(handle); }

// The number of references to the tensor: for tests.
CN_EXPORT int64_t cn_use_count(Handle handle) noexcept { return static_cast<int64_t>(c10::raw::intrusive_ptr::use_count(handle)); }

CN_TENSOR(at_alias_handle, (Handle self), at::Tensor(*in(self)))

CN_GET(int64_t, at_dim, (Handle self), self->dim())
CN_GET(int64_t, at_numel, (Handle self), self->numel())
CN_GET(int64_t, at_element_size, (Handle self), static_cast<int64_t>(self->dtype().itemsize()))
CN_GET(int32_t, at_dtype, (Handle self), static_cast<int32_t>(c10::typeMetaToScalarType(self->dtype())))
CN_GET(int32_t, at_device_type, (Handle self), static_cast<int32_t>(self->device_type()))
CN_GET(int32_t, at_device_index, (Handle self), static_cast<int32_t>(self->device().index()))
CN_GET(bool, at_is_sparse, (Handle self), self->is_sparse())

namespace {

// Sizes or strides of up to `capacity` dimensions; the result is their number.
int32_t copy_out(at::IntArrayRef values, int64_t* out, int32_t capacity) {
  for (size_t i = 0; i < values.size() && i < static_cast<size_t>(capacity); i++) out[i] = values[i];
  return static_cast<int32_t>(values.size());
}

}  // namespace

CN_DO(at_sizes, (Handle self, int64_t* out, int32_t capacity, int32_t* count), *count = copy_out(in(self)->sizes(), out, capacity))
CN_DO(at_strides, (Handle self, int64_t* out, int32_t capacity, int32_t* count), *count = copy_out(in(self)->strides(), out, capacity))
CN_DO(at_size, (Handle self, int64_t dim, int64_t* out), *out = in(self)->size(dim))
CN_DO(at_stride, (Handle self, int64_t dim, int64_t* out), *out = in(self)->stride(dim))
CN_DO(at_storage_offset, (Handle self, int64_t* out), *out = in(self)->storage_offset())
CN_DO(at_is_contiguous, (Handle self, bool* out), *out = in(self)->is_contiguous())
CN_DO(at_is_leaf, (Handle self, bool* out), *out = in(self)->is_leaf())
CN_DO(at_is_pinned, (Handle self, bool* out), *out = in(self)->is_pinned())
CN_DO(at_requires_grad, (Handle self, bool* out), *out = in(self)->requires_grad())
CN_DO(at_set_requires_grad, (Handle self, bool value), in(self)->set_requires_grad(value))
CN_DO(at_data_ptr, (Handle self, void** out), *out = in(self)->data_ptr())
CN_DO(at_is_nonzero, (Handle self, bool* out), *out = in(self)->is_nonzero())

// All that `Tensor.bytes` asks in one call: the result is 0 and the data, or why there is none.
enum BytesAnswer : int32_t { kBytes = 0, kFailed = 1, kNotContiguous = 2, kNotOnCpu = 3 };

CN_EXPORT int32_t cn_bytes(Handle self, void** data, int64_t* size) {
  try {
    cn::Borrowed tensor(self);
    if (!tensor->is_contiguous()) return kNotContiguous;
    if (!tensor->device().is_cpu()) return kNotOnCpu;
    *size = tensor->numel() * static_cast<int64_t>(tensor->element_size());
    *data = tensor->data_ptr();
    return kBytes;
  } catch (...) {
    cn::record_error();
    return kFailed;
  }
}

// A one-element tensor as a number.
CN_EXPORT Number at_item(Handle self) {
  try {
    const auto value = cn::in(self)->item();
    if (value.isBoolean()) return {value.to<bool>(), kBoolean};
    if (value.isIntegral(false)) return {value.to<int64_t>(), kInteger};
    const auto number = value.to<double>();
    Number result{0, kFloating};
    std::memcpy(&result.bits, &number, sizeof number);
    return result;
  } catch (...) {
    cn::record_error();
    return {0, kNone};
  }
}

CN_TENSOR(at_alias, (Handle self), at::alias(in(self)))
CN_TENSOR(at_clone, (Handle self), at::clone(in(self)))
CN_DO(at_copy_, (Handle self, Handle source, bool non_blocking), in(self)->copy_(in(source), non_blocking))
CN_TENSOR(at_contiguous, (Handle self), in(self)->contiguous())
CN_TENSOR(at_detach, (Handle self), in(self)->detach())
CN_DO(at_detach_, (Handle self), in(self)->detach_())
CN_TENSOR(at_to_dtype, (Handle self, int8_t type), in(self)->to(dtype(type)))
CN_TENSOR(at_to_device, (Handle self, int8_t type, int16_t index), in(self)->to(device(type, index)))
CN_TENSOR(at_to_dtype_device, (Handle self, int8_t type, int8_t device_type, int16_t index), in(self)->to(device(device_type, index), dtype(type)))
CN_TENSOR(at_pin_memory, (Handle self), in(self)->pin_memory())
CN_DO(at_set_, (Handle self, Handle source), in(self)->set_(in(source)))
CN_DO(at_fill_, (Handle self, Number value), in(self)->fill_(scalar(value)))
CN_DO(at_zero_, (Handle self), in(self)->zero_())

CN_DO(at_result_type, (Handle self, Handle other, int32_t* out), *out = static_cast<int32_t>(at::result_type(in(self), in(other))))
CN_GET(bool, at_can_cast, (int8_t from, int8_t to), at::can_cast(dtype(from), dtype(to)))
CN_DO(at_promote_types, (int8_t left, int8_t right, int32_t* out), *out = static_cast<int32_t>(at::promote_types(dtype(left), dtype(right))))
