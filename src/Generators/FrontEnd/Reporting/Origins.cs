using System.Linq;
using CompiledNets.Generators.FrontEnd.Definitions;

namespace CompiledNets.Generators.FrontEnd.Reporting;

/// <summary>Finds the places that the sizes of tensors come from.</summary>
internal sealed class Origins(DefinitionGraph graph)
{
    /// <summary>Explains a size of a tensor: the place that it comes from, and a sentence.</summary>
    public Origin Explain(int value, int axis)
    {
        var source = SourceOf(value, axis);
        return new Origin(source.Location, $"{graph.TypeOf(value).Shape![axis]} comes from {source.Description} at {SourcePlaces.LineOf(source.Location)}");
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
