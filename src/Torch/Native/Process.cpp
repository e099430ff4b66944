// What changes in the process when the library is loaded, so that libtorch runs as fast as the machine allows.
#include "Native.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __linux__
#include <sched.h>
#endif

namespace {

// Fresh pages cost more than arithmetic, so keep what was freed. Measured on two cores (libtorch 1.13, glibc 2.36): c = a + b; d = c * b
// of 8 M floats takes 9 ms with these settings; with glibc's own it does so on the main thread, and 23 ms on others.
// Of 40 M floats, past the 32 MiB at which glibc's own threshold stops growing, it takes 45 ms rather than 164 ms.
void keep_freed_memory() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, -1);  // never
  mallopt(M_TOP_PAD, 64 << 20);
  mallopt(M_ARENA_MAX, 1);  // Other arenas are at most 64 MiB large, and hand all that is larger back at once.
#endif
}

// libtorch asks for the number of physical cores, and takes a machine that hides them (a container, say) for one of a single core.
void use_all_cores() {
  if (std::getenv("OMP_NUM_THREADS") != nullptr || std::getenv("MKL_NUM_THREADS") != nullptr || at::get_num_threads() > 1) return;
#ifdef __linux__
  cpu_set_t processors;
  if (sched_getaffinity(0, sizeof processors, &processors) == 0 && CPU_COUNT(&processors) > 1) at::set_num_threads(CPU_COUNT(&processors));
#endif
}

__attribute__((constructor)) void on_load() noexcept {
  keep_freed_memory();
  try {
    use_all_cores();
  } catch (...) {
    // One thread is slow, not wrong.
  }
}

}  // namespace
