using System;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Graph;

/// <summary>
/// An operation of the compiled step: it defines the call of a kernel, its gradient as other operations, and the properties that passes rely on. The
/// operations are in the room Ops. There is one instance of each, so operations are compared by reference.
/// </summary>
internal abstract class Op
{
    /// <summary>Gets the only instance of an operation that is a class of its own.</summary>
    public static T Of<T>()
        where T : Op, new() => Only<T>.Instance;

    /// <summary>Gets the name, for printed graphs and for reports of values that are not finite.</summary>
    public virtual string Name => GetType().Name;

    public virtual OpTraits Traits => OpTraits.None;

    public bool Has(OpTraits traits) => (Traits & traits) == traits;

    /// <summary>Writes the C# expression that computes the result, or the tuple of the results.</summary>
    public abstract string Call(CallContext c);

    /// <summary>Writes the C# expression that computes the results and gives them to the memory of the step.</summary>
    /// <param name="c">The parts of the call.</param>
    /// <param name="index">The number of the first result in the step.</param>
    /// <param name="count">The number of results.</param>
    public virtual string CallKept(CallContext c, int index, int count) => $"memory.{(count == 1 ? "Keep" : "KeepAll")}({CallContext.Number(index)}, {Call(c)})";

    /// <summary>Estimates the number of multiplications, which determines how many threads are worth waking.</summary>
    public virtual Dim Work(Node node) => Has(OpTraits.View) || node.Outputs.Length == 0 ? Dim.Zero : node.Output.Shape.Count;

    /// <summary>
    /// Returns true if the kernel does not return the given output when nothing reads it. Otherwise the kernel returns it, but is told not to compute
    /// it.
    /// </summary>
    public virtual bool IsOptional(int output) => false;

    /// <summary>Returns true if the result may overwrite the buffer of the given input when nothing reads that input later.</summary>
    public virtual bool CanReplace(int input) => false;

    /// <summary>Writes the C# expression that stores the result in the buffer of <paramref name="input"/>.</summary>
    public virtual string CallInPlace(CallContext c, int input) => throw new NotSupportedException(Name + " has no form in place.");

    /// <summary>True if the operation can write its only result to given memory.</summary>
    public virtual bool HasInto => false;

    /// <summary>Writes the C# expression that stores the only result in <paramref name="destination"/>.</summary>
    public virtual string CallInto(CallContext c, string destination) => throw new NotSupportedException(Name + " has no form that writes into memory.");

    /// <summary>
    /// Merges this operation with the one that computes its first input, if there is an operation for both. Adds that operation and returns the value
    /// that replaces the first result. Returns null if there is none.
    /// </summary>
    public virtual Value? Absorb(Node node, Node producer, GraphBuilder graph) => null;

    /// <summary>Adds the vector-Jacobian product: operations that compute the gradients of the inputs from those of the results.</summary>
    public virtual void Differentiate(VjpContext c) => throw new NotSupportedException(Name + " is not differentiable.");

    /// <summary>Adds the operators of ONNX that compute the results. Operations that no prediction needs have no rule.</summary>
    public virtual void ToOnnx(OnnxContext c) => c.Refuse(Name + " has no form in ONNX");

    private static class Only<T>
        where T : Op, new()
    {
        public static readonly T Instance = new();
    }
}
