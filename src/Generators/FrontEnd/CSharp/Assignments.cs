using System.Collections.Generic;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>Evaluates assignments.</summary>
internal static class Assignments
{
    public static AbstractValue Simple(ISimpleAssignmentOperation assignment, Frame frame)
    {
        var value = frame.Evaluate(assignment.Value);
        Assign(assignment.Target, value, frame);
        return value;
    }

    public static AbstractValue Compound(ICompoundAssignmentOperation assignment, Frame frame)
    {
        var left = new Evaluated(frame.Evaluate(assignment.Target), assignment.Target);
        var right = new Evaluated(frame.Evaluate(assignment.Value), assignment.Value);
        var value = Operators.Combine(assignment.OperatorKind, left, right, assignment, frame);
        Assign(assignment.Target, value, frame);
        return value;
    }

    public static AbstractValue Coalesce(ICoalesceAssignmentOperation assignment, Frame frame)
    {
        var value = frame.Evaluate(assignment.Target);
        if (value is not Constant { Value: null })
        {
            return value;
        }

        value = frame.Evaluate(assignment.Value);
        Assign(assignment.Target, value, frame);
        return value;
    }

    public static AbstractValue IncrementOrDecrement(IIncrementOrDecrementOperation operation, Frame frame)
    {
        var before = frame.Evaluate(operation.Target);
        var kind = operation.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var after = before switch
        {
            Poison => before,
            Constant { Value: { } number } => ConstantFolder.Binary(kind, number, 1) ?? frame.Problems.RejectUnsupported(operation),
            _ => frame.Problems.RejectUnsupported(operation),
        };
        Assign(operation.Target, after, frame);
        return operation.IsPostfix ? before : after;
    }

    public static AbstractValue Deconstruct(IDeconstructionAssignmentOperation assignment, Frame frame)
    {
        var value = frame.Evaluate(assignment.Value);
        if (value is ArrayValue list && TupleOf(assignment.Target) is { } target && target.Elements.Length != list.Elements.Count)
        {
            // C# checks the number of elements of a tuple, but not of a list, whose number depends on the arguments.
            frame.Problems.Report(
                ProblemId.NamesDisagree,
                target.Syntax.GetLocation(),
                [SourcePlaces.TextOf(assignment.Value.Syntax), ConstantFolder.Text(list.Elements.Count), ConstantFolder.Text(target.Elements.Length)]);
            value = Poison.Instance;
        }

        Assign(assignment.Target, value, frame);
        return value;
    }

    /// <summary>Declares the local of <c>out var y</c> as poison: the call reports that it does not support output parameters.</summary>
    public static AbstractValue DeclareOut(IDeclarationExpressionOperation declaration, Frame frame)
    {
        Assign(declaration.Expression, Poison.Instance, frame);
        return Poison.Instance;
    }

    public static void Assign(IOperation target, AbstractValue value, Frame frame)
    {
        switch (target)
        {
            case ILocalReferenceOperation { IsDeclaration: true } local:
                frame.Declare(local.Local, value);
                break;
            case ILocalReferenceOperation local:
                frame.Assign(local.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                frame.Assign(parameter.Parameter, value);
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value, frame);
                break;
            case IDiscardOperation:
                break;
            case IArrayElementReferenceOperation element:
                if (Arrays.Find(element, frame) is var (array, index))
                {
                    array.Elements[index] = value;
                }

                break;
            case ITupleOperation tuple:
                AssignElements(tuple, value, frame);
                break;
            case IConversionOperation conversion:
                Assign(conversion.Operand, value, frame);
                break;
            default:
                frame.Problems.RejectUnsupported(target);
                break;
        }
    }

    /// <summary>Gets the tuple of names that is assigned to, or null.</summary>
    private static ITupleOperation? TupleOf(IOperation target) => (target as IDeclarationExpressionOperation)?.Expression as ITupleOperation ?? target as ITupleOperation;

    private static void AssignElements(ITupleOperation tuple, AbstractValue value, Frame frame)
    {
        IReadOnlyList<AbstractValue> elements = value switch
        {
            TupleValue known => known.Elements,
            ArrayValue list => list.Elements,
            _ => [],
        };

        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            Assign(tuple.Elements[i], i < elements.Count ? elements[i] : Poison.Instance, frame);
        }
    }
}
