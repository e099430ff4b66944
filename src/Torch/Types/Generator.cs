using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers. libtorch's own run on the processor.</summary>
    [NativeMarshalling(typeof(GeneratorMarshaller))]
    public class Generator : IDisposable
    {
        private nint handle;

        private Generator(nint handle) => this.handle = handle;

        /// <summary>A new generator of that seed.</summary>
        public Generator(ulong seed = 0, Device? device = null)
        {
            if (device is not null && device.type != DeviceType.CPU)
                throw new NotSupportedException("Only generators on the processor can be made here.");
            Native.cn_generator_new(seed, out handle);
        }

        /// <summary>Releases the native generator.</summary>
        ~Generator() => Release();

        /// <summary>The generator that is used when none is given.</summary>
        public static Generator Default
        {
            get
            {
                Native.cn_generator_default(out var handle);
                return new Generator(handle);
            }
        }

        /// <summary>The native generator, 0 when disposed.</summary>
        public IntPtr Handle => handle;

        /// <summary>The device on which it draws.</summary>
        public Device device => CPU;

        internal nint ValidHandle => handle != 0 ? handle : throw new ObjectDisposedException(nameof(Generator));

        /// <summary>The state, as bytes, for <see cref="set_state"/>.</summary>
        public Tensor get_state() => Native.cn_generator_get_state(this);

        /// <summary>Continues from a state that <see cref="get_state"/> gave.</summary>
        public void set_state(Tensor value) => Native.cn_generator_set_state(this, value);

        /// <summary>Starts again from a seed.</summary>
        public Generator manual_seed(long seed)
        {
            Native.cn_generator_set_seed(this, unchecked((ulong)seed));
            return this;
        }

        /// <summary>Starts again from a seed nobody chose, and returns it.</summary>
        public long seed()
        {
            Native.cn_generator_seed(this, out var seed);
            return unchecked((long)seed);
        }

        /// <summary>The seed from which it started.</summary>
        public long initial_seed()
        {
            Native.cn_generator_current_seed(this, out var seed);
            return unchecked((long)seed);
        }

        /// <summary>Releases the native generator.</summary>
        public void Dispose()
        {
            Release();
            GC.SuppressFinalize(this);
        }

        private void Release()
        {
            var released = Interlocked.Exchange(ref handle, 0);
            if (released != 0)
                Native.cn_generator_release(released);
        }
    }
}
