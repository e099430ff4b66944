// What every file of the native library is written in: handles, arguments, results and the error barrier.
//
// A handle is a c10::TensorImpl* that owns one reference. Arguments are borrowed: their reference counts are not touched.
// No C++ exception leaves an exported function: the macros below turn it into a null result and a message for .NET.
#pragma once

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/Generator.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <exception>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

#define CN_EXPORT extern "C" __attribute__((visibility("default")))

using Handle = c10::TensorImpl*;
using GeneratorHandle = c10::GeneratorImpl*;

struct Pair {
  Handle first, second;
};
struct Triple {
  Handle first, second, third;
};

// Lists as .NET passes them: of integers, of tensors, and of places for tensors.
struct Ints {
  const int64_t* data;
  int64_t count;
};
struct Tensors {
  const Handle* data;
  int64_t count;
};
struct Results {
  Handle* data;
  int64_t count;
};

// .NET's Scalar: a number and which of at::Scalar's kinds it is, or that there is none.
struct Number {
  int64_t bits;
  int64_t kind;
};
enum NumberKind : int64_t { kNone = 0, kFloating = 1, kInteger = 2, kBoolean = 3 };

// dtype, device and requires_grad of a tensor to be made, in one register. A negative dtype or device type is "not given".
struct Options {
  int8_t dtype;
  int8_t device_type;
  int16_t device_index;
  int32_t requires_grad;
};

namespace cn {

// libtorch's optional is c10::optional in 1.13 and std::optional later: take it from libtorch's own signatures.
template <class T> struct OptionalOf;
template <template <class> class Optional, class T> struct OptionalOf<Optional<T>> {
  template <class U> using Rebind = Optional<U>;
};
template <class T>
using Optional = typename OptionalOf<std::decay_t<decltype(std::declval<at::TensorOptions>().device_opt())>>::template Rebind<T>;

// Raised for a null where a tensor is required; .NET makes an ArgumentNullException of it.
struct NullArgument {};

void record_error() noexcept;

using TensorPointer = c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;

inline TensorPointer reclaim(Handle handle) {
  if (handle == nullptr) throw NullArgument();
  return TensorPointer::reclaim(handle);
}

// A tensor argument for the length of one call. It gives the borrowed reference back without ever having counted it.
class Borrowed {
 public:
  explicit Borrowed(Handle handle) : tensor_(reclaim(handle)) {}
  ~Borrowed() { tensor_.unsafeReleaseTensorImpl(); }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;
  operator at::Tensor&() noexcept { return tensor_; }
  at::Tensor* operator->() noexcept { return &tensor_; }
  at::Tensor& operator*() noexcept { return tensor_; }

 private:
  at::Tensor tensor_;
};

// A tensor argument that may be null.
class BorrowedOptional {
 public:
  explicit BorrowedOptional(Handle handle) {
    if (handle != nullptr) tensor_.emplace(TensorPointer::reclaim(handle));
  }
  ~BorrowedOptional() {
    if (tensor_.has_value()) tensor_->unsafeReleaseTensorImpl();
  }
  BorrowedOptional(const BorrowedOptional&) = delete;
  BorrowedOptional& operator=(const BorrowedOptional&) = delete;
  operator const Optional<at::Tensor>&() const noexcept { return tensor_; }

 private:
  Optional<at::Tensor> tensor_;
};

// A list of tensor arguments. Where nulls are allowed, one is an undefined tensor.
class BorrowedList {
 public:
  BorrowedList(Tensors given, bool nulls_are_allowed) {
    const auto end = given.data + given.count;
    if (!nulls_are_allowed && std::find(given.data, end, nullptr) != end) throw NullArgument();
    tensors_.reserve(static_cast<size_t>(given.count));
    for (auto handle = given.data; handle != end; handle++)
      tensors_.push_back(*handle == nullptr ? at::Tensor() : at::Tensor(TensorPointer::reclaim(*handle)));
  }
  ~BorrowedList() {
    for (auto& tensor : tensors_) tensor.unsafeReleaseTensorImpl();
  }
  BorrowedList(const BorrowedList&) = delete;
  BorrowedList& operator=(const BorrowedList&) = delete;
  at::TensorList get() const noexcept { return at::TensorList(tensors_.data(), tensors_.size()); }

 private:
  c10::SmallVector<at::Tensor, 16> tensors_;
};

inline Borrowed in(Handle handle) { return Borrowed(handle); }
inline const char* in(const char* text) { return text != nullptr ? text : throw NullArgument(); }
inline BorrowedOptional maybe(Handle handle) { return BorrowedOptional(handle); }
inline BorrowedList list(Tensors given) { return BorrowedList(given, false); }
inline BorrowedList maybe_list(Tensors given) { return BorrowedList(given, true); }
inline at::IntArrayRef list(Ints given) { return at::IntArrayRef(given.data, static_cast<size_t>(given.count)); }

inline at::Scalar scalar(Number number) {
  if (number.kind == kInteger) return at::Scalar(number.bits);
  if (number.kind == kBoolean) return at::Scalar(number.bits != 0);
  if (number.kind == kNone) throw NullArgument();
  double value;
  std::memcpy(&value, &number.bits, sizeof value);
  return at::Scalar(value);
}

inline Optional<at::Scalar> maybe(Number number) {
  if (number.kind == kNone) return {};
  return scalar(number);
}

inline Optional<int64_t> maybe_int(Number number) {
  if (number.kind == kNone) return {};
  return number.bits;
}

inline Optional<double> maybe_double(Number number) {
  if (number.kind == kNone) return {};
  return scalar(number).to<double>();
}

inline at::Device device(int8_t type, int16_t index) {
  return at::Device(static_cast<at::DeviceType>(type), static_cast<c10::DeviceIndex>(index));
}

inline at::TensorOptions options(Options given) {
  at::TensorOptions result;
  if (given.dtype >= 0) result = result.dtype(static_cast<at::ScalarType>(given.dtype));
  if (given.device_type >= 0) result = result.device(device(given.device_type, given.device_index));
  return result;
}

inline at::Tensor with_gradient(at::Tensor tensor, Options given) {
  if (given.requires_grad != 0) tensor.set_requires_grad(true);
  return tensor;
}

inline at::ScalarType dtype(int8_t value) { return static_cast<at::ScalarType>(value); }

inline Optional<at::ScalarType> maybe_dtype(int8_t value) {
  if (value < 0) return {};
  return dtype(value);
}

inline Optional<at::Generator> maybe(GeneratorHandle handle) {
  if (handle == nullptr) return {};
  // Random draws are dear enough for one count up and down.
  return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(handle));
}

// An undefined tensor is a null handle.
inline Handle give(at::Tensor tensor) noexcept {
  return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

inline Pair give_pair(std::tuple<at::Tensor, at::Tensor> tensors) noexcept {
  return {give(std::move(std::get<0>(tensors))), give(std::move(std::get<1>(tensors)))};
}

inline Triple give_triple(std::tuple<at::Tensor, at::Tensor, at::Tensor> tensors) noexcept {
  return {give(std::move(std::get<0>(tensors))), give(std::move(std::get<1>(tensors))), give(std::move(std::get<2>(tensors)))};
}

// The caller has counted the results beforehand; a miscount must not write past its buffer.
inline void give_list(Results results, std::vector<at::Tensor> tensors) {
  if (tensors.size() != static_cast<size_t>(results.count)) throw std::logic_error("an operator gave another number of tensors than expected");
  auto result = results.data;
  for (auto& tensor : tensors) *result++ = give(std::move(tensor));
}

}  // namespace cn

// An exported function of some type, whose value on an error is that type's zero.
#define CN_CALL(type, name, parameters, ...) \
  CN_EXPORT type name parameters {           \
    using namespace cn;                      \
    try {                                    \
      return __VA_ARGS__;                    \
    } catch (...) {                          \
      record_error();                        \
      return type();                         \
    }                                        \
  }

// CN_TENSOR(at_mm, (Handle self, Handle other), at::mm(in(self), in(other))): one tensor out of an expression.
#define CN_TENSOR(name, parameters, ...) CN_CALL(Handle, name, parameters, give(__VA_ARGS__))

// Two or three tensors out of a std::tuple. Those that are not defined are null.
#define CN_PAIR(name, parameters, ...) CN_CALL(Pair, name, parameters, give_pair(__VA_ARGS__))
#define CN_TRIPLE(name, parameters, ...) CN_CALL(Triple, name, parameters, give_triple(__VA_ARGS__))

// For its effect: in-place operators, operators that write into a given tensor, setters.
#define CN_DO(name, parameters, ...) CN_CALL(bool, name, parameters, (static_cast<void>(__VA_ARGS__), true))

// Many tensors out of a std::vector; the last parameter must be `Results results`.
#define CN_TENSOR_LIST(name, parameters, ...) CN_DO(name, parameters, give_list(results, __VA_ARGS__))

// A property that cannot fail.
#define CN_GET(type, name, parameters, ...) \
  CN_EXPORT type name parameters noexcept { \
    using namespace cn;                     \
    return __VA_ARGS__;                     \
  }
