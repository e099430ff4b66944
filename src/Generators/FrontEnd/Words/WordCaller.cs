using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Applies words to tensors: runs the shape rule, and adds a call to the graph.</summary>
internal sealed class WordCaller
{
    private readonly DefinitionGraph _graph;
    private readonly Reporter _problems;
    private readonly WordProblems _wordProblems;
    public WordCaller(DefinitionGraph graph, Reporter problems, string dataFormat)
    {
        _graph = graph;
        _problems = problems;
        _wordProblems = new WordProblems(graph, problems, dataFormat);
        Masks = new Masks(graph, problems, this);
    }

    public Masks Masks { get; }

    /// <summary>Applies a word that the definition does not call itself.</summary>
    public AbstractValue Call(Word word, IReadOnlyList<Evaluated> operands, IOperation call, params Argument[] arguments) =>
        Call(new WordCall(word, WordArguments.Of(word.Signature.Name, arguments), operands, call, call));

    /// <summary>Applies a word without weights.</summary>
    public AbstractValue Call(WordCall call)
    {
        if (call.Signature.Operands is [{ IsVariadic: true }] && call.Operands.Count < 2 && call.Operands.All(operand => operand.Value is not Poison))
        {
            return _problems.Reject(ProblemId.TooFewOperands, call.Call.Syntax.GetLocation(), call.Signature.Title, DimPrinter.Number(call.Operands.Count));
        }

        return Infer(call) is { } inference ? Add(call, -1, inference) : Poison.Instance;
    }

    /// <summary>Runs the shape rule of a word, or returns null after reporting what is wrong.</summary>
    public Inference? Infer(WordCall call)
    {
        foreach (var (value, operation) in call.Operands)
        {
            if (value is not TensorValue and not Poison)
            {
                _problems.Report(ProblemId.NotALayer, operation.Syntax.GetLocation(), [$"{call.Signature.Title} is applied to tensors, but this is {value.Kind}", "Pass an input, or the result of a layer"]);
            }
        }

        if (call.Operands.Any(operand => operand.Value is not TensorValue))
        {
            return null;
        }

        var values = call.Tensors.Select(_graph.Find).ToList();
        if (values.Any(value => value.Model.Type.Shape is null))
        {
            return null;
        }

        var context = new ShapeContext(
            call.Signature,
            values.Select(value => value.Model.Type.Shape!).ToList(),
            values.Select(value => value.Model.Type.DType).ToList(),
            new Arguments(call.Signature, call.Arguments.Values),
            problem => _wordProblems.Report(problem, call.Site),
            call.Tensors.Select(_graph.DeclaredIdsOf).ToList(),
            () => _graph.Preconditions);
        try
        {
            if (call.Word.Infer(context) is not { } shape)
            {
                return null;
            }

            var inference = new Inference(shape, context);
            if (Sizes.TooLarge(inference) is { } large)
            {
                _problems.Report(ProblemId.SizeTooLarge, call.Origin.Syntax.GetLocation(), [call.Signature.Title, large]);
                return null;
            }

            return inference;
        }
        catch (OverflowException)
        {
            _problems.Report(ProblemId.SizeTooLarge, call.Origin.Syntax.GetLocation(), [call.Signature.Title, "the size of the result is beyond 2^63"]);
            return null;
        }
    }

    /// <summary>Adds a call to the graph with the conditions of its shape rule, and returns its results.</summary>
    /// <param name="call">The call.</param>
    /// <param name="layer">The slot of the layer that is called, or -1.</param>
    /// <param name="inference">The result of the shape rule.</param>
    public AbstractValue Add(WordCall call, int layer, Inference inference)
    {
        _graph.AddPreconditions(inference.Context.Preconditions);
        foreach (var (input, range) in inference.Context.IdLimits)
        {
            _graph.LimitIds(call.Tensors[input], range.Reason.Length > 0 ? range : range with { Reason = call.Arguments.Text });
        }

        var signature = call.Signature;
        var inputs = call.Tensors;
        var dtype = call.Word.ResultDType(inputs.Select(input => _graph.TypeOf(input).DType).ToList());
        var outputs = inference.Shapes
            .Select(shape => _graph.AddValue(signature.SnakeName, new TensorType(dtype, shape), call.Call.Syntax.GetLocation(), signature.Name))
            .ToList();
        var (values, all) = Masks.Add(call, inputs);
        var model = new CallModel(
            signature.Name, layer, signature.SnakeName, values.ToEquatableArray(), all.ToEquatableArray(), outputs.ToEquatableArray(), -1, _graph.CurrentScope, signature.IsInternal);

        // The masks come after the operands, and have no place of their own.
        _graph.AddCall(model, all.Select((_, index) => index < call.Operands.Count
            ? new MadeOperand(call.Operands[index].Operation.Syntax.GetLocation(), ((TensorValue)call.Operands[index].Value).Output)
            : new MadeOperand(call.Operands[0].Operation.Syntax.GetLocation())).ToList());
        Masks.Pass(call, outputs[0]);
        var results = outputs.Select(output => new TensorValue(output)).ToList();
        return signature.GivesList ? new ArrayValue(results)
            : results.Count == 1 ? results[0]
            : new TupleValue(results);
    }
}
