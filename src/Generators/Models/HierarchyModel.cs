using CompiledNets.Generators.Collections;

namespace CompiledNets.Generators.Models;

/// <summary>The position of a class in the program, which is what is needed to declare another part of it.</summary>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="Containers">The classes that contain it, the outermost first, as <c>partial class Outer</c>.</param>
/// <param name="Name">The name of the class.</param>
/// <param name="MetadataName">The full name with its containers, for the name of the generated file.</param>
/// <param name="IsPublic">Whether the class can be seen from other assemblies. Generated members must not be more accessible than the class.</param>
internal sealed record HierarchyModel(
    string Namespace,
    EquatableArray<string> Containers,
    string Name,
    string MetadataName,
    bool IsPublic);
