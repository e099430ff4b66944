using System.Collections.Generic;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>Reports problems of expressions. Each method returns the value of such an expression, so that a reader can end with it.</summary>
internal static class Rejections
{
    /// <summary>The next step after an argument that is not known at compile time.</summary>
    public const string WriteConstant = "Write a number or text, or a local, loop variable or parameter computed from those";

    /// <summary>The next step after a value in the place of a layer.</summary>
    public const string PassLayer = "Pass a call of Layers, such as Dense(64), or a static method";

    private const string Noise = "Random numbers come from layers: write Dropout or GaussianNoise";

    public static AbstractValue Reject(this Reporter problems, ProblemId id, Location location, params string[] arguments)
    {
        problems.Report(id, location, arguments);
        return Poison.Instance;
    }

    /// <summary>Reports the first operand that is not a constant.</summary>
    /// <param name="problems">The reporter.</param>
    /// <param name="operands">The operands.</param>
    /// <param name="word">The word or function that they are operands of.</param>
    public static AbstractValue RejectNotConstant(this Reporter problems, IEnumerable<Evaluated> operands, string word)
    {
        foreach (var (value, operation) in operands)
        {
            if (value is not Constant and not Poison)
            {
                return problems.Reject(ProblemId.MustBeConstant, operation.Syntax.GetLocation(), $"An argument of {word}", $"this is {value.Kind}", WriteConstant);
            }
        }

        return Poison.Instance;
    }

    /// <summary>Reports an operation that cannot be evaluated, and what to write instead.</summary>
    public static AbstractValue RejectUnsupported(this Reporter problems, IOperation operation)
    {
        // C# has reported an error here.
        if (operation.Kind == OperationKind.Invalid)
        {
            problems.NoteError();
            return Poison.Instance;
        }

        var (what, instead) = Describe(operation);
        return problems.Reject(ProblemId.UnsupportedConstruct, SourcePlaces.NameOf(operation), what, instead);
    }

    private static (string What, string Instead) Describe(IOperation operation) => operation switch
    {
        IAwaitOperation => ("An await", "Load data before training, and pass it to Fit"),
        ITryOperation => ("A try statement", "Nothing in a definition can throw: remove it"),
        IThrowOperation => ("A throw", "A shape that cannot be is a compile error already; assert one with x.Is(...)"),
        IUsingOperation or IUsingDeclarationOperation => ("A using statement", "Nothing in a definition holds a resource: remove it"),
        ILockOperation => ("A lock", "A definition does not run: remove it"),
        IObjectCreationOperation { Type: { Name: "Random", ContainingNamespace.Name: "System" } } => ("A new Random", Noise),
        IObjectCreationOperation creation => ($"A new {creation.Type?.Name}", "Use constants, tuples and arrays"),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation => ("A dynamic call", "Give the expression its type"),
        IInstanceReferenceOperation => ("this", "A definition is static: use parameters and constants"),
        IInvocationOperation invocation when invocation.TargetMethod.ContainingNamespace?.ToDisplayString() == "System.Linq" =>
            ("A LINQ query", "Use a for or foreach loop"),
        IInvocationOperation invocation => ($"A call of '{invocation.TargetMethod.Name}'", InsteadOf(invocation.TargetMethod)),
        IBranchOperation => ("A goto", "Use a loop"),
        IReturnOperation => ("A yield", "Return a tensor, or a tuple of tensors"),
        IBinaryOperation or IUnaryOperation or ICompoundAssignmentOperation => ("This operator", "Tensors know +, -, * and /; everything else is a function of Layers"),
        IArrayElementReferenceOperation or IArrayCreationOperation => ("An array of this form", "Use one dimension, and sizes and indices known at compile time"),
        IConversionOperation conversion => ($"A conversion to '{conversion.Type?.Name}'", "Use numbers and tensors as they are"),
        IVariableDeclaratorOperation => ("A local by reference", "Use the variable itself"),
        IPatternOperation => ("A pattern of this form", "Compare with constants: 3, > 2, null, (1, 2)"),
        IInterpolationOperation => ("A format", "Write the value as it is"),
        _ => ("This", "Use locals, constants, if, switch, for, foreach, while, tuples, arrays, and static methods of your own"),
    };

    /// <summary>Says what to write in place of a call of a method of the framework or of TorchSharp.</summary>
    private static string InsteadOf(IMethodSymbol method) => (method.ContainingNamespace?.ToDisplayString(), method.ContainingType?.Name) switch
    {
        ("System", "Console") or ("System.Diagnostics", _) => "Remove it: an editor shows the shape of each local",
        ("System.IO" or "System.Threading.Tasks", _) => "Load data before training, and pass it to Fit",
        ("System", "Random") => Noise,
        ({ } name, _) when name.StartsWith("TorchSharp", System.StringComparison.Ordinal) => "Write the word of CompiledNets.Layers that computes the same, such as ReLU(x)",
        _ => "Write its result as a constant",
    };
}
