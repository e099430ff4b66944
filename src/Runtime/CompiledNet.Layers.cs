using System.ComponentModel;

namespace CompiledNets;

public abstract partial class CompiledNet
{
    private NetLayer?[]? _layers;

    /// <summary>Gets a layer of this net by its index, for steps that run many layers in a loop. Used by generated code.</summary>
    /// <typeparam name="TLayer">The class of the layer.</typeparam>
    /// <param name="ordinal">The index of the layer in the net's structure.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected TLayer Layer<TLayer>(int ordinal)
        where TLayer : NetLayer => (TLayer)_layers![ordinal]!;

    /// <summary>Gets consecutive layers of this net. Used by generated code.</summary>
    /// <param name="first">The index of the first layer in the net's structure.</param>
    /// <param name="count">The number of layers.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ReadOnlySpan<NetLayer> LayersFrom(int first, int count) => _layers.AsSpan(first, count)!;

    /// <summary>Adds a layer when it is created.</summary>
    internal void Add(NetLayer layer, int ordinal) => (_layers ??= new NetLayer?[Structure.Layers.Count])[ordinal] = layer;
}
