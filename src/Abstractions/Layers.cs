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
}
