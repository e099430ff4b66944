using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>How a statement ended.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
    Return,
}

/// <summary>A method, local function or lambda while it is read: its variables, and what it has returned.</summary>
/// <param name="parent">The frame whose variables it sees too.</param>
/// <param name="reassigned">The locals that are assigned more than once: they name no layer, because they hold several.</param>
internal sealed class Frame(Frame? parent, ISet<ISymbol> reassigned)
{
    private readonly Dictionary<ISymbol, AbstractValue> _variables = new(SymbolEqualityComparer.Default);

    public Flow Flow { get; set; }

    public AbstractValue? Returned { get; set; }

    /// <summary>The local that was returned, if a local was.</summary>
    public ILocalSymbol? ReturnedLocal { get; set; }

    public Frame? Parent { get; } = parent;

    public bool IsReassigned(ISymbol local) => reassigned.Contains(local) || (Parent?.IsReassigned(local) ?? false);

    public AbstractValue? Find(ISymbol variable) =>
        _variables.TryGetValue(variable, out var value) ? value : Parent?.Find(variable);

    public void Declare(ISymbol variable, AbstractValue value) => _variables[variable] = value;

    public void Assign(ISymbol variable, AbstractValue value)
    {
        for (var frame = this; frame is not null; frame = frame.Parent)
        {
            if (frame._variables.ContainsKey(variable))
            {
                frame._variables[variable] = value;
                return;
            }
        }

        Declare(variable, value);
    }

    /// <summary>The locals that <paramref name="body"/> assigns more than once, or in a place where it was not declared.</summary>
    public static ISet<ISymbol> ReassignedIn(IOperation body)
    {
        var reassigned = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in body.DescendantsAndSelf())
        {
            var target = operation switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation increment => increment.Target,
                _ => null,
            };
            foreach (var local in target?.DescendantsAndSelf() ?? [])
            {
                // Where `var (a, b) = ...` declares, it also assigns for the first time.
                if (local is ILocalReferenceOperation { IsDeclaration: false } reference)
                {
                    reassigned.Add(reference.Local);
                }
            }
        }

        return reassigned;
    }
}
