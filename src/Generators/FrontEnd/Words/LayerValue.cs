using System.Collections.Generic;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>A function that calls an object of the definition. The object is named after the local that holds the function.</summary>
internal interface IMadeFunction
{
    /// <summary>Gets the object, or null.</summary>
    Made? Made { get; }
}

/// <summary>A layer of the catalogue: <c>Dense(64, ReLU)</c>.</summary>
/// <param name="layer">The layer.</param>
/// <param name="activation">The function that is applied to its result, or null.</param>
/// <param name="caller">The caller of layers.</param>
internal sealed class LayerValue(MadeLayer layer, FunctionValue? activation, LayerCaller caller) : FunctionValue, IMadeFunction
{
    public MadeLayer Layer { get; } = layer;

    public FunctionValue? Activation { get; } = activation;

    public Made Made => Layer;

    public override AbstractValue Apply(IReadOnlyList<Evaluated> operands, IOperation call) => caller.Call(Layer, Activation, operands, call);
}
