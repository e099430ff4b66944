using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Passes;

/// <summary>A net whose graphs are ready to be written down.</summary>
/// <param name="Model">The net.</param>
/// <param name="Graphs">A graph for each purpose the net has.</param>
/// <param name="Views">The views of weights that the graphs share.</param>
internal sealed record LoweredNet(NetModel Model, EquatableArray<PurposeGraph> Graphs, EquatableArray<WeightView> Views)
{
    /// <summary>What went wrong inside the compiler, if anything did: then the net has members without bodies, and the build an error that says so.</summary>
    public string? Failure { get; private init; }

    /// <summary>A net without graphs: one whose definition has errors, or that the compiler failed on.</summary>
    public static LoweredNet WithoutGraphs(NetModel model, string? failure = null) =>
        new(model with { IsValid = false }, EquatableArray<PurposeGraph>.Empty, EquatableArray<WeightView>.Empty) { Failure = failure };

    public OpGraph? Find(Purpose purpose) => Graphs.FirstOrDefault(graph => graph.Purpose == purpose)?.Graph;
}

/// <summary>A graph with what it is for.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Graph">The graph.</param>
/// <param name="Work">How many multiplications it is, about: zero for a graph that no step asks this of.</param>
internal sealed record PurposeGraph(Purpose Purpose, OpGraph Graph, Dim Work);

/// <summary>The order of the passes.</summary>
internal static class PassPipeline
{
    /// <summary>Compiles a net for each of its purposes. Never throws, except when it is cancelled.</summary>
    public static LoweredNet Run(NetModel model, CancellationToken cancellation)
    {
        try
        {
            return model.IsValid ? Compile(model, cancellation) : LoweredNet.WithoutGraphs(model);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return LoweredNet.WithoutGraphs(model, Failures.Describe(exception));
        }
    }

    private static LoweredNet Compile(NetModel model, CancellationToken cancellation)
    {
        var views = new WeightViews();
        var lowering = new Lowering(model, cancellation);
        List<Purpose> purposes = [Purpose.Predict, Purpose.ForwardBackward, Purpose.Autograd];
        if (model.Objective is not null)
        {
            purposes.AddRange([Purpose.Train, Purpose.Evaluate, Purpose.AutogradLoss]);
        }

        var trains = model.Objective is null ? Purpose.ForwardBackward : Purpose.Train;
        return new LoweredNet(
            model,
            purposes
                .Select(purpose => (purpose, graph: Compile(model, purpose, lowering, views, cancellation)))
                .Select(compiled => new PurposeGraph(
                    compiled.purpose, compiled.graph, compiled.purpose == Purpose.Predict || compiled.purpose == trains ? WorkOf(compiled.graph, model) : Dim.Zero))
                .ToEquatableArray(),
            views.All);
    }

    /// <summary>The work of all nodes, as far as sizes say that the inputs have.</summary>
    private static Dim WorkOf(OpGraph graph, NetModel model)
    {
        var sizes = new HashSet<Symbol>(model.Inputs.SelectMany(input => model.Values[input.Value].Type.Shape!.Symbols));
        return Dim.Sum(graph.Nodes.Select(node => OpCatalogue.Of(node.Op).Work(node)).Where(work => work.Symbols.All(sizes.Contains)));
    }

    /// <summary>The graph of a net for a purpose, ready to be written down.</summary>
    public static OpGraph Compile(NetModel model, Purpose purpose, WeightViews views, CancellationToken cancellation = default) =>
        Compile(model, purpose, new Lowering(model, cancellation), views, cancellation);

    private static OpGraph Compile(NetModel model, Purpose purpose, Lowering lowering, WeightViews views, CancellationToken cancellation)
    {
        var graph = lowering.Lower(purpose);
        foreach (var pass in PassesFor(purpose, model, views))
        {
            cancellation.ThrowIfCancellationRequested();
            graph = pass(graph);
        }

        return graph;
    }

    private static IEnumerable<Func<OpGraph, OpGraph>> PassesFor(Purpose purpose, NetModel model, WeightViews views)
    {
        // What autograd records stays as it was written: nothing in place, no kernel that autograd does not know.
        if (purpose is Purpose.Autograd or Purpose.AutogradLoss)
        {
            return [SimplifyViews.Run, Absorb.Run, DeadNodes.Run, Liveness.Run];
        }

        Func<OpGraph, OpGraph>[] differentiate = purpose switch
        {
            Purpose.Train => [graph => Differentiation.Run(graph, model.Objective!.Losses.ToDictionary(loss => loss.Name, loss => loss.Factor), inputGradients: false)],
            Purpose.ForwardBackward => [graph => Differentiation.Run(graph, lossWeights: null, inputGradients: true)],
            _ => [],
        };
        return
        [
            DeadNodes.Run, SimplifyViews.Run, DeadNodes.Run, Absorb.Run, PoolFirst.Run, ComposeConvolutions.Run, CommonSubexpressions.Run, DeadNodes.Run,
            .. differentiate,
            SimplifyViews.Run, CommonSubexpressions.Run, DeadNodes.Run, DropoutOfRelu.Run, DeadNodes.Run,
            views.Run, GradientInto.Run, InPlace.Run, Liveness.Run,
        ];
    }
}
