using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNets.Generators.FrontEnd.Nets;

/// <summary>Checks the declaration of the class of a net, and finds its methods.</summary>
internal sealed class NetDeclaration(INamedTypeSymbol type, Reporter problems, CancellationToken cancellation)
{
    /// <summary>Checks that the class can be a net. Returns false after reporting that it cannot.</summary>
    public bool CheckType()
    {
        if (type.TypeParameters.Length > 0 || ContainingTypes().Any(container => container.TypeParameters.Length > 0))
        {
            return Reject("it has type parameters; a net is compiled once, for the sizes it has");
        }

        if (type.IsStatic || type.IsAbstract || type.IsRecord)
        {
            return Reject($"it is {(type.IsStatic ? "static" : type.IsAbstract ? "abstract" : "a record")}; write 'partial class'");
        }

        if (type.IsFileLocal || ContainingTypes().Any(container => container.IsFileLocal))
        {
            return Reject("it is visible in its file only, and the compiled net is in another file; remove 'file'");
        }

        // The analyzer also sees the generated part, and with it the base class.
        return type.BaseType is not { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } @base
            || (@base.Name is "CompiledNet" or "TrainableNet" && @base.ContainingNamespace.ToDisplayString() == "CompiledNets")
            || Reject($"it derives from '{@base.Name}', but the base class of a net is generated");

        bool Reject(string reason)
        {
            problems.Report(ProblemId.NetTypeIsNotSupported, type.Locations[0], [type.Name, reason]);
            return false;
        }
    }

    /// <summary>Checks that members can be added to the class. If not, that is reported, and the definition is read all the same for its other problems.</summary>
    public bool CheckPartial()
    {
        foreach (var own in new[] { type }.Concat(ContainingTypes()))
        {
            if (own.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>()
                .FirstOrDefault(declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) is { } declaration)
            {
                problems.Report(ProblemId.NetMustBePartial, declaration.Identifier.GetLocation(), [own.Name]);
                return false;
            }
        }

        return true;
    }

    /// <summary>Finds the method Define, or returns null after reporting that there is not exactly one.</summary>
    public IMethodSymbol? FindDefine()
    {
        var methods = type.GetMembers("Define").OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary).ToList();
        if (methods is not [var method])
        {
            problems.Report(ProblemId.NetNeedsDefine, type.Locations[0], [type.Name, methods.Count == 0 ? "none" : DimPrinter.Number(methods.Count)]);
            return null;
        }

        // The method is read all the same for its other problems.
        if (!method.IsStatic)
        {
            problems.Report(ProblemId.MethodMustBeStatic, method.Locations[0], [method.Name]);
        }

        return method;
    }

    /// <summary>Finds the method Train, or returns null if there is none.</summary>
    public IMethodSymbol? FindTrain() => type.GetMembers("Train").OfType<IMethodSymbol>().FirstOrDefault();

    private IEnumerable<INamedTypeSymbol> ContainingTypes()
    {
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            yield return container;
        }
    }
}
