using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>Evaluates the expressions that decide which code is executed, and reports the ones that are not known.</summary>
internal static class Conditions
{
    /// <summary>Evaluates a condition. Returns null if it is not known, after reporting that.</summary>
    public static bool? Decide(IOperation? condition, Frame frame)
    {
        var value = frame.Evaluate(condition);
        return value is Constant { Value: bool known } ? known : condition is not null && IsKnown(value, condition, frame) ? false : null;
    }

    /// <summary>Gets whether the value of a condition, or of the operand of a switch, is known. Reports it if not.</summary>
    public static bool IsKnown(AbstractValue value, IOperation operation, Frame frame)
    {
        switch (value)
        {
            case Constant or TupleValue:
                return true;
            case { IsTensor: true }:
                frame.Problems.Report(ProblemId.ConditionOnTensor, operation.Syntax.GetLocation(), []);
                return false;
            case not Poison:
                frame.Problems.Report(ProblemId.MustBeConstant, operation.Syntax.GetLocation(), ["A condition", $"this is {value.Kind}", "Compare constants, or locals and parameters computed from those"]);
                return false;
            default:
                return false;
        }
    }
}
