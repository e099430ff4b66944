using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes each node of a graph as one statement of a method, followed by the shape as a comment.</summary>
/// <param name="net">The net.</param>
/// <param name="graph">The graph, all or a part of which the method runs.</param>
/// <param name="variables">The variables of the method.</param>
/// <param name="isObserved">Whether every value is passed to the runtime, which can check that it is finite.</param>
/// <param name="saysFinal">Whether the runtime learns which gradients are final, so that it can send them to other ranks.</param>
internal sealed class GraphEmitter(EmitContext net, OpGraph graph, Variables variables, bool isObserved, bool saysFinal)
{
    private readonly int[] _uses = graph.Uses();
    private readonly StageEmitter _stages = new(net, graph, variables, saysFinal);
    private (int Call, Phase Phase) _section = (-2, Phase.Forward);

    /// <summary>Gets the lifetimes of the results so far.</summary>
    public ResultLifetimes Lifetimes { get; } = new();

    public void Emit(IReadOnlyList<Node> nodes) => _stages.Emit(nodes, Emit);

    private void Emit(Node node)
    {
        net.Cancellation.ThrowIfCancellationRequested();
        EmitSection(node);
        var op = node.Op;
        var context = new Context(node, this, variables, net.Weights);
        var first = -1;
        if (node.Destination is { } weight)
        {
            net.Writer.Line($"{op.CallInto(context, net.Weights.GradientOf(weight))};  // {weight.Shape.ToString()}");
        }
        else if (node.InPlaceInput >= 0)
        {
            variables.Share(node.Output, node.Inputs[node.InPlaceInput]);
            Lifetimes.Share(node.Output, node.Inputs[node.InPlaceInput]);
            net.Writer.Line($"{op.CallInPlace(context, node.InPlaceInput)};  // {node.Output.Name}: {node.Output.Shape.ToString()}");
        }
        else if (node.Outputs.Length == 0)
        {
            net.Writer.Line($"{op.Call(context)};  // {node.Inputs[0].Shape.ToString()}");
        }
        else
        {
            var results = ReturnedBy(node);
            first = results.ConvertAll(Lifetimes.Add)[0];
            net.Writer.Line($"{TargetsOf(results)} = {op.CallKept(context, first, results.Count)};  // {ShapesOf(results)}");
        }

        if (isObserved)
        {
            for (var i = 0; i < node.Outputs.Length; i++)
            {
                if (IsRead(node, i))
                {
                    net.Writer.Line($"Observe({node.Call}, \"{op.Name}\", {variables.NameOf(node.Outputs[i])});");
                }
            }
        }

        foreach (var value in node.Releases)
        {
            Lifetimes.Release(value, first);
        }
    }

    /// <summary>Gets the results that the kernel returns. If nothing reads one, the kernel returns null, or does not return it at all.</summary>
    private List<Value> ReturnedBy(Node node) => [.. node.Outputs.Where((output, index) => IsRead(node, index) || !node.Op.IsOptional(index))];

    /// <summary>Declares a variable for each result that is read.</summary>
    private string TargetsOf(List<Value> results)
    {
        var targets = results.ConvertAll(result => IsRead(result) ? _stages.Declare(result) : "_");
        return targets.Count == 1 ? targets[0] : "(" + string.Join(", ", targets) + ")";
    }

    private bool IsRead(Node node, int output) => IsRead(node.Outputs[output]);

    private bool IsRead(Value value) => _uses[value.Id] > 0;

    /// <summary>Writes a comment where the code of another layer begins.</summary>
    private void EmitSection(Node node)
    {
        if (_section == (node.Call, node.Phase) || node.Call < 0)
        {
            return;
        }

        _section = (node.Call, node.Phase);
        var call = CallOf(node);
        var text = call.Layer >= 0 ? net.Model.Layers[call.Layer].Text : call.Word;
        net.Writer.Separate();
        net.Writer.Line($"// {(node.Phase == Phase.Backward ? "Backward of " : "")}{call.Name}: {text}");
    }

    private CallModel CallOf(Node node) => net.Model.Calls[node.Call];

    private string ShapesOf(List<Value> results) => string.Join(", ", results.Where(IsRead).Select(result => result.Shape));

    private sealed class Context(Node node, GraphEmitter emitter, Variables variables, WeightNames weights) : CallContext(node)
    {
        public override bool IsRead(int output) => emitter.IsRead(Node, output);

        public override string Layer => weights.LayerOf(emitter.CallOf(Node).Layer);

        public override string GradientOf(int input) => weights.GradientOf(Node.Inputs[input]);

        protected override string WhenRead(int output) => IsRead(output) ? emitter._stages.WhenRead(Node, output) : "false";

        protected override string NameOf(Value value) => variables.NameOf(value);

        protected override string NameOf(Symbol symbol) => variables.NameOf(symbol);
    }
}
