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
internal sealed class PassPipeline
{
    private readonly NetModel _model;
    private readonly WeightViews _views;
    private readonly Lowering _lowering;
    private readonly CancellationToken _cancellation;
    private readonly List<(OpGraph Lowered, OpGraph Prepared)> _prepared = [];

    private PassPipeline(NetModel model, WeightViews views, CancellationToken cancellation) =>
        (_model, _views, _lowering, _cancellation) = (model, views, new Lowering(model, cancellation), cancellation);

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
        var pipeline = new PassPipeline(model, new WeightViews(), cancellation);
        List<Purpose> purposes = [Purpose.Predict, Purpose.ForwardBackward, Purpose.Autograd];
        if (model.Objective is not null)
        {
            purposes.AddRange([Purpose.Train, Purpose.Evaluate, Purpose.AutogradLoss]);
        }

        var trains = model.Objective is null ? Purpose.ForwardBackward : Purpose.Train;
        return new LoweredNet(
            model,
            purposes
                .Select(purpose => (purpose, graph: pipeline.Compile(purpose)))
                .Select(compiled => new PurposeGraph(
                    compiled.purpose, compiled.graph, compiled.purpose == Purpose.Predict || compiled.purpose == trains ? WorkOf(compiled.graph, model) : Dim.Zero))
                .ToEquatableArray(),
            pipeline._views.All);
    }

    /// <summary>The work of all nodes, as far as sizes say that the inputs have.</summary>
    private static Dim WorkOf(OpGraph graph, NetModel model)
    {
        var sizes = new HashSet<Symbol>(model.Inputs.SelectMany(input => model.Values[input.Value].Type.Shape!.Symbols));
        return Dim.Sum(graph.Nodes.Select(node => node.Op.Work(node)).Where(work => work.IsConstant || work.Symbols.All(sizes.Contains)));
    }

    /// <summary>The graph of a net for a purpose, ready to be written down.</summary>
    public static OpGraph Compile(NetModel model, Purpose purpose, WeightViews views, CancellationToken cancellation = default) =>
        new PassPipeline(model, views, cancellation).Compile(purpose);

    private OpGraph Compile(Purpose purpose)
    {
        var graph = _lowering.Lower(purpose);

        // What autograd records stays as it was written: nothing in place, no kernel that autograd does not know.
        return purpose is Purpose.Autograd or Purpose.AutogradLoss
            ? Run(graph, SimplifyViews.Run, Absorb.Run, DeadNodes.Run, Liveness.Run)
            : Run(
                Differentiate(Prepare(graph), purpose),
                SimplifyViews.Run, CommonSubexpressions.Run, DeadNodes.Run, DropoutOfRelu.Run, DeadNodes.Run,
                _views.Run, GradientInto.Run, InPlace.Run, Liveness.Run);
    }

    /// <summary>The passes before differentiation. Purposes whose calls were lowered alike are prepared once.</summary>
    private OpGraph Prepare(OpGraph lowered)
    {
        foreach (var earlier in _prepared)
        {
            if (ReferenceEquals(earlier.Lowered, lowered))
            {
                return earlier.Prepared;
            }
        }

        var prepared = Run(
            lowered, DeadNodes.Run, SimplifyViews.Run, DeadNodes.Run, Absorb.Run, PoolFirst.Run, ComposeConvolutions.Run, CommonSubexpressions.Run, DeadNodes.Run);
        _prepared.Add((lowered, prepared));
        return prepared;
    }

    private OpGraph Differentiate(OpGraph graph, Purpose purpose) => purpose switch
    {
        Purpose.Train => Differentiation.Run(graph, _model.Objective!.Losses.ToDictionary(loss => loss.Name, loss => loss.Factor), inputGradients: false),
        Purpose.ForwardBackward => Differentiation.Run(graph, lossWeights: null, inputGradients: true),
        _ => graph,
    };

    private OpGraph Run(OpGraph graph, params Func<OpGraph, OpGraph>[] passes)
    {
        foreach (var pass in passes)
        {
            _cancellation.ThrowIfCancellationRequested();
            graph = pass(graph);
        }

        return graph;
    }
}
