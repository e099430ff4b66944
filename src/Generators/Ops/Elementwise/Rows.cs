using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Ops;

/// <summary>Finds the operations that are fields of static classes. Reflection finds them, so that adding one needs no more than its row.</summary>
internal static class Rows
{
    public static IEnumerable<T> Of<T>()
        where T : Op => typeof(Rows).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(T))
            .Select(field => (T)field.GetValue(null)!);
}
