using System.Linq;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd;

// Switch expressions and patterns.
internal sealed partial class DefinitionInterpreter
{
    public override AbstractValue VisitSwitchExpression(ISwitchExpressionOperation operation, Frame frame)
    {
        var value = Visit(operation.Value, frame);
        if (!IsKnown(value, operation.Value))
        {
            return Poison.Instance;
        }

        var arm = operation.Arms.FirstOrDefault(arm => Matches(arm.Pattern, value, frame) && (arm.Guard is null || Decide(arm.Guard, frame) == true));
        return arm is not null
            ? Visit(arm.Value, frame)
            : Report(ProblemId.MustBeConstant, operation.Value.Syntax.GetLocation(), ["The value of this switch", "no case is for it"]);
    }

    public override AbstractValue VisitIsPattern(IIsPatternOperation operation, Frame frame)
    {
        var value = Visit(operation.Value, frame);

        // Whether an optional operand of a block is there is known, whatever it holds.
        return value is not Poison && IsNull(operation.Pattern) is { } isNull ? new Constant(isNull == value is Constant { Value: null })
            : IsKnown(value, operation.Value) ? new Constant(Matches(operation.Pattern, value, frame))
            : Poison.Instance;
    }

    /// <summary>Whether a pattern asks for null, or for anything but null; or null where it asks for something else.</summary>
    private static bool? IsNull(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => true,
        INegatedPatternOperation negated => !IsNull(negated.Pattern),
        _ => null,
    };

    private bool Matches(IPatternOperation pattern, AbstractValue value, Frame frame)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return true;
            case IConstantPatternOperation constant:
                return Visit(constant.Value, frame) is Constant expected && value is Constant actual && ConstantFolder.AreEqual(expected.Value, actual.Value);
            case IRelationalPatternOperation relational:
                return Visit(relational.Value, frame) is Constant bound
                    && value is Constant number
                    && ConstantFolder.Binary(relational.OperatorKind, number.Value, bound.Value) is { Value: true };
            case INegatedPatternOperation negated:
                return !Matches(negated.Pattern, value, frame);
            case IBinaryPatternOperation binary:
                return binary.OperatorKind == BinaryOperatorKind.And
                    ? Matches(binary.LeftPattern, value, frame) && Matches(binary.RightPattern, value, frame)
                    : Matches(binary.LeftPattern, value, frame) || Matches(binary.RightPattern, value, frame);
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared } declaration when declaration.MatchesNull || value is not Constant { Value: null }:
                frame.Declare(declared, value);
                return true;
            case IRecursivePatternOperation recursive when value is TupleValue tuple && recursive.DeconstructionSubpatterns.Length == tuple.Elements.Count:
                return recursive.DeconstructionSubpatterns.Zip(tuple.Elements, (sub, element) => Matches(sub, element, frame)).All(matches => matches);
            default:
                Unsupported(pattern);
                return false;
        }
    }
}
