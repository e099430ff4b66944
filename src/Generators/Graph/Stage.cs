using CompiledNets.Generators.Collections;

namespace CompiledNets.Generators.Graph;

/// <summary>
/// A part of the backward pass: the gradients of some layers. A step runs it if one of these layers, or of those below, is trainable at run time.
/// </summary>
/// <param name="Layers">The indexes of its layers in the model.</param>
/// <param name="Below">The indexes of the stages that gradients are passed on to.</param>
internal sealed record Stage(EquatableArray<int> Layers, EquatableArray<int> Below);
