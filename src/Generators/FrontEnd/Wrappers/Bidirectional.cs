using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.FrontEnd.Words;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Signatures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Wrappers;

/// <summary>Bidirectional reads a sequence in both directions with two recurrent layers: <c>Bidirectional(LSTM(64))</c>.</summary>
internal sealed class Bidirectional(DefinitionGraph graph, MadeObjects made, WordCaller words, TensorOperators operators, LayerCaller layers) : IWordReader
{
    private const string GoBackwards = "goBackwards";

    /// <summary>The members of the enum MergeMode, by their values.</summary>
    private static readonly string[] s_mergeModes = ["Concat", "Sum", "Mul", "Ave"];

    public string Word => "Bidirectional";

    public AbstractValue Read(IInvocationOperation call, Frame frame)
    {
        if (WrappedLayer.Read(call, frame) is not FunctionValue inner)
        {
            return Poison.Instance;
        }

        if (inner is not LayerValue { Layer: { Word.Signature: { Results.Count: 0 } signature } pattern } layer || signature.Find(GoBackwards) is null)
        {
            return frame.Problems.Reject(ProblemId.NotALayer, WrappedLayer.ArgumentOf(call, "layer").Syntax.GetLocation(), "Bidirectional needs a recurrent layer", "Pass LSTM(...), GRU(...) or SimpleRNN(...)");
        }

        if (frame.Evaluate(WrappedLayer.ArgumentOf(call, "mergeMode")) is not Constant { Value: int mode } || mode < 0 || mode >= s_mergeModes.Length)
        {
            return Poison.Instance;
        }

        var name = WrappedLayer.ArgumentOf(call, "name");
        if ((frame.Evaluate(name) as Constant)?.Value is string written)
        {
            if (!new ArgumentChecks(frame.Problems).IsName(Word, written, name.Syntax.GetLocation()))
            {
                return Poison.Instance;
            }

            pattern = new MadeLayer(pattern.Word, NamedAt(pattern.Arguments, written, name.Syntax.GetLocation()), pattern.Origin);
        }

        var given = pattern.Arguments.Name;
        var isReversed = new Arguments(signature, pattern.Arguments.Values).Flag(GoBackwards);
        var forward = DirectionOf(pattern, "forward_", given, isReversed);
        var backward = DirectionOf(pattern, "backward_", given, !isReversed);
        made.Replace(layer.Layer, forward, backward);
        return new Function(
            this,
            new LayerValue(forward, layer.Activation, layers),
            new LayerValue(backward, layer.Activation, layers),
            s_mergeModes[mode]);
    }

    /// <summary>Makes the layer for one direction.</summary>
    /// <param name="pattern">The layer that the user wrote.</param>
    /// <param name="prefix">The beginning of its name.</param>
    /// <param name="given">The rest of its name if the user gave one, or null.</param>
    /// <param name="goesBackwards">Whether it reads the sequence from the end.</param>
    private static MadeLayer DirectionOf(MadeLayer pattern, string prefix, string? given, bool goesBackwards)
    {
        var values = pattern.Arguments.Values
            .Where(argument => argument.Name != GoBackwards)
            .Append(new Argument(GoBackwards, ArgumentValue.Of(goesBackwards)))
            .ToList();
        var text = pattern.Arguments.Text.Replace(", goBackwards: true", "");
        var arguments = pattern.Arguments with
        {
            Values = values,
            Name = given is null ? null : prefix + given,
            WrittenName = given,
            Text = goesBackwards ? text.Substring(0, text.Length - 1) + ", goBackwards: true)" : text,
        };
        return new MadeLayer(pattern.Word, arguments, pattern.Origin) { LocalName = prefix + (given ?? pattern.Word.Signature.SnakeName) };
    }

    private static WordArguments NamedAt(WordArguments arguments, string name, Location location) => arguments with
    {
        Name = name,
        Locations = arguments.Locations.Where(pair => pair.Key != "name").Append(new KeyValuePair<string, Location>("name", location)).ToDictionary(pair => pair.Key, pair => pair.Value),
    };

    private AbstractValue Merge(AbstractValue forward, AbstractValue backward, string mode, IOperation call)
    {
        if (forward is not TensorValue || backward is not TensorValue)
        {
            return Poison.Instance;
        }

        IReadOnlyList<Evaluated> pair = [new Evaluated(forward, call), new Evaluated(backward, call)];
        return mode switch
        {
            "Sum" => words.Call(Operator.Add, pair, call),
            "Mul" => words.Call(Operator.Multiply, pair, call),
            "Ave" => operators.WithConstant(Operator.Multiply, new Evaluated(words.Call(Operator.Add, pair, call), call), 0.5, reversed: false, call),
            _ => words.Call(WordCatalogue.Of<Concatenate>(), pair, call),
        };
    }

    /// <summary>
    /// Applies the layer of one direction. If it returns the states of all steps, each is put where its step is in the sequence; as in Keras, the
    /// states of masked steps are zeros.
    /// </summary>
    private AbstractValue ApplyOne(LayerValue direction, IReadOnlyList<Evaluated> operands, IOperation call)
    {
        var arguments = new Arguments(direction.Layer.Word.Signature, direction.Layer.Arguments.Values);
        var result = direction.Apply(operands, call);
        if (result is not TensorValue || !arguments.Flag("returnSequences"))
        {
            return result;
        }

        if (arguments.Flag(GoBackwards))
        {
            result = words.Call(WordCatalogue.Of<ReverseWord>(), [new Evaluated(result, call)], call);
        }

        return result is TensorValue { Id: var states } && graph.Find(states).Mask is not null
            ? words.Call(WordCatalogue.Of<ZeroMaskedWord>(), [new Evaluated(result, call)], call)
            : result;
    }

    private sealed class Function(Bidirectional word, LayerValue forward, LayerValue backward, string mergeMode) : FunctionValue
    {
        public override AbstractValue Apply(IReadOnlyList<Evaluated> operands, IOperation call) =>
            word.Merge(word.ApplyOne(forward, operands, call), word.ApplyOne(backward, operands, call), mergeMode, call);
    }
}
