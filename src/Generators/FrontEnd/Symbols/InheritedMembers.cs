using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Symbols;

/// <summary>Finds the names of the members that generated classes inherit from the base classes in the runtime.</summary>
internal sealed class InheritedMembers
{
    // A referenced assembly keeps its symbols from edit to edit, so its members are listed once.
    private static readonly ConditionalWeakTable<IAssemblySymbol, InheritedMembers> s_ofRuntimes = new();

    private InheritedMembers(IAssemblySymbol runtime)
    {
        OfNets = NamesIn(runtime.GetTypeByMetadataName("CompiledNets.TrainableNet`4"));
        OfLossWeights = NamesIn(runtime.GetTypeByMetadataName("CompiledNets.Generated.LossWeights"));
    }

    /// <summary>
    /// Gets the names of the members that a net inherits. A net without Train counts as one with Train, so that its layers keep their names
    /// when it gets one.
    /// </summary>
    public IReadOnlyCollection<string> OfNets { get; }

    /// <summary>Gets the names of the members that the weights of the losses of a net inherit.</summary>
    public IReadOnlyCollection<string> OfLossWeights { get; }

    /// <summary>Gets the inherited members in a compilation, or null if it does not reference the runtime.</summary>
    public static InheritedMembers? Of(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.FirstOrDefault(assembly => assembly.Name == "CompiledNets.Runtime") is { } runtime
            ? s_ofRuntimes.GetValue(runtime, static runtime => new InheritedMembers(runtime))
            : null;

    private static IReadOnlyCollection<string> NamesIn(INamedTypeSymbol? type)
    {
        var names = new HashSet<string>();
        for (; type is not null; type = type.BaseType)
        {
            // The metadata name of an indexer is the one that it has as a property: Item.
            names.UnionWith(type.GetMembers().Where(IsInherited).Select(member => member.MetadataName));
        }

        return names;
    }

    private static bool IsInherited(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
}
