using System.Linq;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>Evaluates if, ?:, switch and is.</summary>
internal static class Selections
{
    public static AbstractValue Conditional(IConditionalOperation conditional, Frame frame)
    {
        if (Conditions.Decide(conditional.Condition, frame) is { } condition)
        {
            return condition ? frame.Evaluate(conditional.WhenTrue) : frame.Evaluate(conditional.WhenFalse);
        }

        frame.Forget(conditional);
        return Poison.Instance;
    }

    public static AbstractValue Switch(ISwitchOperation statement, Frame frame)
    {
        var value = frame.Evaluate(statement.Value);
        if (!Conditions.IsKnown(value, statement.Value, frame))
        {
            frame.Forget(statement);
            return Poison.Instance;
        }

        // The default section is the last one that is tried, in whatever order the sections are written.
        foreach (var section in statement.Cases.OrderBy(section => section.Clauses.Any(clause => clause.CaseKind == CaseKind.Default)))
        {
            if (section.Clauses.Any(clause => Patterns.Matches(clause, value, frame)))
            {
                Execute(section, frame);
                break;
            }
        }

        return Poison.Instance;
    }

    public static AbstractValue SwitchExpression(ISwitchExpressionOperation expression, Frame frame)
    {
        var value = frame.Evaluate(expression.Value);
        if (!Conditions.IsKnown(value, expression.Value, frame))
        {
            return Poison.Instance;
        }

        var arm = expression.Arms.FirstOrDefault(arm => Patterns.Matches(arm.Pattern, value, frame) && (arm.Guard is null || Conditions.Decide(arm.Guard, frame) == true));
        return arm is not null
            ? frame.Evaluate(arm.Value)
            : frame.Problems.Reject(ProblemId.NoArm, expression.Value.Syntax.GetLocation(), TextOf(value));
    }

    public static AbstractValue IsPattern(IIsPatternOperation expression, Frame frame)
    {
        var value = frame.Evaluate(expression.Value);

        // An optional operand of a method is null or not, which is known even of a tensor.
        return value is not Poison && Patterns.AsksForNull(expression.Pattern) is { } isNull ? new Constant(isNull == value is Constant { Value: null })
            : Conditions.IsKnown(value, expression.Value, frame) ? new Constant(Patterns.Matches(expression.Pattern, value, frame))
            : Poison.Instance;
    }

    private static string TextOf(AbstractValue value) => value switch
    {
        Constant { Value: null } => "null",
        Constant { Value: string text } => $"\"{text}\"",
        Constant { Value: bool flag } => flag ? "true" : "false",
        Constant constant => ConstantFolder.Text(constant.Value),
        TupleValue tuple => "(" + string.Join(", ", tuple.Elements.Select(TextOf)) + ")",
        _ => value.Kind,
    };

    private static void Execute(ISwitchCaseOperation section, Frame frame)
    {
        foreach (var statement in section.Body)
        {
            frame.Evaluate(statement);
            if (frame.Flow != Flow.Next)
            {
                break;
            }
        }

        if (frame.Flow == Flow.Break)
        {
            frame.Flow = Flow.Next;
        }
    }
}
