using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>Matches known values with patterns.</summary>
internal static class Patterns
{
    public static bool Matches(ICaseClauseOperation clause, AbstractValue value, Frame frame) => clause switch
    {
        IDefaultCaseClauseOperation => true,
        ISingleValueCaseClauseOperation single => frame.Evaluate(single.Value) is Constant constant && ConstantFolder.AreEqual(constant.Value, (value as Constant)?.Value),
        IPatternCaseClauseOperation pattern => Matches(pattern.Pattern, value, frame) && (pattern.Guard is null || Conditions.Decide(pattern.Guard, frame) == true),
        _ => false,
    };

    public static bool Matches(IPatternOperation pattern, AbstractValue value, Frame frame)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return true;
            case IConstantPatternOperation constant:
                return frame.Evaluate(constant.Value) is Constant expected && value is Constant actual && ConstantFolder.AreEqual(expected.Value, actual.Value);
            case IRelationalPatternOperation relational:
                return frame.Evaluate(relational.Value) is Constant bound
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
                frame.Problems.RejectUnsupported(pattern);
                return false;
        }
    }

    /// <summary>Gets true for the pattern <c>null</c>, false for <c>not null</c>, and null for any other.</summary>
    public static bool? AsksForNull(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => true,
        INegatedPatternOperation negated => !AsksForNull(negated.Pattern),
        _ => null,
    };
}
