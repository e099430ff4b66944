using System.Linq;
using CompiledNets.Generators.Collections;

namespace CompiledNets.Generators.Models;

/// <summary>Where a class stands: enough to write another part of it.</summary>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="Containers">The classes around it, the outermost first, as <c>partial class Outer</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="MetadataName">Its full name with its containers, for the name of the generated file.</param>
/// <param name="IsPublic">Whether it can be seen from other assemblies; generated members never promise more than it does.</param>
internal sealed record HierarchyModel(
    string Namespace,
    EquatableArray<string> Containers,
    string Name,
    string MetadataName,
    bool IsPublic)
{
    /// <summary>The name for use from anywhere.</summary>
    public string QualifiedName => "global::" + string.Join(".", new[] { Namespace }
        .Where(part => part.Length > 0)
        .Concat(Containers.Select(container => container.Substring(container.LastIndexOf(' ') + 1)))
        .Concat([Name]));
}
