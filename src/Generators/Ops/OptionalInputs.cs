using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Ops;

/// <summary>Inputs of an operation that may be absent. The node has those that are given; an argument says at which place of the kernel's list each stands.</summary>
internal static class OptionalInputs
{
    /// <summary>The argument that holds, for each place, the number of its input or -1.</summary>
    public const string Argument = "places";

    public static IReadOnlyList<Value> Given(IReadOnlyList<Value?> all) => all.OfType<Value>().ToList();

    public static Argument Places(IReadOnlyList<Value?> all)
    {
        var next = 0L;
        return new Argument(Argument, ArgumentValue.Of(all.Select(value => value is null ? -1 : next++).ToList()));
    }

    /// <summary>The number of the input at a place, or -1.</summary>
    public static int IndexOf(Node node, int place) => (int)node.Sizes(Argument)[place];

    /// <summary>The input at a place, or null.</summary>
    public static Value? At(Node node, int place) => IndexOf(node, place) is var index and >= 0 ? node.Inputs[index] : null;

    /// <summary>The kernel's list: names of variables, and nulls.</summary>
    public static string List(CallContext c) => string.Join(", ", c.Node.Sizes(Argument).Select(index => index < 0 ? "null" : c[(int)index]));
}
