using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>The statement that is executed after the current one.</summary>
internal enum Flow
{
    /// <summary>The next statement of the block.</summary>
    Next,

    /// <summary>The statement after the loop or the switch.</summary>
    Break,

    /// <summary>The next iteration of the loop.</summary>
    Continue,

    /// <summary>None: the method returns.</summary>
    Return,
}

/// <summary>One call of a method, local function or lambda: its variables and its result.</summary>
/// <param name="evaluator">The evaluator that reads the body.</param>
/// <param name="parent">The frame of the method around a local function or lambda, or null.</param>
/// <param name="reassigned">The locals that are assigned more than once.</param>
internal sealed class Frame(Evaluator evaluator, Frame? parent, ISet<ISymbol> reassigned)
{
    private readonly Dictionary<ISymbol, AbstractValue> _variables = new(SymbolEqualityComparer.Default);
    private Stack<AbstractValue>? _conditionalReceivers;

    public Evaluator Evaluator { get; } = evaluator;

    public Reporter Problems => Evaluator.Problems;

    public Frame? Parent { get; } = parent;

    public Flow Flow { get; set; }

    /// <summary>Gets or sets the returned value; null before a return statement was executed.</summary>
    public AbstractValue? Returned { get; set; }

    /// <summary>Gets or sets the local that was returned; null if the returned expression is not a local.</summary>
    public ILocalSymbol? ReturnedLocal { get; set; }

    /// <summary>Gets the receivers of the <c>?.</c> operators around the current expression, the innermost last.</summary>
    public Stack<AbstractValue> ConditionalReceivers => _conditionalReceivers ??= new();

    public AbstractValue Evaluate(IOperation? operation) => Evaluator.Visit(operation, this);

    /// <summary>Gets whether a local is assigned more than once. Such a local holds several values in turn, so it names none of them.</summary>
    public bool IsReassigned(ISymbol local) => reassigned.Contains(local) || (Parent?.IsReassigned(local) ?? false);

    public AbstractValue? Find(ISymbol variable) =>
        _variables.TryGetValue(variable, out var value) ? value : Parent?.Find(variable);

    public void Declare(ISymbol variable, AbstractValue value) => _variables[variable] = value;

    /// <summary>Declares the parameters of a method with their values. A parameter without a value is poison.</summary>
    public void Bind(IMethodSymbol method, IReadOnlyList<AbstractValue> arguments)
    {
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            Declare(method.Parameters[i], i < arguments.Count ? arguments[i] : Poison.Instance);
        }
    }

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

    /// <summary>Poisons the variables that a statement may have assigned, because the statement could not be executed.</summary>
    public void Forget(IOperation statement)
    {
        foreach (var local in ReassignedIn(statement))
        {
            Assign(local, Poison.Instance);
        }

        // The statement may also have returned.
        if (statement.Descendants().OfType<IReturnOperation>().Any())
        {
            Returned = Poison.Instance;
            Flow = Flow.Return;
        }
    }

    /// <summary>Finds the locals that <paramref name="body"/> assigns after their declaration.</summary>
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
                // In `var (a, b) = ...` the assignment is the declaration.
                if (local is ILocalReferenceOperation { IsDeclaration: false } reference)
                {
                    reassigned.Add(reference.Local);
                }
            }
        }

        return reassigned;
    }
}
