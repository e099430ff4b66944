using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Nets;

/// <summary>Warns about layers that take another axis for the channels than the data format says.</summary>
internal sealed class ChannelReview(DefinitionGraph graph, Reporter problems, IReadOnlyList<InputModel> inputs, string dataFormat)
{
    private const string First = "ChannelsFirst";

    public void Run()
    {
        ReviewImages();
        ReviewAxes();
    }

    /// <summary>Finds images in the other data format than the layer expects: an image that seems to have three rows and as many channels as it is wide.</summary>
    private void ReviewImages()
    {
        foreach (var input in inputs)
        {
            if (graph.TypeOf(input.Value).Shape is not { Rank: 4 } shape
                || graph.Calls.FirstOrDefault(call => call.Inputs[0] == input.Value && SignatureOf(call).Find("dataFormat") is not null) is not { } call)
            {
                continue;
            }

            var isFirst = ArgumentsOf(call).ChannelsFirst;
            if (isFirst ? IsImage(shape[3], shape[1], shape[2]) : IsImage(shape[1], shape[2], shape[3]))
            {
                var other = isFirst ? "ChannelsLast" : First;
                Report(
                    call,
                    isFirst ? "the first axis" : "the last axis",
                    $"{shape} looks like an image with its channels {(isFirst ? "last" : "first")}",
                    $"write DataFormat = DataFormat.{other} in [CompiledNet], or in the layer");
            }
        }

        static bool IsImage(Dim channels, Dim height, Dim width) =>
            channels.IsConstant && channels.Constant is 1 or 3 or 4 && height.IsConstant && height.Equals(width) && height.Constant > 4;
    }

    /// <summary>
    /// Finds words whose axis is the last by default, as in Keras, although their operand has its channels first. They would normalize, concatenate or
    /// compare columns.
    /// </summary>
    private void ReviewAxes()
    {
        foreach (var call in graph.Calls.Where(call => !IsInInstance(call)))
        {
            if (SignatureOf(call) is { Group: "Normalization" or "Preprocessing" or "Merging" or "Activations", IsInternal: false } signature
                && signature.Find("axis") is { Default.Integer: -1 }
                && AxisOf(call) is { } axis
                && SourceOf(call.Inputs[0]) is { } source)
            {
                Report(call, axis, $"{graph.TypeOf(call.Inputs[0]).Shape} has its channels first, {source}", "write axis: 1");
            }
        }
    }

    /// <summary>
    /// Gets the axis of a call for messages if it cannot be meant for a tensor with its channels first; else null. An axis that is given is meant, unless the
    /// statistics of the layer are those of channels.
    /// </summary>
    private string? AxisOf(CallModel call)
    {
        if (!ArgumentsOf(call).IsGiven("axis"))
        {
            return "the last axis";
        }

        var (axis, rank) = (ArgumentsOf(call).Integer("axis"), graph.TypeOf(call.Inputs[0]).Shape!.Rank);
        var fromStart = axis < 0 ? axis + rank : axis;
        return call.Word is "BatchNormalization" or "GroupNormalization" && fromStart != 1 ? "axis " + DimPrinter.Number(axis) : null;
    }

    /// <summary>Gets the reason for which a tensor has its channels first, or null if it has them last, has none, or if that is not known.</summary>
    private string? SourceOf(int value)
    {
        var rank = graph.TypeOf(value).Shape!.Rank;
        while (rank > 2 && graph.ProducerOf(value) is { } call)
        {
            var signature = SignatureOf(call);
            if (signature.Find("dataFormat") is not null)
            {
                return ArgumentsOf(call).ChannelsFirst ? "as the result of " + call.Word : null;
            }

            // These words keep the order of the axes.
            var keepsAxes = signature.IsInternal || signature.Group is "Activations" or "Arithmetic" or "Merging" or "Normalization" or "Regularization" || call.Word is "Activation" or "Rescaling";
            if (!keepsAxes || call.Inputs.Cast<int?>().FirstOrDefault(input => graph.TypeOf(input!.Value).Shape!.Rank == rank) is not { } before)
            {
                return null;
            }

            value = before;
        }

        // A sequence may have features instead of channels, so the data format of the net says nothing about it.
        return rank > 3 && dataFormat == First && graph.ProducerOf(value) is null ? "by the data format of the net" : null;
    }

    /// <summary>Gets whether a call is one of a net in the net, which is reviewed when that net is read itself.</summary>
    private bool IsInInstance(CallModel call)
    {
        for (var scope = call.Scope; scope >= 0; scope = graph.Scopes[scope].Parent)
        {
            if (graph.Scopes[scope].Instance is not null)
            {
                return true;
            }
        }

        return false;
    }

    private void Report(CallModel call, string axis, string found, string advice) =>
        problems.Report(ProblemId.ChannelsElsewhere, PlaceOf(call), [call.Word, axis, found, advice]);

    /// <summary>Gets the argument <c>axis</c> if it is written, else the operand.</summary>
    private Location PlaceOf(CallModel call) =>
        call.Layer >= 0 && graph.Slots[call.Layer].Own is { } layer && layer.Arguments.Locations.TryGetValue("axis", out var axis) ? axis : graph.OperandOf(call, 0);

    private static Arguments ArgumentsOf(CallModel call) => new(SignatureOf(call), call.Arguments);

    private static Signature SignatureOf(CallModel call) => WordCatalogue.Of(call).Signature;
}
