using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Signatures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Reads the calls of words: of those in the catalogue of layers itself, of the others by their readers.</summary>
internal sealed class WordReader(IEnumerable<IWordReader> others, ArgumentReader arguments, WordCaller words, LayerCaller layers, MadeObjects made, Reporter problems)
{
    private readonly Dictionary<string, IWordReader> _others = others.ToDictionary(reader => reader.Word);

    /// <summary>Reads a call of a method of Layers.</summary>
    public AbstractValue Read(IInvocationOperation call, Frame frame)
    {
        var name = call.TargetMethod.Name;
        if (_others.TryGetValue(name, out var other))
        {
            return other.Read(call, frame);
        }

        if (WordCatalogue.Find(name) is not { Signature: var signature } word)
        {
            return problems.RejectUnsupported(call);
        }

        if (arguments.Read(call, signature, frame) is not { } read)
        {
            return Poison.Instance;
        }

        if (signature.Kind == WordKind.Layer)
        {
            var layer = new MadeLayer(word, read.Arguments, call);
            made.AddLayer(layer);
            return new LayerValue(layer, read.Activation, layers);
        }

        var result = words.Call(new WordCall(word, read.Arguments, read.Operands, call, call));
        return result is not TensorValue tensor ? result : signature.Kind switch
        {
            WordKind.Loss => new LossValue([new LossTerm(tensor.Id, 1, IsMeanOfValue: false)]),
            WordKind.Metric => new MetricValue(tensor.Id, signature.SnakeName, signature.Better, ((MetricWord)word).Formula(new Arguments(signature, read.Arguments.Values))),
            _ => result,
        };
    }

    /// <summary>Applies a word that was passed as a value, as <c>ReLU</c> in <c>Dense(64, ReLU)</c>.</summary>
    public AbstractValue Apply(string name, IReadOnlyList<Evaluated> operands, IOperation call) =>
        WordCatalogue.Find(name) is { Signature.Kind: WordKind.Function } word
            ? words.Call(word, operands, call)
            : problems.Reject(ProblemId.NotALayer, call.Syntax.GetLocation(), $"'{name}' makes a layer, and is applied to a tensor here", $"Call it first: {name}(...)(x)");
}
