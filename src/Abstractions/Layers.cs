namespace CompiledNets;

/// <summary>
/// The words of the language, for <c>using static CompiledNets.Layers</c>: layers, functions, losses and metrics, with Keras'
/// names, arguments and defaults. They are read by the compiler and never run.
/// </summary>
public static partial class Layers
{
    /// <summary>Sets the loss that training minimises.</summary>
    /// <param name="loss">The loss, or a sum of losses with weights.</param>
    public static Objective Minimize(Loss loss) => throw Definition.IsNotRun();

    /// <summary>Applies layers one after the other, as one layer.</summary>
    /// <param name="layers">The layers. Each is called on the result of the layer before it.</param>
    public static Func<Sym<float>, Sym<float>> Sequential(params Func<Sym<float>, Sym<float>>[] layers) => throw Definition.IsNotRun();

    /// <summary>Applies an embedding and the layers after it, as one layer over ids.</summary>
    /// <param name="first">The layer over ids.</param>
    /// <param name="layers">The layers after it. Each is called on the result of the layer before it.</param>
    public static Func<SymIds, Sym<float>> Sequential(Func<SymIds, Sym<float>> first, params Func<Sym<float>, Sym<float>>[] layers) => throw Definition.IsNotRun();

    /// <summary>
    /// Uses another net inside this one, as a layer. Each call of the layer uses the same weights. The other net becomes a member of this net, and
    /// its type is the class of that net. An existing net, with its trained weights, can be passed to the constructor.
    /// </summary>
    /// <typeparam name="TNet">A function of symbolic tensors.</typeparam>
    /// <param name="define">The <c>Define</c> of a class with <see cref="CompiledNetAttribute"/>.</param>
    /// <param name="name">The name in summaries and files. The default is the name of the local that holds the layer.</param>
    /// <returns>A layer with the inputs and outputs of the net.</returns>
    public static TNet Instance<TNet>(TNet define, string? name = null)
        where TNet : Delegate => throw Definition.IsNotRun();

    /// <summary>Applies a layer, a net or a method to every time step, with the same weights: (N, T, ...) -> (N, T, ...).</summary>
    /// <param name="layer">The layer, net or method that is applied to a time step.</param>
    public static Func<Sym<float>, Sym<float>> TimeDistributed(Func<Sym<float>, Sym<float>> layer) => throw Definition.IsNotRun();

    /// <inheritdoc cref="TimeDistributed(Func{Sym{float}, Sym{float}})"/>
    public static Func<SymIds, Sym<float>> TimeDistributed(Func<SymIds, Sym<float>> layer) => throw Definition.IsNotRun();

    /// <inheritdoc cref="TimeDistributed(Func{Sym{float}, Sym{float}})"/>
    public static Func<Sym<long>, Sym<float>> TimeDistributed(Func<Sym<long>, Sym<float>> layer) => throw Definition.IsNotRun();

    /// <summary>
    /// Applies a recurrent layer in both directions, with separate weights: (N, T, features) -> (N, 2 · units) with <see cref="MergeMode.Concat"/>,
    /// or (N, T, 2 · units) with returnSequences, in the order of the input's steps.
    /// </summary>
    /// <param name="layer">LSTM, GRU or SimpleRNN. It configures both directions and has no weights of its own.</param>
    /// <param name="mergeMode">The way the results of both directions are merged. The default is concatenation.</param>
    /// <param name="name">The layers are named forward_ and backward_ before this name. The default is the name of <paramref name="layer"/>.</param>
    public static Func<Sym<float>, Sym<float>> Bidirectional(Func<Sym<float>, Sym<float>> layer, MergeMode mergeMode = MergeMode.Concat, string? name = null) =>
        throw Definition.IsNotRun();

    /// <summary>Freezes the weights of a layer, a net or a method: training does not change them, and no gradients are computed for them.</summary>
    /// <typeparam name="TLayer">A function of symbolic tensors.</typeparam>
    /// <param name="layer">The layer, net or method to freeze.</param>
    /// <returns>The same layer.</returns>
    public static TLayer Frozen<TLayer>(TLayer layer)
        where TLayer : Delegate => throw Definition.IsNotRun();
}
