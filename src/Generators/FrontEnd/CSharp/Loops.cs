using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>Executes loops, one iteration after the other. <see cref="Budget"/> limits the number of iterations.</summary>
internal static class Loops
{
    public static AbstractValue For(IForLoopOperation loop, Frame frame)
    {
        foreach (var before in loop.Before)
        {
            frame.Evaluate(before);
        }

        return Repeat(loop, frame, () => loop.Condition is null ? true : Conditions.Decide(loop.Condition, frame), () =>
        {
            foreach (var bottom in loop.AtLoopBottom)
            {
                frame.Evaluate(bottom);
            }
        });
    }

    public static AbstractValue While(IWhileLoopOperation loop, Frame frame)
    {
        if (!loop.ConditionIsTop)
        {
            frame.Evaluate(loop.Body);
            if (EndsLoop(frame))
            {
                return Poison.Instance;
            }
        }

        return Repeat(loop, frame, () => Conditions.Decide(loop.Condition, frame), static () => { });
    }

    public static AbstractValue ForEach(IForEachLoopOperation loop, Frame frame)
    {
        var collection = frame.Evaluate(loop.Collection.Unwrap());
        if (ElementsOf(collection) is not { } elements)
        {
            if (collection is not Poison)
            {
                frame.Problems.Report(ProblemId.MustBeConstant, loop.Collection.Syntax.GetLocation(), ["The collection of a foreach", $"it is {collection.Kind}", "Write an array, such as [32, 64]"]);
            }

            frame.Forget(loop);
            return Poison.Instance;
        }

        var pass = 0;
        foreach (var element in elements)
        {
            if (loop.LoopControlVariable is IVariableDeclaratorOperation variable)
            {
                frame.Declare(variable.Symbol, element);
            }
            else
            {
                Assignments.Assign(loop.LoopControlVariable, element, frame);
            }

            RunBody(loop, ++pass, frame);
            if (EndsLoop(frame))
            {
                break;
            }
        }

        return Poison.Instance;
    }

    private static IReadOnlyList<AbstractValue>? ElementsOf(AbstractValue collection) => collection switch
    {
        // The body may assign to elements, which does not change the iterations.
        ArrayValue array => array.Elements.ToList(),
        Constant { Value: string text } => text.Select(AbstractValue (letter) => new Constant(letter)).ToList(),
        _ => null,
    };

    private static AbstractValue Repeat(ILoopOperation loop, Frame frame, Func<bool?> condition, Action bottom)
    {
        frame.Evaluator.Budget.EnterLoop(loop);
        for (var pass = 1; ; pass++)
        {
            var holds = condition();
            if (holds is null)
            {
                frame.Forget(loop);
            }

            if (holds != true)
            {
                break;
            }

            RunBody(loop, pass, frame);
            if (EndsLoop(frame))
            {
                break;
            }

            bottom();
        }

        frame.Evaluator.Budget.LeaveLoop();
        return Poison.Instance;
    }

    private static void RunBody(ILoopOperation loop, int pass, Frame frame)
    {
        frame.Evaluator.Language.Move(loop, pass: pass);
        frame.Evaluate(loop.Body);
        frame.Evaluator.Language.Move(null);
    }

    /// <summary>Gets whether the last iteration has left the loop, and takes back a break or continue.</summary>
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
}
