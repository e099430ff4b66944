using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Computes sums and products of sizes that are given when the net is created, and reports every other operator of them.</summary>
internal sealed class SizeOperators(Reporter problems)
{
    /// <summary>Computes a binary operator, or returns null if neither operand is such a size.</summary>
    public AbstractValue? Binary(BinaryOperatorKind kind, Evaluated left, Evaluated right, IOperation operation)
    {
        if (left.Value is not SizeValue && right.Value is not SizeValue)
        {
            return null;
        }

        return (kind, SizeOf(left.Value), SizeOf(right.Value)) switch
        {
            (BinaryOperatorKind.Add, { } a, { } b) => new SizeValue(a + b),
            (BinaryOperatorKind.Multiply, { } a, { } b) => new SizeValue(a * b),
            _ => problems.Reject(
                ProblemId.MustBeConstant,
                operation.Syntax.GetLocation(),
                $"'{SourcePlaces.TextOf(operation.Syntax)}'",
                "it depends on a size that is given when the net is created",
                "Such a size can be added to and multiplied by positive numbers, and passed to a layer; use constants for anything else"),
        };
    }

    private static Dim? SizeOf(AbstractValue value) => value switch
    {
        SizeValue size => size.Size,

        // Sums and products with positive numbers are at least one, as the size itself is.
        Constant { Value: int and > 0 } constant => Dim.Of((int)constant.Value),
        _ => null,
    };
}
