using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.FrontEnd.Nets;

/// <summary>Finds the range of the outputs that losses and metrics compare with targets: probabilities, logits, or any numbers.</summary>
internal sealed class OutputRanges(DefinitionGraph graph)
{
    /// <summary>Gets the metrics that compare probabilities with thresholds.</summary>
    public IEnumerable<CallModel> ThresholdMetrics => graph.Calls.Where(call =>
        WordCatalogue.Of(call) is MetricWord metric
        && metric.ComparesProbabilities(ArgumentsOf(call), graph.TypeOf(call.Inputs[0]).Shape!, graph.TypeOf(call.Inputs[1]).DType));

    /// <summary>
    /// Tells the metrics that compare probabilities if their output is logits, because a loss of the same output takes it as logits. They compute the
    /// probabilities then. Keras compares the logits themselves.
    /// </summary>
    public void MarkLogits()
    {
        foreach (var call in ThresholdMetrics.ToList())
        {
            if (LogitsOf(call.Inputs[0]) is { } range)
            {
                graph.AddArgument(call, new Argument(Arguments.LogitsName, ArgumentValue.Of(range.ToString())));
            }
        }
    }

    /// <summary>Gets the range of an output, or null if the last word before it does not determine the range.</summary>
    public ValueRange? RangeOf(int output, out CallModel? last)
    {
        last = ProducerOf(output);
        if (last is null)
        {
            return null;
        }

        var signature = SignatureOf(last);
        return signature.Gives != ValueRange.Any ? signature.Gives
            : signature is { Group: "Activations", Kind: WordKind.Function } ? ValueRange.Any
            : signature.Find("activation") is not null && last.Word != "Activation" ? ValueRange.Any
            : null;
    }

    /// <summary>
    /// Gets the range of the probabilities that a loss computes from an output that it takes as logits. Returns null if no loss takes the output as logits,
    /// or if the output has the range of probabilities already.
    /// </summary>
    public ValueRange? LogitsOf(int output) => RangeOf(output, out _) is ValueRange.Unit or ValueRange.Distribution
        ? null
        : CrossentropiesOf(output).Where(TakesLogits).Select(call => (ValueRange?)SignatureOf(call).Takes).FirstOrDefault();

    /// <summary>Finds the crossentropies of an output, and of reshapings of it.</summary>
    public IEnumerable<CallModel> CrossentropiesOf(int output)
    {
        var whole = BeforeReshapings(output);
        return graph.Calls.Where(call => SignatureOf(call) is { Kind: WordKind.Loss, Takes: not ValueRange.Any } && BeforeReshapings(call.Inputs[0]) == whole);
    }

    public static bool TakesLogits(CallModel crossentropy) => crossentropy.Arguments.FirstOrDefault(argument => argument.Name == "fromLogits")?.Value.Flag is true;

    /// <summary>Gets the call that makes a value, without the reshapings and activation layers after it.</summary>
    public CallModel? ProducerOf(int value) => graph.ProducerOf(BeforeReshapings(value));

    private int BeforeReshapings(int value)
    {
        while (graph.ProducerOf(value) is { } call && (SignatureOf(call).Group == "Reshaping" || call.Word == "Activation") && graph.ProducerOf(call.Inputs[0]) is not null)
        {
            value = call.Inputs[0];
        }

        return value;
    }

    private static Arguments ArgumentsOf(CallModel call) => new(SignatureOf(call), call.Arguments);

    private static Signature SignatureOf(CallModel call) => WordCatalogue.Of(call).Signature;
}
