namespace CompiledNets;

/// <summary>
/// The words of the language, for <c>using static CompiledNets.Layers</c>: layers, functions, losses and metrics, with Keras'
/// names, arguments and defaults. They are read by the compiler and never run.
/// </summary>
public static partial class Layers
{
    /// <summary>Says what training minimises.</summary>
    /// <param name="loss">The loss, or a sum of losses with weights.</param>
    public static Objective Minimize(Loss loss) => throw Definition.IsNotRun();

    /// <summary>Layers one after the other, as one layer.</summary>
    /// <param name="layers">The layers, each called on the result of the one before.</param>
    public static Func<Sym<float>, Sym<float>> Sequential(params Func<Sym<float>, Sym<float>>[] layers) => throw Definition.IsNotRun();

    /// <summary>An embedding and the layers behind it, as one layer over ids.</summary>
    /// <param name="first">The layer over ids.</param>
    /// <param name="layers">The layers, each called on the result of the one before.</param>
    public static Func<SymIds, Sym<float>> Sequential(Func<SymIds, Sym<float>> first, params Func<Sym<float>, Sym<float>>[] layers) => throw Definition.IsNotRun();

    /// <summary>
    /// Another net in this one, as a layer: called twice it shares its weights, and it is a member of this net whose type is that
    /// net. A net that exists, with what it has learned, can be given to the constructor.
    /// </summary>
    /// <typeparam name="TNet">A function of symbolic tensors.</typeparam>
    /// <param name="define">The <c>Define</c> of a class with <see cref="CompiledNetAttribute"/>.</param>
    /// <param name="name">The name in summaries and files; that of the local that holds it where it is not given.</param>
    /// <returns>A layer with the inputs and outputs of the net.</returns>
    public static TNet Instance<TNet>(TNet define, string? name = null)
        where TNet : Delegate => throw Definition.IsNotRun();

    /// <summary>Applies a layer, a net or a method to every time step: (N, T, ...) -> (N, T, ...). Its weights are the same for all of them.</summary>
    /// <param name="layer">What is applied to a time step.</param>
    public static Func<Sym<float>, Sym<float>> TimeDistributed(Func<Sym<float>, Sym<float>> layer) => throw Definition.IsNotRun();

    /// <inheritdoc cref="TimeDistributed(Func{Sym{float}, Sym{float}})"/>
    public static Func<SymIds, Sym<float>> TimeDistributed(Func<SymIds, Sym<float>> layer) => throw Definition.IsNotRun();

    /// <inheritdoc cref="TimeDistributed(Func{Sym{float}, Sym{float}})"/>
    public static Func<Sym<long>, Sym<float>> TimeDistributed(Func<Sym<long>, Sym<float>> layer) => throw Definition.IsNotRun();

    /// <summary>
    /// A recurrent layer that reads the steps in both directions, with weights for each: (N, T, features) -> (N, 2 · units) with
    /// <see cref="MergeMode.Concat"/>, or (N, T, 2 · units) with returnSequences, each result where its step stands.
    /// </summary>
    /// <param name="layer">LSTM, GRU or SimpleRNN; it says what both are like, and has no weights of its own.</param>
    /// <param name="mergeMode">How the results are put together.</param>
    /// <param name="name">The layers are named forward_ and backward_ before this; before the name of the layer where it is not given.</param>
    public static Func<Sym<float>, Sym<float>> Bidirectional(Func<Sym<float>, Sym<float>> layer, MergeMode mergeMode = MergeMode.Concat, string? name = null) =>
        throw Definition.IsNotRun();

    /// <summary>A layer, a net or a method whose weights training leaves as they are: nothing is computed for them backwards.</summary>
    /// <typeparam name="TLayer">A function of symbolic tensors.</typeparam>
    /// <param name="layer">What keeps its weights.</param>
    /// <returns>The same layer.</returns>
    public static TLayer Frozen<TLayer>(TLayer layer)
        where TLayer : Delegate => throw Definition.IsNotRun();
}
