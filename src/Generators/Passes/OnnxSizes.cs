using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Passes;

/// <summary>Adds ONNX nodes that compute sizes from the shapes of the inputs. Each size is a vector of one int64 element and is computed once.</summary>
internal sealed class OnnxSizes(NetModel model, OnnxGraph graph, OnnxNames names)
{
    private readonly Dictionary<string, OnnxValue> _known = new(StringComparer.Ordinal);

    public OnnxValue Of(Dim dim)
    {
        if (dim.IsConstant)
        {
            return Integer(dim.Constant);
        }

        return Once(dim.Key, dim.ToString(), () =>
        {
            // All terms with a positive coefficient come first, so that no difference is negative.
            OnnxValue? sum = null;
            foreach (var term in dim.Terms.OrderByDescending(term => term.Coefficient))
            {
                var product = term.Monomial.Factors
                    .SelectMany(factor => Enumerable.Repeat(factor.Atom, factor.Exponent))
                    .Select(Of)
                    .Aggregate((OnnxValue?)null, (left, right) => left is null ? right : Add("Mul", left, right));
                var coefficient = Math.Abs(term.Coefficient);
                var value = product is null ? Integer(coefficient) : coefficient == 1 ? product : Add("Mul", product, Integer(coefficient));
                sum = sum is null ? (term.Coefficient > 0 ? value : Add("Neg", value)) : Add(term.Coefficient > 0 ? "Add" : "Sub", sum, value);
            }

            return sum!;
        });
    }

    private OnnxValue Of(Atom atom) => atom switch
    {
        Symbol symbol => Of(symbol),

        // Sizes are not negative, so ONNX' rounding towards zero is the floor.
        FloorDivision division => Once("@" + division.Key, "quotient", () => Add("Div", Of(division.Numerator), Integer(division.Divisor))),
        _ => throw new InvalidOperationException(atom.Key + " is no size."),
    };

    private OnnxValue Of(Symbol symbol) => symbol.IsGiven ? new OnnxGivenSize(symbol) : OfInputs(symbol);

    private OnnxValue OfInputs(Symbol symbol) => Once("@" + symbol.Key, symbol.Name, () =>
    {
        var (input, axis) = model.Inputs
            .SelectMany(input => Enumerable.Range(0, ShapeOf(input).Rank).Select(axis => (input, axis)))
            .First(place => ShapeOf(place.input)[place.axis] is var dim && dim.Symbols.Contains(symbol) && dim.IsLinearIn(symbol));
        var found = ShapeOf(input)[axis];
        OnnxValue size = Add("Shape", [new OnnxResult { Name = input.Name }], new OnnxAttribute("start", axis), new OnnxAttribute("end", axis + 1));

        // The size of the axis is factor * symbol + constant.
        size = found.Constant == 0 ? size : found.Constant > 0 ? Add("Sub", size, Integer(found.Constant)) : Add("Add", size, Integer(-found.Constant));
        var factor = found.Terms.First(term => !term.Monomial.IsUnit).Coefficient;
        return factor == 1 ? size : Add("Div", size, Integer(factor));
    });

    private Shape ShapeOf(InputModel input) => model.Values[input.Value].Type.Shape!;

    private OnnxValue Once(string key, string name, Func<OnnxValue> compute)
    {
        if (!_known.TryGetValue(key, out var known))
        {
            known = compute();
            if (known is OnnxResult { Name: null } result)
            {
                result.Name = names.Take("size_" + string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '_')));
            }

            _known.Add(key, known);
        }

        return known;
    }

    private OnnxResult Add(string @operator, params OnnxValue[] inputs) => Add(@operator, inputs, []);

    private OnnxResult Add(string @operator, OnnxValue[] inputs, params OnnxAttribute[] attributes)
    {
        var result = new OnnxResult();
        graph.Add(new OnnxNode(@operator, inputs, [result], attributes));
        return result;
    }

    private static OnnxIntegers Integer(long value) => new([value], isScalar: false, DType.Int64);
}
