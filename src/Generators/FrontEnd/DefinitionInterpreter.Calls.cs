using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd;

internal sealed partial class DefinitionInterpreter
{
    private readonly Dictionary<IOperation, Made> _madeBy = [];
    private readonly List<MadeLayer> _made = [];

    /// <summary>Every layer that was made, called or not.</summary>
    public IReadOnlyList<MadeLayer> MadeLayers => _made;

    public override AbstractValue VisitMethodReference(IMethodReferenceOperation operation, Frame frame) =>
        operation.Method.MethodKind == MethodKind.LocalFunction
            ? frame.Find(operation.Method) ?? Poison.Instance
            : new MethodValue(operation.Method, null);

    public override AbstractValue VisitAnonymousFunction(IAnonymousFunctionOperation operation, Frame frame) => new LambdaValue(operation, frame);

    public override AbstractValue VisitInvocation(IInvocationOperation operation, Frame frame)
    {
        var method = operation.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            var callee = Visit(operation.Instance, frame);
            var operands = Operands(operation, frame);
            return callee switch
            {
                FunctionValue function => Apply(function, operands, operation),
                Poison => callee,
                _ => Report(ProblemId.NotALayer, operation.Instance!.Syntax.GetLocation(), [$"it is {callee.Kind}"]),
            };
        }

        if (KnownSymbols.Is(method.ContainingType, _symbols.Layers))
        {
            return CallWord(operation, frame);
        }

        if (KnownSymbols.Is(method.ContainingType, _symbols.Sym))
        {
            return AssertShape(operation, frame);
        }

        if (_symbols.IsFormula(method.ContainingType))
        {
            return Formula(operation, frame);
        }

        if (KnownSymbols.Is(method.ContainingType, _symbols.Objective))
        {
            return Track(operation, frame);
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return Apply((FunctionValue?)frame.Find(method) ?? new MethodValue(method, frame), Operands(operation, frame), operation);
        }

        if (method.ContainingType?.SpecialType is SpecialType.None or null && IsMath(method))
        {
            return Math(operation, frame);
        }

        if (!IsFromFramework(method) && (method.IsStatic || method.DeclaringSyntaxReferences.Length > 0))
        {
            return Apply(new MethodValue(method, null), Operands(operation, frame), operation);
        }

        return Unsupported(operation);
    }

    /// <summary>An initializer, regularizer or constraint, with its numbers one behind the other.</summary>
    private AbstractValue Formula(IInvocationOperation operation, Frame frame)
    {
        var operands = Operands(operation, frame);
        var numbers = new List<double>();
        foreach (var (value, _) in operands)
        {
            // An argument that is null is not given.
            IReadOnlyList<AbstractValue> elements = value is TupleValue tuple ? tuple.Elements : value is Constant { Value: null } ? [] : [value];
            foreach (var element in elements)
            {
                if (element is not Constant { Value: { } number } || !ConstantFolder.IsNumber(number))
                {
                    return NotConstant(operands.Select(operand => (operand.Operation, operand.Value)), operation.TargetMethod.Name);
                }

                numbers.Add(Convert.ToDouble(number, CultureInfo.InvariantCulture));
            }
        }

        return new FormulaValue(new FormulaModel(operation.TargetMethod.Name, numbers.ToEquatableArray()));
    }

    /// <summary>The arguments in the order of the parameters, with those that are not written.</summary>
    private IReadOnlyList<(AbstractValue Value, IOperation Operation)> Operands(IInvocationOperation operation, Frame frame) => operation.Arguments
        .Select(argument => (argument.Parameter!.Ordinal, Value: Visit(argument.Value, frame), argument.Value))
        .OrderBy(argument => argument.Ordinal)
        .Select(argument => (argument.Item2, argument.Item3))
        .ToList();

    /// <summary>Applies a function to values: a word, a layer, or a method that is read in its turn.</summary>
    private AbstractValue Apply(FunctionValue function, IReadOnlyList<(AbstractValue Value, IOperation Operation)> operands, IOperation call)
    {
        switch (function)
        {
            case LayerValue layer:
                return Apply(layer.Layer, operands, call);
            case SequentialValue sequential:
                var result = operands;
                foreach (var (step, origin) in sequential.Steps)
                {
                    // A mistake in the middle belongs to the layer that stands there.
                    result = [(Apply(step, result, origin), origin)];
                }

                return result[0].Value;
            case InstanceValue net:
                return Apply(net.Instance, operands, call);
            case TimeDistributedValue wrapper:
                return Apply(wrapper, operands, call);
            case BidirectionalValue both:
                return Apply(both, operands, call);
            case FrozenValue frozen:
                return ApplyFrozen(frozen.Function, operands, call);
            case MethodValue { Method: var method } when KnownSymbols.Is(method.ContainingType, _symbols.Layers):
                return LayerCatalogue.Find(method.Name) is { Signature.Kind: WordKind.Function } word
                    ? ApplyWord(word.Signature.Name, [], operands, call)
                    : Report(ProblemId.NotALayer, call.Syntax.GetLocation(), [$"'{method.Name}' makes a layer; call it first: {method.Name}(...)(x)"]);
            case MethodValue { Method: var method, Frame: var outer }:
                return Inline(method, outer, operands, call);
            case LambdaValue lambda:
                var frame = new Frame(lambda.Frame, Frame.ReassignedIn(lambda.Lambda.Body));
                Bind(frame, lambda.Lambda.Symbol, operands.Select(operand => operand.Value).ToList());
                return Execute(lambda.Lambda.Body, frame);
            default:
                return Poison.Instance;
        }
    }

    /// <summary>Reads a block: a method of the user's, in a frame of its own.</summary>
    private AbstractValue Inline(IMethodSymbol method, Frame? outer, IReadOnlyList<(AbstractValue Value, IOperation Operation)> operands, IOperation call)
    {
        if (!method.IsStatic && method.MethodKind != MethodKind.LocalFunction)
        {
            return Report(ProblemId.MethodMustBeStatic, NameIn(call), [method.Name]);
        }

        if (method.Parameters.FirstOrDefault(parameter => parameter.RefKind is not (RefKind.None or RefKind.In)) is { } byReference)
        {
            return Report(ProblemId.UnsupportedConstruct, NameIn(call), [$"'{method.Name}' with a parameter by reference, '{byReference.Name}',", "Return it instead, in a tuple with the other results"]);
        }

        if (BodyOf(method) is not { } body)
        {
            return Report(ProblemId.NoSource, NameIn(call), [method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)]);
        }

        if (_depth >= MaxDepth)
        {
            return Report(ProblemId.TooDeep, NameIn(call), [method.Name, DimPrinter.Number(MaxDepth)]);
        }

        var frame = new Frame(outer, body.Reassigned);
        Bind(frame, method, operands.Select(operand => operand.Value).ToList());
        return Execute(body.Operation, frame);
    }

    /// <summary>The name of what is called, rather than the whole call.</summary>
    private static Location NameIn(IOperation call) => call.Syntax is InvocationExpressionSyntax { Expression: var callee }
        ? (callee is MemberAccessExpressionSyntax access ? access.Name : callee).GetLocation()
        : call.Syntax.GetLocation();

    private AbstractValue NotConstant(IEnumerable<(IOperation Operation, AbstractValue Value)> arguments, string word)
    {
        foreach (var (operation, value) in arguments)
        {
            if (value is not Constant and not Poison)
            {
                return Report(ProblemId.MustBeConstant, operation.Syntax.GetLocation(), [$"An argument of {word}", $"this is {value.Kind}"]);
            }
        }

        return Poison.Instance;
    }

    private static bool IsFromFramework(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Length == 0 && method.ContainingNamespace?.ToDisplayString() is "System" or "System.Linq" or "System.IO" or "System.Threading.Tasks";

    private static bool IsMath(IMethodSymbol method) =>
        method.ContainingType is { Name: "Math" or "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>A function of System.Math on constants.</summary>
    private AbstractValue Math(IInvocationOperation operation, Frame frame)
    {
        var operands = Operands(operation, frame);
        if (operands.Any(operand => operand.Value is Poison))
        {
            return Poison.Instance;
        }

        if (operands.Any(operand => operand.Value is TensorValue))
        {
            return Report(
                ProblemId.UnsupportedConstruct,
                operation.Syntax.GetLocation(),
                [$"Math.{operation.TargetMethod.Name} of a tensor", $"The functions of tensors are in Layers: {operation.TargetMethod.Name}(x)"]);
        }

        var numbers = operands.Select(operand => (operand.Value as Constant)?.Value).Where(ConstantFolder.IsNumber).ToList();
        if (numbers.Count != operands.Count)
        {
            return NotConstant(operands.Select(operand => (operand.Operation, operand.Value)), "Math." + operation.TargetMethod.Name);
        }

        var x = Convert.ToDouble(numbers[0], CultureInfo.InvariantCulture);
        var y = numbers.Count > 1 ? Convert.ToDouble(numbers[1], CultureInfo.InvariantCulture) : 0;
        double? result = operation.TargetMethod.Name switch
        {
            "Max" => System.Math.Max(x, y),
            "Min" => System.Math.Min(x, y),
            "Abs" => System.Math.Abs(x),
            "Pow" => System.Math.Pow(x, y),
            "Sqrt" => System.Math.Sqrt(x),
            "Exp" => System.Math.Exp(x),
            "Log" => numbers.Count > 1 ? System.Math.Log(x, y) : System.Math.Log(x),
            "Log2" => System.Math.Log(x, 2),
            "Log10" => System.Math.Log10(x),
            "Floor" => System.Math.Floor(x),
            "Ceiling" => System.Math.Ceiling(x),
            "Round" => System.Math.Round(x),
            "Clamp" when numbers.Count == 3 => System.Math.Min(System.Math.Max(x, y), Convert.ToDouble(numbers[2], CultureInfo.InvariantCulture)),
            _ => null,
        };
        return result is { } value ? new Constant(ConstantFolder.Convert(value, operation.Type)) : Unsupported(operation);
    }

    /// <summary><c>x.Is(28, 28, 1)</c>.</summary>
    private AbstractValue AssertShape(IInvocationOperation operation, Frame frame)
    {
        var value = Visit(operation.Instance, frame);
        if (value is not TensorValue tensor)
        {
            return value;
        }

        var location = LocationOf(operation.Arguments[0]);
        var dims = (Visit(operation.Arguments[0].Value, frame) as ArrayValue)?.Elements
            .Select(element => (element as Constant)?.Value)
            .ToList();
        if (dims is not null && ReadShape(dims, location) is { } expected)
        {
            CheckShape(tensor, expected, location);
        }

        return tensor;
    }

    /// <summary>Where an argument stands; all of them together, where several make an array.</summary>
    private static Location LocationOf(IArgumentOperation argument) =>
        argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer.ElementValues: { Length: > 0 } elements } }
            ? Location.Create(
                argument.Syntax.SyntaxTree,
                Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(elements[0].Syntax.SpanStart, elements[elements.Length - 1].Syntax.Span.End))
            : argument.Syntax.GetLocation();

    /// <summary>Reports where a tensor has not the shape that is asserted of it.</summary>
    public void CheckShape(TensorValue tensor, Shape expected, Location location)
    {
        if (Graph.TypeOf(tensor.Id).Shape is not { } actual)
        {
            return;
        }

        if (actual.Rank == expected.Rank)
        {
            var wrong = Enumerable.Range(0, actual.Rank).Where(axis => ShapeSolver.Equal(actual[axis], expected[axis]).Verdict != Verdict.Proved).ToList();
            if (wrong.Count > 0)
            {
                Report(ProblemId.ShapeIsNotAsAsserted, location, [expected.ToString(), actual.ToString()], origins: [Explain(tensor.Id, wrong[0])]);
            }
        }
        else
        {
            Report(ProblemId.ShapeIsNotAsAsserted, location, [expected.ToString(), actual.ToString()]);
        }
    }
}
