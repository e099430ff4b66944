using System.Linq;
using CompiledNets.Generators.FrontEnd.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>Executes blocks, declarations, jumps and returns.</summary>
internal static class Statements
{
    public static AbstractValue Block(IBlockOperation block, Frame frame)
    {
        // A local function can be called before its declaration.
        foreach (var function in block.Operations.OfType<ILocalFunctionOperation>())
        {
            frame.Declare(function.Symbol, new MethodValue(function.Symbol, frame, frame.Evaluator));
        }

        foreach (var statement in block.Operations)
        {
            frame.Evaluate(statement);
            if (frame.Flow != Flow.Next)
            {
                break;
            }
        }

        return Poison.Instance;
    }

    public static AbstractValue Declare(IVariableDeclarationGroupOperation group, Frame frame)
    {
        foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
        {
            if (declarator.Symbol.RefKind != RefKind.None)
            {
                frame.Declare(declarator.Symbol, frame.Problems.RejectUnsupported(declarator));
            }
            else if (declarator.Initializer?.Value is { } initializer)
            {
                var value = frame.Evaluate(initializer);
                frame.Evaluator.Language.Declared(declarator, value, frame);
                frame.Declare(declarator.Symbol, value);
            }
            else
            {
                frame.Declare(declarator.Symbol, Poison.Instance);
            }
        }

        return Poison.Instance;
    }

    public static AbstractValue Branch(IBranchOperation branch, Frame frame)
    {
        switch (branch.BranchKind)
        {
            case BranchKind.Break:
                frame.Flow = Flow.Break;
                return Poison.Instance;
            case BranchKind.Continue:
                frame.Flow = Flow.Continue;
                return Poison.Instance;
            default:
                return frame.Problems.RejectUnsupported(branch);
        }
    }

    public static AbstractValue Return(IReturnOperation statement, Frame frame)
    {
        frame.Returned = frame.Evaluate(statement.ReturnedValue);
        frame.ReturnedLocal = (statement.ReturnedValue.Unwrap() as ILocalReferenceOperation)?.Local;
        frame.Flow = Flow.Return;
        return Poison.Instance;
    }
}
