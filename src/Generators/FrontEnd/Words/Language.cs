using System.Collections.Generic;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>The language of CompiledNets for the evaluator of C#. This class is the table of what means something in the language, with the class for each.</summary>
internal sealed class Language(
    KnownSymbols symbols,
    WordReader words,
    TensorOperators operators,
    SizeOperators sizes,
    LossConversions losses,
    Slices slices,
    ShapeAssertions assertions,
    Locals locals) : ILanguage
{
    public AbstractValue? Call(IInvocationOperation call, Frame frame)
    {
        var type = call.TargetMethod.ContainingType;
        return symbols.Is(type, KnownType.Layers) ? words.Read(call, frame)
            : symbols.Is(type, KnownType.Sym) ? assertions.Read(call, frame)
            : symbols.IsFormula(type) ? Formulas.Read(call, frame)
            : symbols.Is(type, KnownType.Objective) ? Minimize.Track(call, frame)
            : null;
    }

    public AbstractValue? Apply(IMethodSymbol method, IReadOnlyList<Evaluated> operands, IOperation call) =>
        symbols.Is(method.ContainingType, KnownType.Layers) ? words.Apply(method.Name, operands, call) : null;

    public AbstractValue? Read(IPropertyReferenceOperation property, Frame frame)
    {
        var type = property.Property.ContainingType;
        return symbols.IsFormula(type) ? Formulas.Read(property)
            : property is { Instance: not null, Property.IsIndexer: true } && symbols.Is(type, KnownType.Sym) ? slices.Read(property, frame)
            : null;
    }

    public AbstractValue? Convert(IConversionOperation conversion, AbstractValue value)
    {
        var type = conversion.OperatorMethod!.ContainingType;
        return symbols.Is(type, KnownType.Loss) ? losses.ToLoss(value, conversion)
            : symbols.Is(type, KnownType.Metric) ? losses.ToMetric(value, conversion)

            // 3 and (3, 3) as sizes, or ids of either width: the reader of the argument knows what they mean.
            : symbols.IsArgument(type) || symbols.Is(type, KnownType.SymIds) ? value
            : null;
    }

    public AbstractValue? Binary(BinaryOperatorKind kind, Evaluated left, Evaluated right, IOperation operation) =>
        sizes.Binary(kind, left, right, operation) ?? operators.Binary(kind, left, right, operation);

    public AbstractValue? Unary(UnaryOperatorKind kind, Evaluated operand, IOperation operation) => operators.Unary(kind, operand, operation);

    public void Move(IOperation? place, string? method, int pass) => locals.Move(place, method, pass);

    public void Declared(IVariableDeclaratorOperation declarator, AbstractValue value, Frame frame) => locals.Note(declarator, value, frame);
}
