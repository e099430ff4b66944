namespace TorchSharp;

public static partial class torch
{
    /// <summary>Records no operations on this thread until it is disposed of.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    /// <summary>Records operations on this thread, or not, until it is disposed of.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    /// <summary>Records operations on this thread, or not, until it is disposed of.</summary>
    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    /// <summary>Whether operations on this thread are recorded.</summary>
    public static bool is_grad_enabled() => Native.cn_is_grad_enabled();

    /// <summary>Like <see cref="no_grad"/>, and what is computed can never be recorded either; until it is disposed of, on the same thread.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    /// <summary>Whether this thread is in <see cref="inference_mode"/>.</summary>
    public static bool is_inference_mode_enabled() => Native.cn_is_inference_mode_enabled();

    private sealed class GradMode : IDisposable
    {
        private readonly bool previous = is_grad_enabled();
        private bool disposed;

        internal GradMode(bool enabled) => Native.cn_set_grad_enabled(enabled);

        public void Dispose()
        {
            if (disposed)
                return;
            disposed = true;
            Native.cn_set_grad_enabled(previous);
        }
    }

    // The native guard belongs to its thread: it is left undisposed rather than finalized on another.
    private sealed class InferenceMode(bool enabled) : IDisposable
    {
        private readonly int thread = Environment.CurrentManagedThreadId;
        private nint guard = Native.cn_inference_mode_enter(enabled);

        public void Dispose()
        {
            if (guard == 0)
                return;
            if (thread != Environment.CurrentManagedThreadId)
                throw new InvalidOperationException("The inference mode of a thread ends on that thread.");
            Native.cn_inference_mode_leave(guard);
            guard = 0;
        }
    }
}
