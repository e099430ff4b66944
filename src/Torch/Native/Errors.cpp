// The last error of this thread, on its way to .NET.
#include "Native.h"

namespace {

enum ErrorKind : int32_t { kNoError = 0, kLibTorch = 1, kNull = 2 };

struct LastError {
  ErrorKind kind = kNoError;
  std::string message;
};

LastError& last_error() {
  static thread_local LastError error;
  return error;
}

}  // namespace

void cn::record_error() noexcept {
  auto& error = last_error();
  error.kind = kLibTorch;
  try {
    try {
      throw;
    } catch (const cn::NullArgument&) {
      error.kind = kNull;
      error.message.clear();
    } catch (const c10::Error& e) {
      error.message = e.what_without_backtrace();
    } catch (const std::exception& e) {
      error.message = e.what();
    } catch (...) {
      error.message = "an exception of an unknown type in libtorch";
    }
  } catch (...) {
    error.message.clear();  // No memory left for the message.
  }
}

// What went wrong in the last call of this thread, or 0; asking clears it. The message lives until the next error of this thread.
CN_EXPORT int32_t cn_take_error(const char** message) {
  auto& error = last_error();
  *message = error.message.c_str();
  const auto kind = error.kind;
  error.kind = kNoError;
  return kind;
}
