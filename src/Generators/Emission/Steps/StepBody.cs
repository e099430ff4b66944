using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Passes;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes the body of a step: the variables that the nodes start from, then a statement for each node.</summary>
internal sealed class StepBody
{
    private readonly EmitContext _net;
    private readonly GraphEmitter _nodes;

    public StepBody(EmitContext net, Purpose purpose)
    {
        _net = net;
        Graph = net.Lowered.Find(purpose)!;
        Variables = new Variables(net.Model, purpose is Purpose.Autograd or Purpose.AutogradLoss ? net.Weights.LeafOf : net.Weights.NameOf);
        _nodes = new GraphEmitter(net, Graph, Variables, isObserved: purpose == Purpose.AutogradLoss);
    }

    public OpGraph Graph { get; }

    public Variables Variables { get; }

    /// <summary>Gets the values of the net's outputs.</summary>
    public IEnumerable<Value> Outputs => Graph.Results.Where(result => result.Kind == ResultKind.Output).Select(result => result.Value);

    /// <summary>Gets the variables of the penalties of regularizers.</summary>
    public IEnumerable<string> Penalties => Graph.Results.Where(result => result.Kind == ResultKind.Penalty).Select(result => Variables.NameOf(result.Value));

    /// <summary>Writes all nodes.</summary>
    /// <param name="sizes">The sizes that the step needs besides those in the arguments of nodes.</param>
    public void EmitGraph(IEnumerable<Symbol>? sizes = null)
    {
        Begin(Graph.Nodes, sizes ?? [], Graph.Results.Select(result => result.Value));
        EmitNodes(Graph.Nodes);
    }

    /// <summary>Declares the variables that nodes start from: inputs, targets, sizes and random numbers.</summary>
    /// <param name="nodes">The nodes that the step runs.</param>
    /// <param name="sizes">The sizes that the step needs besides those in the arguments of nodes.</param>
    /// <param name="results">The values that the step returns or keeps. Inputs among them are declared although no node reads them.</param>
    public void Begin(IReadOnlyList<Node> nodes, IEnumerable<Symbol> sizes, IEnumerable<Value> results)
    {
        var sources = new SortedDictionary<int, Value>();
        foreach (var node in nodes)
        {
            foreach (var input in node.Inputs)
            {
                if (input.Source is ValueSource.Input or ValueSource.Target)
                {
                    sources[input.Id] = input;
                }
            }
        }

        foreach (var source in sources.Values)
        {
            Declare(source, ExpressionOf(source));
        }

        foreach (var size in SizesOf(nodes).Concat(sizes).Distinct().OrderBy(size => size.Name, StringComparer.Ordinal))
        {
            Declare(size, _net.Sizes.Of(size));
        }

        if (nodes.Any(node => node.Op.Has(OpTraits.Random)))
        {
            _net.Writer.Line("var random = Random;");
        }

        foreach (var source in results.Where(value => value.Source == ValueSource.Input && !Variables.Knows(value)))
        {
            Declare(source, ExpressionOf(source));
        }
    }

    /// <summary>Declares a variable for a value that no node computes.</summary>
    public void Declare(Value value, string expression) => _net.Writer.Line($"var {Variables.Add(value)} = {expression};  // {value.Shape.ToString()}");

    /// <summary>Declares a variable for a size.</summary>
    public void Declare(Symbol size, string expression) => _net.Writer.Line($"var {Variables.Add(size)} = {expression};");

    public void EmitNodes(IReadOnlyList<Node> nodes) => _nodes.Emit(nodes);

    /// <summary>Gets the expression that creates the record of outputs.</summary>
    public string NewOutputs() => $"new Outputs({string.Join(", ", _net.Model.Outputs.Select((output, index) => OutputOf(output.Name, index)))})";

    public Value ResultOf(ResultKind kind, string name) => Graph.Results.First(result => result.Kind == kind && result.Name == name).Value;

    /// <summary>Gets the named sizes in the arguments of nodes.</summary>
    public static IEnumerable<Symbol> SizesOf(IEnumerable<Node> nodes)
    {
        var sizes = new HashSet<Symbol>();
        foreach (var node in nodes)
        {
            foreach (var argument in node.Arguments)
            {
                if (argument.Value.Dims is { } dims)
                {
                    foreach (var dim in dims)
                    {
                        sizes.UnionWith(dim.Symbols);
                    }
                }
            }
        }

        return sizes.OrderBy(size => size.Name, StringComparer.Ordinal);
    }

    private string ExpressionOf(Value source) => source.Source == ValueSource.Input
        ? "inputs." + _net.Model.Inputs.First(input => input.Name == source.Name).Member
        : "targets." + _net.Model.Objective!.Targets.First(target => target.Name == source.Name).Member;

    private string OutputOf(string name, int index)
    {
        // A tensor of the caller, or one that is returned twice, gets a handle of its own, because each is disposed of separately.
        var value = ResultOf(ResultKind.Output, name);
        var isShared = value.Source != ValueSource.Node
            || _net.Model.Outputs.Take(index).Any(output => ResultOf(ResultKind.Output, output.Name).Id == value.Id);
        return Variables.NameOf(value) + (isShared ? ".alias()" : "");
    }
}
