using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CompiledNets.Bench.ByHand;

/// <summary>The order of the axes of images and kernels in memory.</summary>
internal enum Layout
{
    /// <summary>(N, channels, height, width), the default of libtorch.</summary>
    ChannelsFirst,

    /// <summary>The memory format channels_last of libtorch.</summary>
    ChannelsLast,
}

/// <summary>
/// A net that is written by hand for TorchSharp: modules, autograd, and an update of each weight in place. It reads its loss and its metrics after each step, as
/// the compiled net does.
/// </summary>
internal abstract class HandNet(Layout layout) : IDisposable
{
    private readonly List<nn.Module> _modules = [];
    private HandOptimizer? _optimizer;
    private List<Tensor> _weights = [];

    /// <summary>Gets the layout of images and kernels.</summary>
    protected Layout Layout => layout;

    /// <summary>Makes a step.</summary>
    public void Step(IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor> targets, Func<IReadOnlyList<Tensor>, HandOptimizer> optimizer)
    {
        if (_optimizer is null)
        {
            _weights = _modules.SelectMany(module => module.parameters()).Cast<Tensor>().ToList();
            _optimizer = optimizer(_weights);
        }

        using var scope = NewDisposeScope();
        var (loss, matches) = Forward(inputs, targets);
        var gradients = autograd.grad([loss], _weights).ToList();
        using (no_grad())
        {
            _optimizer.Update(gradients);
        }

        _ = loss.ToSingle() + matches.ToDouble();
    }

    /// <summary>Returns the images in this net's layout, as a program by hand keeps them.</summary>
    /// <param name="images">Images of the shape (N, height, width, channels).</param>
    public Tensor Images(Tensor images)
    {
        var view = images.permute(0, 3, 1, 2);
        return layout == Layout.ChannelsLast ? view : view.contiguous();
    }

    /// <summary>Lets normalizations use their moving averages.</summary>
    protected void Infer() => _modules.ForEach(module => module.eval());

    public void Dispose()
    {
        _modules.ForEach(module => module.Dispose());
        _optimizer?.Dispose();
    }

    /// <summary>Computes the loss and the number of right outputs.</summary>
    protected abstract (Tensor Loss, Tensor Matches) Forward(IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor> targets);

    /// <summary>Adds a module, whose weights are trained.</summary>
    protected T Add<T>(T module)
        where T : nn.Module
    {
        if (layout == Layout.ChannelsLast)
        {
            switch (module)
            {
                case Conv2d conv:
                    conv.weight = ChannelsLast(conv.weight);
                    break;
                case ConvTranspose2d conv:
                    conv.weight = ChannelsLast(conv.weight);
                    break;
            }
        }

        _modules.Add(module);
        return module;
    }

    /// <summary>Adds a convolution that keeps the size at stride 1.</summary>
    protected Conv2d Conv(int from, int to, int size, int stride = 1, int? padding = null, int groups = 1, bool bias = true) =>
        Add(nn.Conv2d(from, to, size, stride: stride, padding: padding ?? (size / 2), groups: groups, bias: bias));

    /// <summary>Adds a batch normalization.</summary>
    protected BatchNorm2d Norm(int channels) => Add(nn.BatchNorm2d(channels));

    /// <summary>Adds a dense layer.</summary>
    protected Linear Dense(int from, int to) => Add(nn.Linear(from, to));

    /// <summary>Counts the rows whose largest output and largest target have the same index.</summary>
    protected static Tensor Matches(Tensor logits, Tensor target) => logits.argmax(-1).eq(target.argmax(-1)).sum();

    private static Parameter ChannelsLast(Tensor weight)
    {
        using var dense = weight.detach().permute(0, 2, 3, 1).contiguous();
        return new Parameter(dense.permute(0, 3, 1, 2), requires_grad: true);
    }
}
