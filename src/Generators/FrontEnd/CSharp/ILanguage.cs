using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>
/// The language that a definition is written in: the only part of the other rooms that the evaluator of C# knows. Each method evaluates an
/// operation that means something in the language, or returns null if the operation means nothing there.
/// </summary>
internal interface ILanguage
{
    /// <summary>Calls a method of the language: <c>Dense(64)</c>, <c>x.Is(28)</c>.</summary>
    AbstractValue? Call(IInvocationOperation call, Frame frame);

    /// <summary>Applies a method of the language that was passed as a value, as <c>ReLU</c> in <c>Dense(64, ReLU)</c>.</summary>
    AbstractValue? Apply(IMethodSymbol method, IReadOnlyList<Evaluated> operands, IOperation call);

    /// <summary>Reads a property or an indexer of the language: <c>Initializer.Zeros</c>, <c>x[1..3]</c>.</summary>
    AbstractValue? Read(IPropertyReferenceOperation property, Frame frame);

    /// <summary>Converts a value by a conversion operator of the language.</summary>
    AbstractValue? Convert(IConversionOperation conversion, AbstractValue value);

    /// <summary>Computes a binary operator of which at least one operand is neither a constant nor poison.</summary>
    AbstractValue? Binary(BinaryOperatorKind kind, Evaluated left, Evaluated right, IOperation operation);

    /// <summary>Computes a unary operator whose operand is neither a constant nor poison.</summary>
    AbstractValue? Unary(UnaryOperatorKind kind, Evaluated operand, IOperation operation);

    /// <summary>Notes that the body of a method, or a pass of a loop, begins, or that the one that began last has ended.</summary>
    /// <param name="place">The call or the loop; null for an end.</param>
    /// <param name="method">The name of the method, or null for a loop.</param>
    /// <param name="pass">The number of the pass, from 1.</param>
    void Move(IOperation? place, string? method = null, int pass = 0);

    /// <summary>Notes the local that a value is assigned to by its declaration.</summary>
    void Declared(IVariableDeclaratorOperation declarator, AbstractValue value, Frame frame);
}
