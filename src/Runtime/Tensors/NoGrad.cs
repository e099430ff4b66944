using CompiledNets.Interop;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A scope on this thread in which autograd records nothing, as <c>torch.no_grad()</c>, but without an object on the heap.</summary>
internal readonly struct NoGrad : IDisposable
{
    private readonly bool _wasEnabled;

    private NoGrad(bool wasEnabled) => _wasEnabled = wasEnabled;

    /// <summary>Begins the scope. It ends when the result is disposed of.</summary>
    public static NoGrad Begin()
    {
        var scope = new NoGrad(is_grad_enabled());
        if (scope._wasEnabled)
        {
            NativeMethods.aoti_torch_grad_mode_set_enabled(0);
        }

        return scope;
    }

    public void Dispose()
    {
        if (_wasEnabled)
        {
            NativeMethods.aoti_torch_grad_mode_set_enabled(1);
        }
    }
}
