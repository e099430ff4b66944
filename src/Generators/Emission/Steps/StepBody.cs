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
    private readonly string _lifetimes;

    /// <summary>Initializes the body of a step.</summary>
    /// <param name="net">The net.</param>
    /// <param name="purpose">The purpose of the graph.</param>
    /// <param name="name">The name of the field with the lifetimes, without its prefix.</param>
    public StepBody(EmitContext net, Purpose purpose, string name)
    {
        _net = net;
        _lifetimes = $"s_{name}Lifetimes";
        Graph = net.Lowered.Find(purpose)!;
        Variables = new Variables(net.Model, purpose is Purpose.Autograd or Purpose.AutogradLoss ? net.Weights.LeafOf : net.Weights.NameOf);
        _nodes = new GraphEmitter(net, Graph, Variables, isObserved: purpose == Purpose.AutogradLoss, saysFinal: purpose == Purpose.Train);
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
        BeginMemory();
        EmitNodes(Graph.Nodes);
    }

    /// <summary>Writes all nodes. The memory of their results is used again by the next step whose inputs and targets have the same sizes.</summary>
    /// <param name="sources">The inputs and targets.</param>
    /// <param name="sizes">The sizes that the step needs besides those in the arguments of nodes.</param>
    public void EmitGraphInKeptMemory(IEnumerable<int> sources, IEnumerable<Symbol>? sizes = null)
    {
        var keys = sources.SelectMany(source => _net.Model.Values[source].Type.Shape!.Dims).SelectMany(dim => dim.Symbols).Distinct()
            .OrderBy(size => size.Name, StringComparer.Ordinal).ToList();
        Begin(Graph.Nodes, [.. sizes ?? [], .. keys], Graph.Results.Select(result => result.Value));
        _net.Writer.Line($"using var memory = Memory({string.Join(", ", keys.Select(Variables.NameOf).Prepend(_lifetimes))});");
        EmitNodes(Graph.Nodes);
    }

    /// <summary>Creates the memory of a single run.</summary>
    public void BeginMemory() => _net.Writer.Line($"using var memory = new {Types.StepMemory}({_lifetimes});");

    /// <summary>Writes the field with the lifetimes of the results, after the body.</summary>
    public void EmitLifetimes() => _net.Writer.Lines($$"""
        private static readonly {{Types.StepLifetimes}} {{_lifetimes}} = new(
            {{_nodes.Lifetimes.Lines()}}

        """);

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

    /// <summary>Declares a variable for a value that the step receives and disposes of after its last use.</summary>
    public void DeclareKept(Value value, string expression) => Declare(value, $"memory.Keep({Literals.Of(_nodes.Lifetimes.Add(value))}, {expression})");

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
        return isShared ? Variables.NameOf(value) + ".alias()" : $"memory.Return({Variables.NameOf(value)})";
    }
}
