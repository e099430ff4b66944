using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Handles inputs of an operation that may be absent. The node has only the inputs that are given, and an argument maps the kernel's parameters to
/// them.
/// </summary>
internal static class OptionalInputs
{
    /// <summary>The name of the argument that holds, for each parameter of the kernel, the index of its input or -1.</summary>
    public const string Argument = "places";

    public static IReadOnlyList<Value> Given(IReadOnlyList<Value?> all) => all.OfType<Value>().ToList();

    public static Argument Places(IReadOnlyList<Value?> all)
    {
        var next = 0L;
        return new Argument(Argument, ArgumentValue.Of(all.Select(value => value is null ? -1 : next++).ToList()));
    }

    /// <summary>Gets the index of the input for a parameter of the kernel, or -1.</summary>
    public static int IndexOf(Node node, int place) => (int)node.Sizes(Argument)[place];

    /// <summary>Gets the input for a parameter of the kernel, or null.</summary>
    public static Value? At(Node node, int place) => IndexOf(node, place) is var index and >= 0 ? node.Inputs[index] : null;

    /// <summary>Writes the kernel's arguments: names of variables, and nulls.</summary>
    public static string List(CallContext c) => string.Join(", ", c.Node.Sizes(Argument).Select(index => index < 0 ? "null" : c[(int)index]));
}
