using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>The body of a method, and the locals that it assigns more than once.</summary>
internal sealed record MethodBody(IOperation Operation, ISet<ISymbol> Reassigned);

/// <summary>Finds the bodies of methods, each once: a method may be called in every iteration of a loop.</summary>
internal sealed class MethodBodies(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<IMethodSymbol, MethodBody?> _bodies = new(SymbolEqualityComparer.Default);

    // A semantic model knows one file only, and methods may be in several files.
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

    /// <summary>Gets the body of a method, or null if there is no source of it.</summary>
    public MethodBody? Of(IMethodSymbol method)
    {
        if (!_bodies.TryGetValue(method, out var body))
        {
            _bodies.Add(method, body = Find(method) is { } operation ? new MethodBody(operation, Frame.ReassignedIn(operation)) : null);
        }

        return body;
    }

    /// <summary>Gets the semantic model of a file.</summary>
    public SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model))
        {
            _models.Add(tree, model = compilation.GetSemanticModel(tree));
        }

        return model;
    }

    private IOperation? Find(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not { } syntax)
        {
            return null;
        }

        return ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation) switch
        {
            IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation function => function.Body,
            _ => null,
        };
    }
}
