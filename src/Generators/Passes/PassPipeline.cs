using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Passes;

/// <summary>A net whose graphs are ready to be emitted.</summary>
/// <param name="Model">The net.</param>
/// <param name="Graphs">One graph for each purpose of the net.</param>
/// <param name="Views">The views of weights that the graphs share.</param>
internal sealed record LoweredNet(NetModel Model, EquatableArray<PurposeGraph> Graphs, EquatableArray<WeightView> Views)
{
    /// <summary>
    /// Gets the description of an internal error of the compiler, or null. If there is one, the net's members have no bodies, and the build reports
    /// it as an error.
    /// </summary>
    public string? Failure { get; private init; }

    /// <summary>Creates a net without graphs, for a definition with errors or an internal error of the compiler.</summary>
    public static LoweredNet WithoutGraphs(NetModel model, string? failure = null) =>
        new(model with { IsValid = false }, EquatableArray<PurposeGraph>.Empty, EquatableArray<WeightView>.Empty) { Failure = failure };

    public OpGraph? Find(Purpose purpose) => Graphs.FirstOrDefault(graph => graph.Purpose == purpose)?.Graph;
}

/// <summary>A graph and its purpose.</summary>
/// <param name="Purpose">The purpose.</param>
/// <param name="Graph">The graph.</param>
/// <param name="Work">The approximate number of multiplications. It is zero for graphs whose step does not use it.</param>
internal sealed record PurposeGraph(Purpose Purpose, OpGraph Graph, Dim Work);

/// <summary>Runs the passes in order.</summary>
internal sealed class PassPipeline
{
    private readonly NetModel _model;
    private readonly WeightViews _views;
    private readonly Lowering _lowering;
    private readonly CancellationToken _cancellation;
    private readonly List<(OpGraph Lowered, OpGraph Prepared)> _prepared = [];

    private PassPipeline(NetModel model, WeightViews views, CancellationToken cancellation) =>
        (_model, _views, _lowering, _cancellation) = (model, views, new Lowering(model, cancellation), cancellation);

    /// <summary>Compiles a net for each of its purposes. It throws only if it is cancelled.</summary>
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

    /// <summary>Computes the work of all nodes, leaving out nodes whose sizes are not those of inputs.</summary>
    private static Dim WorkOf(OpGraph graph, NetModel model)
    {
        var sizes = new HashSet<Symbol>(model.Inputs.SelectMany(input => model.Values[input.Value].Type.Shape!.Symbols));
        return Dim.Sum(graph.Nodes.Select(node => node.Op.Work(node)).Where(work => work.IsConstant || work.Symbols.All(size => size.IsGiven || sizes.Contains(size))));
    }

    /// <summary>Compiles the graph of a net for one purpose.</summary>
    public static OpGraph Compile(NetModel model, Purpose purpose, WeightViews views, CancellationToken cancellation = default) =>
        new PassPipeline(model, views, cancellation).Compile(purpose);

    private OpGraph Compile(Purpose purpose)
    {
        var graph = _lowering.Lower(purpose);

        // Autograd must be able to record the graph, so nothing runs in place and no kernel is used that autograd does not know.
        return purpose is Purpose.Autograd or Purpose.AutogradLoss
            ? Run(graph, SimplifyViews.Run, Absorb.Run, DeadNodes.Run, Liveness.Run)
            : Run(
                Differentiate(Prepare(graph), purpose),
                SimplifyViews.Run, CommonSubexpressions.Run, DeadNodes.Run, DropoutOfRelu.Run, JoinPooling.Run, JoinNormalization.Run, DeadNodes.Run, FuseRelu.Run,
                _views.Run, GradientInto.Run, ran => BackwardStages.Run(ran, _model), InPlace.Run, Liveness.Run);
    }

    /// <summary>Runs the passes before differentiation. Purposes that share a lowered graph are prepared once.</summary>
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
            lowered, DeadNodes.Run, SimplifyViews.Run, DeadNodes.Run, Absorb.Run, PoolFirst.Run, ConvolveFirst.Run, ComposeConvolutions.Run, CommonSubexpressions.Run,
            DeadNodes.Run);
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
