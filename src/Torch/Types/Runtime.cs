using System.Runtime.InteropServices;

namespace TorchSharp;

// The process: threads, seeds, versions, cards.
public static partial class torch
{
    /// <summary>The version of libtorch.</summary>
    public static unsafe string __version__ => Marshal.PtrToStringUTF8((nint)Native.cn_version())!;

    /// <summary>The number of threads that share the work of one operation started on this thread.</summary>
    public static int get_num_threads() => Native.cn_get_num_threads();

    /// <summary>Sets the number of threads that share the work of one operation started on this thread, or on threads that have started none yet.</summary>
    public static void set_num_threads(int num) => Native.cn_set_num_threads(num);

    /// <summary>The number of threads that run operations next to each other.</summary>
    public static int get_num_interop_threads() => Native.cn_get_num_interop_threads();

    /// <summary>Sets the number of threads that run operations next to each other; once, before any has run.</summary>
    public static void set_num_interop_threads(int num) => Native.cn_set_num_interop_threads(num);

    /// <summary>Seeds the default generators, and returns the one of the processor.</summary>
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    /// <summary>Seeds the default generator with a number nobody chose, and returns it.</summary>
    public static long seed() => random.seed();

    /// <summary>The seed from which the default generator started.</summary>
    public static long initial_seed() => random.initial_seed();

    /// <summary>The state of the default generator, as bytes.</summary>
    public static Tensor get_rng_state() => random.get_rng_state();

    /// <summary>Continues the default generator from a state.</summary>
    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

    /// <summary>The default generators.</summary>
    public static class random
    {
        /// <summary>Seeds the default generators, and returns the one of the processor.</summary>
        public static Generator manual_seed(long seed)
        {
            Native.cn_manual_seed(unchecked((ulong)seed));
            return Generator.Default;
        }

        /// <summary>Seeds the default generator with a number nobody chose, and returns it.</summary>
        public static long seed()
        {
            using var generator = Generator.Default;
            return generator.seed();
        }

        /// <summary>The seed from which the default generator started.</summary>
        public static long initial_seed()
        {
            using var generator = Generator.Default;
            return generator.initial_seed();
        }

        /// <summary>The state of the default generator, as bytes.</summary>
        public static Tensor get_rng_state()
        {
            using var generator = Generator.Default;
            return generator.get_state();
        }

        /// <summary>Continues the default generator from a state.</summary>
        public static void set_rng_state(Tensor new_state)
        {
            using var generator = Generator.Default;
            generator.set_state(new_state);
        }
    }

    /// <summary>NVIDIA cards.</summary>
    public static class cuda
    {
        /// <summary>Whether libtorch can use a card.</summary>
        public static bool is_available() => device_count() > 0;

        /// <summary>Whether libtorch can use cuDNN.</summary>
        public static bool is_cudnn_available() => is_available() && Native.cn_has_cudnn();

        /// <summary>The number of cards.</summary>
        public static int device_count()
        {
            Native.cn_cuda_device_count(out var count);
            return count;
        }
    }

    /// <summary>Whether libtorch can use a card.</summary>
    public static bool cuda_is_available() => cuda.is_available();
}
