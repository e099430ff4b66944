using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>
/// Looks at a net that is right as far as shapes go, for what is rarely meant: what is computed for nothing, never trained, or
/// compared with a loss that wants something else. Keras says nothing of these; here they are warnings.
/// </summary>
internal sealed class NetReview(DefinitionGraph graph, IEnumerable<MadeLayer> made, IReadOnlyList<InputModel> inputs, IReadOnlyList<OutputModel> outputs, ObjectiveModel? objective)
{
    private readonly List<(ProblemId Id, Location Location, string[] Arguments)> _found = [];

    /// <summary>What was found, in the order in which it is checked.</summary>
    public IReadOnlyList<(ProblemId Id, Location Location, string[] Arguments)> Run()
    {
        ReviewUse();
        ReviewOutputs();
        ReviewLosses();
        ReviewRows();
        ReviewMerges();
        ReviewFormats();
        return _found;
    }

    /// <summary>Layers that are never called, inputs and layers that reach no output, weights that no loss reaches.</summary>
    private void ReviewUse()
    {
        foreach (var layer in made.Where(layer => layer.Ordinal < 0))
        {
            Found(ProblemId.LayerIsNotUsed, layer.Origin.Syntax.GetLocation(), layer.Definition.Signature.Name, "it is never called: apply it to a tensor, or remove it");
        }

        var losses = (objective?.Losses ?? []).Select(loss => loss.Value).ToList();
        var used = Behind(outputs.Select(output => output.Value).Concat(losses));
        foreach (var input in inputs.Where(input => !used.Contains(input.Value)))
        {
            Found(ProblemId.InputIsNotUsed, graph.LocationOf(input.Value), input.Name);
        }

        var trained = Behind(losses);
        for (var i = 0; i < graph.Slots.Count; i++)
        {
            // The layers of a net in the net are reviewed there.
            if (graph.Slots[i].Own is not { } layer)
            {
                continue;
            }

            var results = graph.Calls.Where(call => call.Layer == i).SelectMany(call => call.Outputs).ToList();
            if (!results.Any(used.Contains))
            {
                Found(ProblemId.LayerIsNotUsed, layer.Origin.Syntax.GetLocation(), layer.Definition.Signature.Name, "its result reaches no output: return it, or remove it");
            }
            else if (objective is not null && layer is { IsFrozen: false, Weights.Count: > 0 } && !results.Any(trained.Contains))
            {
                Found(ProblemId.NothingIsLearnt, layer.Origin.Syntax.GetLocation(), layer.Definition.Signature.Name);
            }
        }
    }

    /// <summary>Where a loss compares noise. What only goes on into another net may end in a dropout.</summary>
    private void ReviewOutputs()
    {
        foreach (var output in outputs)
        {
            if (ProducerOf(output.Value) is { } last
                && SignatureOf(last) is { Group: "Regularization", Kind: WordKind.Layer } signature
                && graph.Calls.Any(call => SignatureOf(call)?.Kind == WordKind.Loss && call.Inputs.Contains(output.Value)))
            {
                Found(ProblemId.DropoutAtTheEnd, graph.LocationOf(output.Value), signature.Name, output.Name);
            }
        }
    }

    /// <summary>A crossentropy wants probabilities, and says nothing where it gets anything else.</summary>
    private void ReviewLosses()
    {
        foreach (var call in graph.Calls.Where(call => SignatureOf(call) is { Kind: WordKind.Loss, Takes: not ValueRange.Any }))
        {
            var signature = SignatureOf(call)!;
            var given = GivenTo(call, out var last);
            if (call.Arguments.FirstOrDefault(argument => argument.Name == "fromLogits")?.Value.Flag is true)
            {
                if (given is ValueRange.Unit or ValueRange.Distribution)
                {
                    Found(ProblemId.LossDoesNotFit, graph.OperandOf(call, 0), signature.Name, "a linear output, because of 'fromLogits'", $"ends in {last!.Word}", $"remove {last.Word}, or 'fromLogits'");
                }

                continue;
            }

            var (wanted, instead) = signature.Takes == ValueRange.Distribution ? ("probabilities that sum to one", "Softmax") : ("a probability of each output by itself", "Sigmoid");
            if (given is { } range && range != signature.Takes)
            {
                var isLinear = SignatureOf(last!) is not { Group: "Activations", Name: not "Linear" };
                var other = range == ValueRange.Any ? "" : ", or take the crossentropy that goes with " + last!.Word;
                Found(ProblemId.LossDoesNotFit, graph.OperandOf(call, 0), signature.Name, wanted, isLinear ? "is linear" : $"ends in {last!.Word}", $"end it in {instead}" + other);
            }
        }
    }

    /// <summary>What a loss is given, where the last word before it says so: a layer without an activation gives anything.</summary>
    private ValueRange? GivenTo(CallModel loss, out CallModel? last)
    {
        last = ProducerOf(loss.Inputs[0]);
        return last is null || SignatureOf(last) is not { } signature ? null
            : signature.Gives != ValueRange.Any ? signature.Gives
            : signature is { Group: "Activations", Kind: WordKind.Function } ? ValueRange.Any
            : signature.Find("activation") is not null && last.Word != "Activation" ? ValueRange.Any
            : null;
    }

    /// <summary>Probabilities made of probabilities: a second Softmax flattens the first.</summary>
    private void ReviewRows()
    {
        foreach (var call in graph.Calls)
        {
            if (SignatureOf(call) is { Gives: not ValueRange.Any, Kind: WordKind.Function } own
                && call.Inputs.Length == 1
                && ProducerOf(call.Inputs[0]) is { } before
                && SignatureOf(before)?.Gives == own.Gives)
            {
                Found(ProblemId.AppliedTwice, graph.LocationOf(call.Output), own.Name, before.Word);
            }
        }
    }

    /// <summary>A merge repeats an operand that has a one where the others have more: in Keras without a word.</summary>
    private void ReviewMerges()
    {
        foreach (var call in graph.Calls.Where(call => LayerCatalogue.Find(call.Word) is ElementwiseMerge))
        {
            var shape = graph.TypeOf(call.Output).Shape!;
            for (var i = 0; i < call.Inputs.Length; i++)
            {
                var own = graph.TypeOf(call.Inputs[i]);
                if (own.DType == DType.Float && !own.Shape!.Equals(shape))
                {
                    var sign = call.Word switch { "Add" => "+", "Subtract" => "-", "Multiply" => "*", _ => null };
                    Found(
                        ProblemId.OperandIsRepeated,
                        graph.OperandOf(call, i),
                        call.Word,
                        own.Shape.ToString(),
                        shape.ToString(),
                        sign is null ? "suppress this" : $"write x {sign} y, which says so");
                }
            }
        }
    }

    /// <summary>An image whose channels stand where a layer does not look for them: three rows of a photograph, and as many channels as it is wide.</summary>
    private void ReviewFormats()
    {
        foreach (var input in inputs)
        {
            if (graph.TypeOf(input.Value).Shape is not { Rank: 4 } shape
                || graph.Calls.FirstOrDefault(call => call.Inputs[0] == input.Value && SignatureOf(call)?.Find("dataFormat") is not null) is not { } call)
            {
                continue;
            }

            var isFirst = new Arguments(SignatureOf(call)!, call.Arguments).ChannelsFirst;
            if (isFirst ? IsImage(shape[3], shape[1], shape[2]) : IsImage(shape[1], shape[2], shape[3]))
            {
                Found(
                    ProblemId.ChannelsElsewhere,
                    graph.OperandOf(call, 0),
                    call.Word,
                    isFirst ? "first" : "last",
                    shape.ToString(),
                    isFirst ? "last" : "first",
                    isFirst ? "ChannelsLast" : "ChannelsFirst");
            }
        }

        static bool IsImage(Dim channels, Dim height, Dim width) =>
            channels.IsConstant && channels.Constant is 1 or 3 or 4 && height.IsConstant && height.Equals(width) && height.Constant > 4;
    }

    /// <summary>Everything that some values are computed from.</summary>
    private HashSet<int> Behind(IEnumerable<int> values)
    {
        var behind = new HashSet<int>(values);
        var pending = new Stack<int>(behind);
        while (pending.Count > 0)
        {
            foreach (var input in graph.ProducerOf(pending.Pop())?.Inputs ?? [])
            {
                if (behind.Add(input))
                {
                    pending.Push(input);
                }
            }
        }

        return behind;
    }

    /// <summary>The call that made a value, or made what was only given another shape since.</summary>
    private CallModel? ProducerOf(int value)
    {
        var call = graph.ProducerOf(value);
        while (call is not null && (SignatureOf(call)?.Group == "Reshaping" || call.Word == "Activation") && graph.ProducerOf(call.Inputs[0]) is { } before)
        {
            call = before;
        }

        return call;
    }

    private static Signature? SignatureOf(CallModel call) => LayerCatalogue.Find(call.Word)?.Signature;

    private void Found(ProblemId id, Location location, params string[] arguments) => _found.Add((id, location, arguments));
}
