using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Ops;

/// <summary>Finds operations by name. Reflection finds them, so that adding an operation needs no more than its own file.</summary>
internal static class OpCatalogue
{
    private static readonly Dictionary<string, Op> s_ops = typeof(Op).Assembly.GetTypes()
        .Where(type => typeof(Op).IsAssignableFrom(type) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null)
        .Select(type => (Op)Activator.CreateInstance(type)!)
        .Concat(Pointwise.All)
        .Concat(Activations.All)
        .ToDictionary(op => op.Name, StringComparer.Ordinal);

    public static Op Of(string name) => s_ops[name];

    public static T Of<T>()
        where T : Op => Only<T>.Instance;

    private static class Only<T>
        where T : Op
    {
        public static readonly T Instance = (T)s_ops[typeof(T).Name];
    }
}
