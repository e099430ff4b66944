using System.Linq;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>Gets the expressions that compute sizes from the shapes of inputs and targets.</summary>
internal sealed class SizeExpressions(NetModel model)
{
    /// <summary>Gets the expression of a size, such as <c>inputs.X.size(0)</c>.</summary>
    public string Of(Symbol size)
    {
        if (size.Equals(Symbol.Batch))
        {
            return $"inputs.{model.Inputs[0].Member}.size(0)";
        }

        if (size.IsGiven)
        {
            return "(long)this." + MemberOf(size);
        }

        var (source, tensor, axis) = model.Inputs.Select(input => ("inputs", input))
            .Concat((model.Objective?.Targets ?? []).Select(target => ("targets", target)))
            .SelectMany(pair => Enumerable.Range(0, model.Values[pair.Item2.Value].Type.Shape!.Rank).Select(axis => (pair.Item1, pair.Item2, axis)))
            .First(place => model.Values[place.Item2.Value].Type.Shape![place.axis] is var dim && dim.Symbols.Contains(size) && dim.IsLinearIn(size));

        // dim = a * symbol + b, where the symbol is the size divided by MultipleOf.
        var found = model.Values[tensor.Value].Type.Shape![axis];
        var factor = found.Terms.First(term => !term.Monomial.IsUnit).Coefficient;
        var expression = $"{source}.{tensor.Member}.size({Literals.Of(axis)})";
        if (found.Constant != 0)
        {
            expression = $"({expression} - {Literals.Of(found.Constant)})".Replace("- -", "+ ");
        }

        return factor == size.MultipleOf ? expression
            : factor % size.MultipleOf == 0 ? $"{expression} / {Literals.Of(factor / size.MultipleOf)}"
            : $"{expression} * {Literals.Of(size.MultipleOf)} / {Literals.Of(factor)}";
    }

    /// <summary>Gets the property that holds a size which is given when the net is created.</summary>
    public string MemberOf(Symbol size) => model.Sizes.First(given => given.Symbol.Equals(size)).Member;

    /// <summary>Gets the expression of a size as a factor, in parentheses if it is a product or quotient itself.</summary>
    public string FactorOf(Symbol size) => Of(size) is var expression && expression.Contains(' ') ? $"({expression})" : expression;
}
