using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd;

internal sealed partial class DefinitionInterpreter
{
    private static readonly string[] s_mergeModes = ["Concat", "Sum", "Mul", "Ave"];

    /// <summary>Two layers like the one that is given, the second of which goes the other way.</summary>
    private AbstractValue Bidirectional(IInvocationOperation operation, Frame frame) => Wrap(operation, frame, function =>
    {
        if (function is not LayerValue { Layer: { } like } || like.Definition.Signature is not { Results.Count: 0 } signature || signature.Find("goBackwards") is null)
        {
            return Report(ProblemId.NotALayer, ArgumentOf(operation, "layer").Syntax.GetLocation(), ["Bidirectional needs LSTM, GRU or SimpleRNN"]);
        }

        if (Visit(ArgumentOf(operation, "mergeMode"), frame) is not Constant { Value: int mode } || mode < 0 || mode >= s_mergeModes.Length)
        {
            return Poison.Instance;
        }

        var given = (Visit(ArgumentOf(operation, "name"), frame) as Constant)?.Value as string ?? like.Arguments.Name;
        var name = given ?? signature.SnakeName;
        var backwards = new Arguments(signature, like.Arguments.Values).Flag("goBackwards");
        var (forward, backward) = (Direction("forward_", backwards), Direction("backward_", !backwards));

        // The layer that was given is their pattern, and is called by nobody.
        _made.Remove(like);
        _made.AddRange([forward, backward]);
        return new BidirectionalValue(forward, backward, s_mergeModes[mode]);

        MadeLayer Direction(string prefix, bool goesBackwards)
        {
            var values = like.Arguments.Values.Where(argument => argument.Name != "goBackwards").Append(new Argument("goBackwards", ArgumentValue.Of(goesBackwards))).ToList();
            var text = like.Arguments.Text.Replace(", goBackwards: true", "");
            return new MadeLayer(
                like.Definition,
                like.Arguments with
                {
                    Values = values,
                    Name = given is null ? null : prefix + given,
                    Text = goesBackwards ? text.Substring(0, text.Length - 1) + ", goBackwards: true)" : text,
                },
                like.Origin) { LocalName = prefix + name };
        }
    });

    private AbstractValue Apply(BidirectionalValue both, IReadOnlyList<(AbstractValue Value, IOperation Operation)> operands, IOperation call)
    {
        var results = new[] { both.Forward, both.Backward }.Select(layer => OneWay(layer, operands, call)).ToList();
        if (results.Any(result => result is not TensorValue))
        {
            return Poison.Instance;
        }

        var pair = results.Select(result => (result, call)).ToList();
        switch (both.MergeMode)
        {
            case "Sum":
                return ApplyWord("op_Add", [], pair, call);
            case "Mul":
                return ApplyWord("op_Multiply", [], pair, call);
            case "Ave":
                return ApplyWord("op_Multiply", WithConstant(new Constant(0.5), reversed: false), [(ApplyWord("op_Add", [], pair, call), call)], call);
            default:
                return ApplyWord("Concatenate", [], pair, call);
        }
    }

    /// <summary>One direction. States of all steps stand where their step stands, and are zeros where a step does not count, as in Keras.</summary>
    private AbstractValue OneWay(MadeLayer layer, IReadOnlyList<(AbstractValue Value, IOperation Operation)> operands, IOperation call)
    {
        var arguments = new Arguments(layer.Definition.Signature, layer.Arguments.Values);
        var result = Apply(layer, operands, call);
        if (result is not TensorValue || !arguments.Flag("returnSequences"))
        {
            return result;
        }

        if (arguments.Flag("goBackwards"))
        {
            result = ApplyWord("op_Reverse", [], [(result, call)], call);
        }

        return result is TensorValue { Id: var states } && Graph.MaskOf(states) is not null ? ApplyWord("op_ZeroMasked", [], [(result, call)], call) : result;
    }
}
