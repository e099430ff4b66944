using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Computes the calls of a module of TorchSharp with a net.</summary>
internal sealed class ModuleCalls<TInputs, TOutputs, TGradients> : IDisposable
    where TInputs : IBatch<TInputs>
    where TOutputs : IBatch<TOutputs>, IDisposable
    where TGradients : IBatch<TGradients>, IDisposable
{
    private readonly CompiledNet<TInputs, TOutputs, TGradients> _net;
    private readonly IReadOnlyList<Weight> _learned;
    private readonly BackwardFailure _failure;

    /// <summary>Creates the calls of a net.</summary>
    public ModuleCalls(CompiledNet<TInputs, TOutputs, TGradients> net)
    {
        _net = net;

        // Frozen nets in the net have no gradients.
        _learned = [.. net.TrainedSets.SelectMany(weights => weights.Learned)];
        _failure = new BackwardFailure(net.Structure.Name);
    }

    /// <summary>Registers the weights under their names: the learned ones as parameters, the others as buffers.</summary>
    public void Register(nn.Module module)
    {
        var learned = _learned.ToHashSet();
        foreach (var (name, weight) in _net.NamedWeights())
        {
            if (learned.Contains(weight))
            {
                module.register_parameter(name, weight.Leaf);
            }
            else
            {
                module.register_buffer(name, weight.Value);
            }
        }
    }

    /// <summary>Computes the outputs of a call, which autograd records if it is enabled.</summary>
    /// <exception cref="InvalidOperationException">The backward pass of an earlier call failed.</exception>
    public TOutputs Forward(TInputs inputs, bool isTraining)
    {
        _failure.Throw();
        ArgumentNullException.ThrowIfNull(inputs);
        _net.CheckTensors(inputs.Tensors);
        var call = new Call(this, inputs, isTraining);
        var floats = inputs.Tensors.Where(input => input.is_floating_point());
        var recorded = NetFunction.Run(call, [.. floats, .. _learned.Select(weight => weight.Leaf)]);
        var outputs = TOutputs.Create(call.Join(recorded));
        if (!recorded.Any(output => output.requires_grad))
        {
            call.Dispose();
        }

        return outputs;
    }

    /// <summary>Returns a module that is on a device and in a dtype already.</summary>
    /// <exception cref="InvalidOperationException">The net is on another device, or in another dtype.</exception>
    public nn.Module Stay(nn.Module module, Device? device = null, ScalarType? dtype = null)
    {
        // Without an index, a CUDA device is the current one.
        var isThere = device is null || (device.type == _net.Device.type && (device.type == DeviceType.CPU || device.index < 0 || device.index == _net.Device.index));
        return isThere && (dtype is null || dtype == _net.DType)
            ? module
            : throw new InvalidOperationException($"{_net.Structure.Name} is in {_net.DType} on {_net.Device}, and cannot be converted or moved. Create it with other values of 'dtype' and 'device'.");
    }

    public void Dispose() => _failure.Dispose();

    /// <summary>A call, and its backward pass.</summary>
    private sealed class Call(ModuleCalls<TInputs, TOutputs, TGradients> owner, TInputs inputs, bool isTraining) : INetCall, IDisposable
    {
        private readonly CompiledNet<TInputs, TOutputs, TGradients> _net = owner._net;
        private IReadOnlyList<Tensor> _outputs = [];
        private (long[] Shape, ScalarType DType)[] _shapes = [];
        private long[] _versions = [];
        private ForwardPass? _pass;
        private TInputs? _inputs = inputs;

        public IReadOnlyList<Tensor> Forward()
        {
            TOutputs outputs;
            if (isTraining)
            {
                outputs = _net.ForwardAlone(_inputs!, out _pass);
                _versions = Versions();
            }
            else
            {
                outputs = _net.Predict(_inputs!, batchSize: int.MaxValue);
            }

            _inputs = default;
            _outputs = outputs.Tensors;
            _shapes = [.. _outputs.Select(output => (output.shape, output.dtype))];
            return [.. _outputs.Where(output => output.is_floating_point())];
        }

        /// <summary>Returns all outputs. Those of floating-point numbers are replaced by those that autograd has recorded.</summary>
        public IReadOnlyList<Tensor> Join(IReadOnlyList<Tensor> recorded)
        {
            var next = 0;
            var all = new Tensor[_outputs.Count];
            for (var i = 0; i < all.Length; i++)
            {
                all[i] = _outputs[i];
                if (_outputs[i].is_floating_point())
                {
                    all[i] = recorded[next++];
                    _outputs[i].Dispose();
                }
            }

            _outputs = [];
            return all;
        }

        public IReadOnlyList<Tensor?> Backward(IReadOnlyList<Tensor> gradients)
        {
            var inputCount = _net.Structure.Inputs.Count(input => input.DType == "float");
            return owner._failure.Catch(inputCount + owner._learned.Count, () =>
            {
                using var use = _net.Use();
                if (!isTraining)
                {
                    throw new InvalidOperationException("The module was called in evaluation mode, which computes no gradients. Call train() first, or call it inside of torch.no_grad().");
                }

                if (is_grad_enabled())
                {
                    throw new NotSupportedException("The gradients of gradients (create_graph) are not computed. ForwardWithAutograd computes outputs that have them.");
                }

                using var pass = Interlocked.Exchange(ref _pass, null)
                    ?? throw new InvalidOperationException("The backward pass of one call runs once. Call the module again for another one.");
                if (!Versions().SequenceEqual(_versions))
                {
                    throw new InvalidOperationException("A weight was changed between the call and its backward pass, which needs its old values. Call the module again after the optimizer's step.");
                }

                var complete = Complete(gradients);
                var inputGradients = _net.BackwardAlone(pass, TOutputs.Create(complete)).Tensors;
                complete.Except<Tensor>(gradients, ReferenceEqualityComparer.Instance).ToList().ForEach(made => made.Dispose());
                return [.. inputGradients.Select(OrNone), .. owner._learned.Select(weight => weight.Trainable ? weight.Gradient.clone() : null)];
            });
        }

        /// <summary>Releases the values of a call that has no backward pass.</summary>
        public void Dispose() => Interlocked.Exchange(ref _pass, null)?.Dispose();

        private long[] Versions() => [.. owner._learned.Select(weight => Interop.TensorVersion.Of(weight.Leaf))];

        // A gradient that is always zero is not computed.
        private static Tensor? OrNone(Tensor gradient)
        {
            if (gradient.numel() > 0)
            {
                return gradient;
            }

            gradient.Dispose();
            return null;
        }

        // Outputs that are no floating-point numbers have no gradients, but a place in the record.
        private Tensor[] Complete(IReadOnlyList<Tensor> gradients)
        {
            var next = 0;
            return [.. _shapes.Select(output => output.DType == _net.DType ? gradients[next++] : zeros(output.Shape, output.DType, _net.Device))];
        }
    }
}
