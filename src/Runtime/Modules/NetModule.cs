using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A net as a module of TorchSharp, from its inputs to its outputs.</summary>
internal sealed class NetModule<TInputs, TOutputs, TGradients> : nn.Module<TInputs, TOutputs>
    where TInputs : IBatch<TInputs>
    where TOutputs : IBatch<TOutputs>, IDisposable
    where TGradients : IBatch<TGradients>, IDisposable
{
    private readonly ModuleCalls<TInputs, TOutputs, TGradients> _calls;

    public NetModule(CompiledNet<TInputs, TOutputs, TGradients> net)
        : base(net.Structure.Name)
    {
        _calls = new ModuleCalls<TInputs, TOutputs, TGradients>(net);
        _calls.Register(this);
    }

    public override TOutputs forward(TInputs inputs) => _calls.Forward(inputs, training);

    protected override nn.Module _to(Device device, ScalarType dtype, bool non_blocking) => _calls.Stay(this, device, dtype);

    protected override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => _calls.Stay(this, new Device(deviceType, deviceIndex));

    protected override nn.Module _to(ScalarType dtype, bool non_blocking) => _calls.Stay(this, dtype: dtype);

    protected override void Dispose(bool disposing)
    {
        // The weights belong to the net.
        _internal_params.clear();
        _internal_buffers.clear();
        _calls.Dispose();
        base.Dispose(disposing);
    }
}
