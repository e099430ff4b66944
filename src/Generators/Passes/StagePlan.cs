using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Divides the layers that learn into groups, in the order of the forward pass, and finds the groups below each. A set of groups is a number in which
/// each group has a bit.
/// </summary>
internal sealed class StagePlan
{
    /// <summary>The largest number of groups. More stages would make the emitted code longer, and only the stage at the border computes in vain.</summary>
    private const int MostGroups = 16;

    /// <summary>The bit of gradients that the caller asks for: those with respect to inputs.</summary>
    private const uint Always = 1u << MostGroups;

    private readonly Dictionary<int, int> _groups = [];
    private readonly List<List<int>> _layers;
    private readonly uint[] _closures;
    private readonly Dictionary<uint, EquatableArray<int>> _stages = [];
    private readonly List<Stage> _used = [];
    private readonly Dictionary<int, int> _indexes = [];

    private StagePlan(OpGraph graph, List<List<int>> layers)
    {
        _layers = layers;
        for (var group = 0; group < layers.Count; group++)
        {
            layers[group].ForEach(layer => _groups.Add(layer, group));
        }

        _closures = Closures(graph);
    }

    /// <summary>Gets the stages that <see cref="StagesOf"/> has returned, and those below them.</summary>
    public EquatableArray<Stage> Used => _used.ToEquatableArray();

    /// <summary>Plans the stages of a graph, or returns null if fewer than two groups of layers learn.</summary>
    public static StagePlan? Of(OpGraph graph, NetModel model)
    {
        var layers = Divide(LearningLayers(graph), model);
        return layers.Count < 2 ? null : new StagePlan(graph, layers);
    }

    /// <summary>Gets, for each node of the backward pass by its position, the groups that need it.</summary>
    public uint[] Needed(OpGraph graph)
    {
        var needed = new uint[graph.Nodes.Length];
        var readers = new uint[graph.NextId];
        foreach (var result in graph.Results)
        {
            readers[result.Value.Id] = Always;
        }

        for (var i = graph.Nodes.Length - 1; i >= 0; i--)
        {
            var node = graph.Nodes[i];
            if (node.Phase != Phase.Backward)
            {
                continue;
            }

            var need = StoredBy(node) is { } weight ? 1u << _groups[weight.Layer] : node.Op.Has(OpTraits.Effect) ? Always : 0;
            foreach (var output in node.Outputs)
            {
                need |= readers[output.Id];
            }

            foreach (var input in node.Inputs)
            {
                readers[input.Id] |= need;
            }

            needed[i] = need;
        }

        return needed;
    }

    /// <summary>
    /// Gets the stages of which one must run for a node that some groups need. They run for all layers below these groups too, so a node runs whenever
    /// one that reads its result does. There are none if the node always runs, which is also the case if all layers are below it.
    /// </summary>
    public EquatableArray<int> StagesOf(uint needed)
    {
        if (!_stages.TryGetValue(needed, out var stages))
        {
            var runs = Members(needed).Aggregate(needed, (all, group) => all | _closures[group]);
            stages = (runs & Always) != 0 || runs == (1u << _layers.Count) - 1
                ? EquatableArray<int>.Empty
                : Cover(needed).Select(StageOf).OrderBy(stage => stage).ToEquatableArray();
            _stages.Add(needed, stages);
        }

        return stages;
    }

    /// <summary>Gets the weight whose gradient a node stores, or null.</summary>
    public static Value? StoredBy(Node node) => node.Destination ?? (node.Op is StoreGradient ? node.Inputs[1] : null);

    /// <summary>Gets the layers whose gradients are stored, in the order in which the forward pass reads them.</summary>
    private static List<int> LearningLayers(OpGraph graph)
    {
        var learning = new HashSet<int>(graph.Nodes.Select(StoredBy).OfType<Value>().Select(weight => weight.Layer));
        return graph.Nodes.SelectMany(node => node.Inputs).Where(value => value.IsWeight && learning.Contains(value.Layer)).Select(value => value.Layer).Distinct().ToList();
    }

    /// <summary>Divides layers into groups of about the same size. A group does not contain layers of two nets, unless there are too many nets.</summary>
    private static List<List<int>> Divide(List<int> layers, NetModel model)
    {
        var runs = new List<List<int>>();
        foreach (var layer in layers)
        {
            if (runs.Count == 0 || model.Layers[runs[^1][0]].Owner != model.Layers[layer].Owner)
            {
                runs.Add([]);
            }

            runs[^1].Add(layer);
        }

        if (runs.Count > MostGroups)
        {
            runs = [layers];
        }

        var size = 1;
        while (runs.Sum(run => (run.Count + size - 1) / size) > MostGroups)
        {
            size++;
        }

        return runs.SelectMany(run => Enumerable.Range(0, (run.Count + size - 1) / size).Select(part => run.Skip(part * size).Take(size).ToList())).ToList();
    }

    private static IEnumerable<int> Members(uint groups) => Enumerable.Range(0, MostGroups).Where(group => (groups & (1u << group)) != 0);

    private static int Count(uint groups) => Members(groups).Count();

    /// <summary>Computes, for each group, the groups that its gradients can be passed on to, and itself.</summary>
    private uint[] Closures(OpGraph graph)
    {
        var closures = Enumerable.Range(0, _layers.Count).Select(group => 1u << group).ToArray();
        var asked = new HashSet<string>(graph.Results.Where(result => result.Kind == ResultKind.InputGradient).Select(result => result.Name));
        var below = new uint[graph.NextId];
        foreach (var node in graph.Nodes.Where(node => node.Phase != Phase.Backward))
        {
            uint read = 0, own = 0;
            foreach (var input in node.Inputs)
            {
                read |= input.Source == ValueSource.Input && asked.Contains(input.Name) ? Always : below[input.Id];
                own |= input.IsWeight && _groups.TryGetValue(input.Layer, out var group) ? 1u << group : 0;
            }

            foreach (var group in Members(own))
            {
                closures[group] |= read | own;
            }

            foreach (var output in node.Outputs)
            {
                below[output.Id] = output.DType == DType.Float ? read | own : 0;
            }
        }

        // A layer that is called twice can be above and below another one, so what is below is followed to its end.
        for (var isChanged = true; isChanged;)
        {
            isChanged = false;
            for (var group = 0; group < closures.Length; group++)
            {
                var all = Members(closures[group]).Aggregate(closures[group], (sum, other) => sum | closures[other]);
                isChanged |= all != closures[group];
                closures[group] = all;
            }
        }

        return closures;
    }

    /// <summary>Gets the fewest groups that have given groups below them or are these groups. Of groups that are below each other, it returns the first.</summary>
    private IEnumerable<int> Cover(uint groups)
    {
        while ((groups &= ~Always) != 0)
        {
            var largest = Members(groups).OrderByDescending(group => Count(_closures[group])).First();
            yield return Array.IndexOf(_closures, _closures[largest]);
            groups &= ~_closures[largest];
        }
    }

    /// <summary>Gets the index of the stage of a group. The stages below it are added first.</summary>
    private int StageOf(int group)
    {
        if (!_indexes.TryGetValue(group, out var index))
        {
            var own = Enumerable.Range(0, _layers.Count).Where(other => _closures[other] == _closures[group]).ToList();
            var below = Cover(own.Aggregate(_closures[group], (all, other) => all & ~(1u << other))).Select(StageOf).ToEquatableArray();
            index = _used.Count;
            _used.Add(new Stage(own.SelectMany(other => _layers[other]).ToEquatableArray(), below));
            _indexes.Add(group, index);
        }

        return index;
    }
}
