using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd;

internal sealed partial class DefinitionInterpreter
{
    public override AbstractValue VisitBlock(IBlockOperation operation, Frame frame)
    {
        // Local functions can be called before they stand.
        foreach (var function in operation.Operations.OfType<ILocalFunctionOperation>())
        {
            frame.Declare(function.Symbol, new MethodValue(function.Symbol, frame));
        }

        foreach (var statement in operation.Operations)
        {
            Visit(statement, frame);
            if (frame.Flow != Flow.Next)
            {
                break;
            }
        }

        return Poison.Instance;
    }

    public override AbstractValue VisitLocalFunction(ILocalFunctionOperation operation, Frame frame) => Poison.Instance;

    // A label does nothing; a goto is reported.
    public override AbstractValue VisitLabeled(ILabeledOperation operation, Frame frame) => Visit(operation.Operation, frame);

    public override AbstractValue VisitEmpty(IEmptyOperation operation, Frame frame) => Poison.Instance;

    public override AbstractValue VisitExpressionStatement(IExpressionStatementOperation operation, Frame frame) => Visit(operation.Operation, frame);

    public override AbstractValue VisitVariableDeclarationGroup(IVariableDeclarationGroupOperation operation, Frame frame)
    {
        foreach (var declarator in operation.Declarations.SelectMany(declaration => declaration.Declarators))
        {
            if (declarator.Symbol.RefKind != RefKind.None)
            {
                frame.Declare(declarator.Symbol, Unsupported(declarator));
            }
            else if (declarator.Initializer?.Value is { } initializer)
            {
                var value = Visit(initializer, frame);
                NameAfter(declarator.Symbol, initializer, value, frame);
                NoteShape(declarator, value);
                frame.Declare(declarator.Symbol, value);
            }
            else
            {
                frame.Declare(declarator.Symbol, Poison.Instance);
            }
        }

        return Poison.Instance;
    }

    public override AbstractValue VisitReturn(IReturnOperation operation, Frame frame)
    {
        frame.Returned = Visit(operation.ReturnedValue, frame);
        frame.ReturnedLocal = (Unwrap(operation.ReturnedValue) as ILocalReferenceOperation)?.Local;
        frame.Flow = Flow.Return;
        return Poison.Instance;
    }

    public override AbstractValue VisitConditional(IConditionalOperation operation, Frame frame)
    {
        if (Decide(operation.Condition, frame) is { } condition)
        {
            return condition ? Visit(operation.WhenTrue, frame) : operation.WhenFalse is { } otherwise ? Visit(otherwise, frame) : Poison.Instance;
        }

        // What either branch would have assigned is not known now.
        Forget(operation, frame);
        return Poison.Instance;
    }

    public override AbstractValue VisitForLoop(IForLoopOperation operation, Frame frame)
    {
        foreach (var before in operation.Before)
        {
            Visit(before, frame);
        }

        return Loop(operation, frame, () => operation.Condition is null ? true : Decide(operation.Condition, frame), () =>
        {
            foreach (var bottom in operation.AtLoopBottom)
            {
                Visit(bottom, frame);
            }
        });
    }

    public override AbstractValue VisitWhileLoop(IWhileLoopOperation operation, Frame frame)
    {
        if (!operation.ConditionIsTop)
        {
            Visit(operation.Body, frame);
            if (EndsLoop(frame))
            {
                return Poison.Instance;
            }
        }

        return Loop(operation, frame, () => Decide(operation.Condition, frame), static () => { });
    }

    public override AbstractValue VisitForEachLoop(IForEachLoopOperation operation, Frame frame)
    {
        var collection = Visit(Unwrap(operation.Collection), frame);
        var elements = collection switch
        {
            ArrayValue array => array.Elements.ToList(),
            Constant { Value: string text } => text.Select(AbstractValue (letter) => new Constant(letter)).ToList(),
            _ => null,
        };
        if (elements is null)
        {
            if (collection is not Poison)
            {
                Report(ProblemId.MustBeConstant, operation.Collection.Syntax.GetLocation(), ["The collection of a foreach", $"it is {collection.Kind}, not an array"]);
            }

            Forget(operation, frame);
            return Poison.Instance;
        }

        foreach (var element in elements)
        {
            if (operation.LoopControlVariable is IVariableDeclaratorOperation variable)
            {
                frame.Declare(variable.Symbol, element);
            }
            else
            {
                Assign(operation.LoopControlVariable, element, frame);
            }

            Visit(operation.Body, frame);
            if (EndsLoop(frame))
            {
                break;
            }
        }

        return Poison.Instance;
    }

    public override AbstractValue VisitBranch(IBranchOperation operation, Frame frame)
    {
        switch (operation.BranchKind)
        {
            case BranchKind.Break:
                frame.Flow = Flow.Break;
                return Poison.Instance;
            case BranchKind.Continue:
                frame.Flow = Flow.Continue;
                return Poison.Instance;
            default:
                return Unsupported(operation);
        }
    }

    public override AbstractValue VisitSwitch(ISwitchOperation operation, Frame frame)
    {
        var value = Visit(operation.Value, frame);
        if (!IsKnown(value, operation.Value))
        {
            Forget(operation, frame);
            return Poison.Instance;
        }

        foreach (var section in operation.Cases.OrderBy(section => section.Clauses.Any(clause => clause.CaseKind == CaseKind.Default)))
        {
            if (section.Clauses.Any(clause => Matches(clause, value, frame)))
            {
                foreach (var statement in section.Body)
                {
                    Visit(statement, frame);
                    if (frame.Flow != Flow.Next)
                    {
                        break;
                    }
                }

                if (frame.Flow == Flow.Break)
                {
                    frame.Flow = Flow.Next;
                }

                break;
            }
        }

        return Poison.Instance;
    }

    private bool Matches(ICaseClauseOperation clause, AbstractValue value, Frame frame) => clause switch
    {
        IDefaultCaseClauseOperation => true,
        ISingleValueCaseClauseOperation single => Visit(single.Value, frame) is Constant constant && ConstantFolder.AreEqual(constant.Value, (value as Constant)?.Value),
        IPatternCaseClauseOperation pattern => Matches(pattern.Pattern, value, frame) && (pattern.Guard is null || Decide(pattern.Guard, frame) == true),
        _ => false,
    };

    private AbstractValue Loop(ILoopOperation operation, Frame frame, System.Func<bool?> goesOn, System.Action bottom)
    {
        _loops.Push(operation);
        while (true)
        {
            switch (goesOn())
            {
                case null:
                    Forget(operation, frame);
                    _loops.Pop();
                    return Poison.Instance;
                case false:
                    _loops.Pop();
                    return Poison.Instance;
            }

            Visit(operation.Body, frame);
            if (EndsLoop(frame))
            {
                _loops.Pop();
                return Poison.Instance;
            }

            bottom();
        }
    }

    private static bool EndsLoop(Frame frame)
    {
        if (frame.Flow == Flow.Return)
        {
            return true;
        }

        var isBreak = frame.Flow == Flow.Break;
        frame.Flow = Flow.Next;
        return isBreak;
    }

    /// <summary>The value of a condition, or null after it was reported that it has none.</summary>
    private bool? Decide(IOperation? condition, Frame frame)
    {
        var value = Visit(condition, frame);
        return value is Constant { Value: bool known } ? known : condition is not null && IsKnown(value, condition) ? false : null;
    }

    /// <summary>Whether a value that decides something is known; reports it where not.</summary>
    private bool IsKnown(AbstractValue value, IOperation operation)
    {
        switch (value)
        {
            case Constant or TupleValue:
                return true;
            case TensorValue:
                Report(ProblemId.ConditionOnTensor, operation.Syntax.GetLocation(), []);
                return false;
            case not Poison:
                Report(ProblemId.MustBeConstant, operation.Syntax.GetLocation(), ["A condition", $"this is {value.Kind}"]);
                return false;
            default:
                return false;
        }
    }

    /// <summary>After a statement that could not be read, nothing is known of what it may have assigned.</summary>
    private static void Forget(IOperation statement, Frame frame)
    {
        foreach (var local in Frame.ReassignedIn(statement))
        {
            frame.Assign(local, Poison.Instance);
        }

        // It may have returned.
        if (statement.Descendants().OfType<IReturnOperation>().Any())
        {
            frame.Returned = Poison.Instance;
            frame.Flow = Flow.Return;
        }
    }

    /// <summary>Names a layer after the local that holds it, or that holds its only result.</summary>
    private void NameAfter(ILocalSymbol local, IOperation initializer, AbstractValue value, Frame frame)
    {
        if (frame.IsReassigned(local))
        {
            return;
        }

        if (MadeOf(value) is { } made && Unwrap(initializer) is { } origin && (origin == made.Origin || _madeBy.ContainsKey(origin)))
        {
            made.LocalName ??= local.Name;
        }
        else if (value is TensorValue tensor)
        {
            if (Unwrap(initializer) is IInvocationOperation { Instance: { } callee } && _madeBy.TryGetValue(Unwrap(callee)!, out var inline))
            {
                inline.LocalName ??= local.Name;
            }
            else
            {
                Graph.Rename(tensor.Id, local.Name);
            }
        }
    }

    /// <summary>The operation below conversions and parentheses that the compiler put around it.</summary>
    private static IOperation? Unwrap(IOperation? operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IDelegateCreationOperation creation:
                    operation = creation.Target;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }
}
