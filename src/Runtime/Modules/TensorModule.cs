using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A net with one input and one output as a module of TorchSharp, from tensor to tensor.</summary>
internal sealed class TensorModule<TInputs, TOutputs, TGradients> : nn.Module<Tensor, Tensor>
    where TInputs : IBatch<TInputs>
    where TOutputs : IBatch<TOutputs>, IDisposable
    where TGradients : IBatch<TGradients>, IDisposable
{
    private readonly ModuleCalls<TInputs, TOutputs, TGradients> _calls;

    public TensorModule(CompiledNet<TInputs, TOutputs, TGradients> net)
        : base(net.Structure.Name)
    {
        _calls = new ModuleCalls<TInputs, TOutputs, TGradients>(net);
        _calls.Register(this);
    }

    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return _calls.Forward(TInputs.Create([input]), training).Tensors[0];
    }

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
