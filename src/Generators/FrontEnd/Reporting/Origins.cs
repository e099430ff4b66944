using System.Linq;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.FrontEnd.Reporting;

/// <summary>Finds the places that the sizes of tensors come from.</summary>
internal sealed class Origins(DefinitionGraph graph)
{
    private static readonly string[] s_ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>Explains a size of a tensor: the place that it comes from, and a sentence.</summary>
    public Origin Explain(int value, int axis)
    {
        var tensor = SourceOf(value, axis);
        var source = tensor.Source;
        var what = source.Local is { } local && tensor.Producer >= 0 ? $"'{local}' ({source.Description})" : source.Description;
        return new Origin(source.Location, $"{graph.TypeOf(value).Shape![axis]} comes from {what} at {SourcePlaces.LineOf(source.Location)}{TextOf(source.Path)}");
    }

    /// <summary>Describes the calls and passes in which a tensor was made: <c>, in Inverted(...) called at line 15, third pass of the loop</c>.</summary>
    private static string TextOf(CallPath? path)
    {
        const int Most = 4;
        var text = "";
        for (var count = 0; path is not null && count < Most; path = path.Outer, count++)
        {
            text += path.Method is { } method
                ? $", in {method}(...) called at {SourcePlaces.LineOf(path.Call.Syntax.GetLocation())}"
                : $", {(path.Pass <= s_ordinals.Length ? s_ordinals[path.Pass - 1] + " pass" : "pass " + DimPrinter.Number(path.Pass))} of the loop";
        }

        return text;
    }

    /// <summary>Follows a size from result to operand as long as an operand has the same size, up to the call that made it or the input that declares it.</summary>
    private DefinedValue SourceOf(int value, int axis)
    {
        while (graph.ProducerOf(value) is { } call && graph.TypeOf(value).Shape is { } shape)
        {
            // The size may be on the same axis counted from the start, or counted from the end.
            var (dim, fromEnd) = (shape[axis], shape.Rank - axis);
            var source = call.Inputs
                .Select(input => (input, shape: graph.TypeOf(input).Shape))
                .Where(operand => operand.shape is not null)
                .SelectMany(operand => new[] { (operand.input, axis), (operand.input, axis: operand.shape!.Rank - fromEnd) }
                    .Where(place => place.axis >= 0 && place.axis < operand.shape!.Rank && operand.shape[place.axis].Equals(dim)))
                .Select(place => ((int Input, int Axis)?)place)
                .FirstOrDefault();
            if (source is not { } from)
            {
                break;
            }

            (value, axis) = from;
        }

        return graph.Find(value);
    }
}
