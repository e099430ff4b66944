using System;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>What the passes may know of an operation.</summary>
[Flags]
internal enum OpTraits
{
    None = 0,

    /// <summary>The result is another look at the first input's memory.</summary>
    View = 1,

    /// <summary>Every element of the result is made of the elements at the same place of the inputs, which all have the shape of the result.</summary>
    Elementwise = 2,

    /// <summary>Does something besides its result (stores a gradient, writes state), so it stays even where nobody reads the result.</summary>
    Effect = 4,

    /// <summary>A larger element makes no smaller result: taking the largest of some elements may come first.</summary>
    Monotone = 8,

    /// <summary>Takes the largest element of each window.</summary>
    Largest = 16,

    /// <summary>Does not change which element of the last axis is the largest.</summary>
    KeepsOrder = 32,

    /// <summary>Asks of its first input only which element of the last axis is the largest.</summary>
    ReadsOrder = 64,

    /// <summary>Draws random numbers of the step.</summary>
    Random = 128,
}

/// <summary>
/// An operation of the compiled step: a kernel, its gradient in terms of other operations, and what passes may know of it.
/// One file each (or a table for those that differ in a name only).
/// </summary>
internal abstract class Op
{
    public virtual string Name => GetType().Name;

    public virtual OpTraits Traits => OpTraits.None;

    public bool Has(OpTraits traits) => (Traits & traits) == traits;

    /// <summary>The C# expression that computes the result, or the tuple of the results.</summary>
    public abstract string Call(CallContext c);

    /// <summary>How many multiplications it is, about: what says how many threads are worth waking.</summary>
    public virtual Dim Work(Node node) => Has(OpTraits.View) || node.Outputs.Length == 0 ? Dim.Zero : node.Output.Shape.Count;

    /// <summary>Whether one of the results is not even returned where nobody reads it. Otherwise the kernel is told not to compute it.</summary>
    public virtual bool IsOptional(int output) => false;

    /// <summary>The inputs whose buffer the result could take over, if nobody reads them later.</summary>
    public virtual bool CanReplace(int input) => false;

    /// <summary>The C# expression that leaves the result in the buffer of <paramref name="input"/>.</summary>
    public virtual string CallInPlace(CallContext c, int input) => throw new NotSupportedException(Name + " has no form in place.");

    /// <summary>Whether there is a form that leaves the only result in memory that is given.</summary>
    public virtual bool HasInto => false;

    /// <summary>The C# expression that leaves the only result in <paramref name="destination"/>.</summary>
    public virtual string CallInto(CallContext c, string destination) => throw new NotSupportedException(Name + " has no form that writes into memory.");

    /// <summary>
    /// Computes this operation and the one that makes its first input at once, where there is an operation for both: adds it,
    /// and returns what replaces the first result. Null where there is none.
    /// </summary>
    public virtual Value? Absorb(Node node, Node producer, GraphBuilder graph) => null;

    /// <summary>Adds the vector-Jacobian product: operations that compute the gradients of the inputs from those of the results.</summary>
    public virtual void Differentiate(VjpContext c) => throw new NotSupportedException(Name + " is not differentiable.");
}
