using System.Collections.Generic;
using System.Linq;
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
    public OpGraph? Find(Purpose purpose) => Graphs.FirstOrDefault(graph => graph.Purpose == purpose)?.Graph;
}

/// <summary>A graph with what it is for.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Graph">The graph.</param>
/// <param name="Work">How many multiplications it is, about.</param>
internal sealed record PurposeGraph(Purpose Purpose, OpGraph Graph, Dim Work);

/// <summary>The order of the passes.</summary>
internal static class PassPipeline
{
    public static LoweredNet Run(NetModel model)
    {
        if (!model.IsValid)
        {
            return new LoweredNet(model, EquatableArray<PurposeGraph>.Empty, EquatableArray<WeightView>.Empty);
        }

        var views = new WeightViews();
        List<Purpose> purposes = [Purpose.Predict, Purpose.ForwardBackward, Purpose.Autograd];
        if (model.Objective is not null)
        {
            purposes.AddRange([Purpose.Train, Purpose.Evaluate, Purpose.AutogradLoss]);
        }

        return new LoweredNet(
            model,
            purposes
                .Select(purpose => (purpose, graph: Compile(model, purpose, views)))
                .Select(compiled => new PurposeGraph(compiled.purpose, compiled.graph, WorkOf(compiled.graph, model)))
                .ToEquatableArray(),
            views.All);
    }

    /// <summary>The work of all nodes, as far as sizes say that the inputs have.</summary>
    private static Dim WorkOf(OpGraph graph, NetModel model)
    {
        var sizes = new HashSet<Symbol>(model.Inputs.SelectMany(input => model.Values[input.Value].Type.Shape!.Symbols));
        return graph.Nodes
            .Select(node => OpCatalogue.Of(node.Op).Work(node))
            .Where(work => work.Symbols.All(sizes.Contains))
            .Aggregate(Dim.Zero, (sum, work) => sum + work);
    }

    public static OpGraph Compile(NetModel model, Purpose purpose, WeightViews views)
    {
        var graph = Lowering.Lower(model, purpose);

        // What autograd records stays as it was written: nothing in place, no kernel that autograd does not know.
        if (purpose is Purpose.Autograd or Purpose.AutogradLoss)
        {
            return Liveness.Run(DeadNodes.Run(Absorb.Run(SimplifyViews.Run(graph))));
        }

        graph = PoolFirst.Run(Absorb.Run(DeadNodes.Run(SimplifyViews.Run(DeadNodes.Run(graph)))));
        graph = DeadNodes.Run(CommonSubexpressions.Run(graph));
        if (purpose is Purpose.Train)
        {
            graph = Differentiation.Run(graph, model.Objective!.Losses.ToDictionary(loss => loss.Name, loss => loss.Weight), inputGradients: false);
        }
        else if (purpose is Purpose.ForwardBackward)
        {
            graph = Differentiation.Run(graph, lossWeights: null, inputGradients: true);
        }

        graph = DeadNodes.Run(CommonSubexpressions.Run(SimplifyViews.Run(graph)));
        graph = DeadNodes.Run(DropoutOfRelu.Run(graph));
        return Liveness.Run(InPlace.Run(GradientInto.Run(views.Run(graph))));
    }
}
