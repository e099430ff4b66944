using CompiledNets.Bench.ByHand;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Bench.Races;

/// <summary>A net, its batch, and the same step by hand in one layout or in both.</summary>
internal sealed class Race : IDisposable
{
    private readonly List<IDisposable> _owned = [];
    private readonly Func<Action> _compiled;
    private readonly Func<Layout, Action> _byHand;

    private Race(Func<Action> compiled, Func<Layout, Action> byHand, bool hasImages)
    {
        (_compiled, _byHand) = (compiled, byHand);
        Layouts = hasImages ? [Layout.ChannelsFirst, Layout.ChannelsLast] : [Layout.ChannelsFirst];
    }

    /// <summary>Gets the layouts of the steps by hand.</summary>
    public IReadOnlyList<Layout> Layouts { get; }

    /// <summary>Creates a race.</summary>
    /// <param name="create">Creates the compiled net.</param>
    /// <param name="optimizer">Its optimizer.</param>
    /// <param name="inputs">The inputs. If there are layouts, the first one is images of the shape (N, height, width, channels).</param>
    /// <param name="targets">The targets.</param>
    /// <param name="hand">Creates the net by hand.</param>
    /// <param name="rule">Its optimizer.</param>
    /// <param name="hasImages">Whether the layout matters.</param>
    public static Race Create<TI, TO, TG, TT>(
        Func<TrainableNet<TI, TO, TG, TT>> create, Optimizer optimizer, Tensor[] inputs, Tensor[] targets, Func<Layout, HandNet> hand, Func<IReadOnlyList<Tensor>, HandOptimizer> rule, bool hasImages)
        where TI : IBatch<TI>
        where TO : IBatch<TO>, IDisposable
        where TG : IBatch<TG>, IDisposable
        where TT : IBatch<TT>
    {
        Race? race = null;
        return race = new Race(Compiled, ByHand, hasImages);

        Action Compiled()
        {
            var net = create();
            race!._owned.Add(net);
            var (x, y) = (TI.Create(inputs), TT.Create(targets));
            return () => net.TrainStep(x, y, optimizer);
        }

        Action ByHand(Layout layout)
        {
            var net = hand(layout);
            race!._owned.Add(net);
            Tensor[] x = hasImages ? [net.Images(inputs[0]), .. inputs[1..]] : inputs;
            return () => net.Step(x, targets, rule);
        }
    }

    /// <summary>Creates the compiled net and returns its step.</summary>
    public Action Compiled() => _compiled();

    /// <summary>Creates the net by hand and returns its step.</summary>
    public Action ByHand(Layout layout) => _byHand(layout);

    /// <summary>Returns the step of a side: "compiled", or the name of a layout.</summary>
    public Action Of(string side) => side == "compiled" ? Compiled() : ByHand(Enum.Parse<Layout>(side));

    public void Dispose() => _owned.ForEach(net => net.Dispose());
}
