using System;
using System.Collections.Generic;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>
/// Evaluates C# before it runs, with values as far as they are known. This class is the table of the operations that can be evaluated, with
/// the class for each. An operation that is not here is reported, and its value is poison, so that one compile shows every independent problem.
/// </summary>
internal sealed class Evaluator(ILanguage language, MethodBodies bodies, Reporter problems, Budget budget) : OperationVisitor<Frame, AbstractValue>
{
    public ILanguage Language { get; } = language;

    public MethodBodies Bodies { get; } = bodies;

    public Reporter Problems { get; } = problems;

    public Budget Budget { get; } = budget;

    /// <summary>Evaluates a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The values of its parameters.</param>
    public MethodResult Run(IMethodSymbol method, IReadOnlyList<AbstractValue> arguments)
    {
        if (Bodies.Of(method) is not { } body)
        {
            return new MethodResult(Poison.Instance);
        }

        var frame = new Frame(this, null, body.Reassigned);
        frame.Bind(method, arguments);
        try
        {
            var value = Execute(body.Operation, frame);
            return new MethodResult(value, frame.ReturnedLocal is { } local && !frame.IsReassigned(local) ? local.Name : null);
        }
        catch (BudgetExceededException)
        {
            var location = (Budget.Loop ?? body.Operation).Syntax.GetFirstToken().GetLocation();
            Problems.Report(ProblemId.TooLarge, location, [ConstantFolder.Text(Budget.MaxSteps)]);
            return new MethodResult(Poison.Instance, IsTooLarge: true);
        }
        catch (InsufficientExecutionStackException)
        {
            var location = (Budget.Current ?? body.Operation).Syntax.GetLocation();
            return new MethodResult(Problems.Reject(ProblemId.TooDeep, location, method.Name, ConstantFolder.Text(Budget.MaxDepth)));
        }
    }

    /// <summary>Executes a body in its frame, and returns its result.</summary>
    public AbstractValue Execute(IOperation body, Frame frame)
    {
        Budget.EnterCall();
        try
        {
            Visit(body, frame);
            return frame.Returned ?? Poison.Instance;
        }
        finally
        {
            Budget.LeaveCall();
        }
    }

    public override AbstractValue Visit(IOperation? operation, Frame frame)
    {
        if (operation is null)
        {
            return Poison.Instance;
        }

        Budget.Begin(operation);
        return operation.ConstantValue is { HasValue: true, Value: var value }
            ? new Constant(value)
            : operation.Accept(this, frame) ?? Poison.Instance;
    }

    public override AbstractValue DefaultVisit(IOperation operation, Frame frame) => Problems.RejectUnsupported(operation);

    // The C# compiler reports these itself.
    public override AbstractValue VisitInvalid(IInvalidOperation operation, Frame frame) => Problems.RejectUnsupported(operation);

    // Statements
    public override AbstractValue VisitBlock(IBlockOperation operation, Frame frame) => Statements.Block(operation, frame);

    public override AbstractValue VisitEmpty(IEmptyOperation operation, Frame frame) => Poison.Instance;

    public override AbstractValue VisitExpressionStatement(IExpressionStatementOperation operation, Frame frame) => Visit(operation.Operation, frame);

    public override AbstractValue VisitVariableDeclarationGroup(IVariableDeclarationGroupOperation operation, Frame frame) => Statements.Declare(operation, frame);

    // The block around a local function declares it.
    public override AbstractValue VisitLocalFunction(ILocalFunctionOperation operation, Frame frame) => Poison.Instance;

    public override AbstractValue VisitLabeled(ILabeledOperation operation, Frame frame) => Visit(operation.Operation, frame);

    public override AbstractValue VisitBranch(IBranchOperation operation, Frame frame) => Statements.Branch(operation, frame);

    public override AbstractValue VisitReturn(IReturnOperation operation, Frame frame) => Statements.Return(operation, frame);

    // Loops
    public override AbstractValue VisitForLoop(IForLoopOperation operation, Frame frame) => Loops.For(operation, frame);

    public override AbstractValue VisitWhileLoop(IWhileLoopOperation operation, Frame frame) => Loops.While(operation, frame);

    public override AbstractValue VisitForEachLoop(IForEachLoopOperation operation, Frame frame) => Loops.ForEach(operation, frame);

    // Selections
    public override AbstractValue VisitConditional(IConditionalOperation operation, Frame frame) => Selections.Conditional(operation, frame);

    public override AbstractValue VisitSwitch(ISwitchOperation operation, Frame frame) => Selections.Switch(operation, frame);

    public override AbstractValue VisitSwitchExpression(ISwitchExpressionOperation operation, Frame frame) => Selections.SwitchExpression(operation, frame);

    public override AbstractValue VisitIsPattern(IIsPatternOperation operation, Frame frame) => Selections.IsPattern(operation, frame);

    // Variables and members
    public override AbstractValue VisitLocalReference(ILocalReferenceOperation operation, Frame frame) => frame.Find(operation.Local) ?? Poison.Instance;

    public override AbstractValue VisitParameterReference(IParameterReferenceOperation operation, Frame frame) => frame.Find(operation.Parameter) ?? Poison.Instance;

    public override AbstractValue VisitFieldReference(IFieldReferenceOperation operation, Frame frame) => Members.Field(operation, frame);

    public override AbstractValue VisitPropertyReference(IPropertyReferenceOperation operation, Frame frame) => Members.Property(operation, frame);

    public override AbstractValue VisitConditionalAccess(IConditionalAccessOperation operation, Frame frame) => Members.ConditionalAccess(operation, frame);

    public override AbstractValue VisitConditionalAccessInstance(IConditionalAccessInstanceOperation operation, Frame frame) => frame.ConditionalReceivers.Peek();

    // Operators
    public override AbstractValue VisitParenthesized(IParenthesizedOperation operation, Frame frame) => Visit(operation.Operand, frame);

    public override AbstractValue VisitBinaryOperator(IBinaryOperation operation, Frame frame) => Operators.Binary(operation, frame);

    public override AbstractValue VisitUnaryOperator(IUnaryOperation operation, Frame frame) => Operators.Unary(operation, frame);

    public override AbstractValue VisitCoalesce(ICoalesceOperation operation, Frame frame) => Operators.Coalesce(operation, frame);

    public override AbstractValue VisitConversion(IConversionOperation operation, Frame frame) => Operators.Convert(operation, frame);

    public override AbstractValue VisitDefaultValue(IDefaultValueOperation operation, Frame frame) => new Constant(null);

    public override AbstractValue VisitInterpolatedString(IInterpolatedStringOperation operation, Frame frame) => InterpolatedStrings.Evaluate(operation, frame);

    // Assignments
    public override AbstractValue VisitSimpleAssignment(ISimpleAssignmentOperation operation, Frame frame) => Assignments.Simple(operation, frame);

    public override AbstractValue VisitCompoundAssignment(ICompoundAssignmentOperation operation, Frame frame) => Assignments.Compound(operation, frame);

    public override AbstractValue VisitCoalesceAssignment(ICoalesceAssignmentOperation operation, Frame frame) => Assignments.Coalesce(operation, frame);

    public override AbstractValue VisitIncrementOrDecrement(IIncrementOrDecrementOperation operation, Frame frame) => Assignments.IncrementOrDecrement(operation, frame);

    public override AbstractValue VisitDeconstructionAssignment(IDeconstructionAssignmentOperation operation, Frame frame) => Assignments.Deconstruct(operation, frame);

    public override AbstractValue VisitDeclarationExpression(IDeclarationExpressionOperation operation, Frame frame) => Assignments.DeclareOut(operation, frame);

    // Tuples and arrays
    public override AbstractValue VisitTuple(ITupleOperation operation, Frame frame) => Arrays.Tuple(operation, frame);

    public override AbstractValue VisitArrayCreation(IArrayCreationOperation operation, Frame frame) => Arrays.Create(operation, frame);

    public override AbstractValue VisitCollectionExpression(ICollectionExpressionOperation operation, Frame frame) => Arrays.Collect(operation, frame);

    public override AbstractValue VisitArrayElementReference(IArrayElementReferenceOperation operation, Frame frame) => Arrays.Element(operation, frame);

    public override AbstractValue VisitRangeOperation(IRangeOperation operation, Frame frame) => Arrays.Range(operation, frame);

    // Calls
    public override AbstractValue VisitInvocation(IInvocationOperation operation, Frame frame) => Calls.Invoke(operation, frame);

    public override AbstractValue VisitArgument(IArgumentOperation operation, Frame frame) => Visit(operation.Value, frame);

    public override AbstractValue VisitDelegateCreation(IDelegateCreationOperation operation, Frame frame) => Visit(operation.Target, frame);

    public override AbstractValue VisitMethodReference(IMethodReferenceOperation operation, Frame frame) => Calls.MethodReference(operation, frame);

    public override AbstractValue VisitAnonymousFunction(IAnonymousFunctionOperation operation, Frame frame) => new LambdaValue(operation, frame);
}

/// <summary>The result of a method.</summary>
/// <param name="Value">The returned value; poison if there is none.</param>
/// <param name="Local">The name of the local that was returned; null if the returned expression is not a local, or one that is assigned more than once.</param>
/// <param name="IsTooLarge">Whether the evaluation was given up because it needs too many operations.</param>
internal sealed record MethodResult(AbstractValue Value, string? Local = null, bool IsTooLarge = false);
