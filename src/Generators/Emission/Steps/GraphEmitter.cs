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
internal sealed class GraphEmitter(EmitContext net, OpGraph graph, Variables variables, bool isObserved)
{
    private readonly int[] _uses = graph.Uses();
    private readonly StageEmitter _stages = new(net, graph, variables);
    private (int Call, Phase Phase) _section = (-2, Phase.Forward);

    public void Emit(IReadOnlyList<Node> nodes) => _stages.Emit(nodes, Emit);

    private void Emit(Node node)
    {
        net.Cancellation.ThrowIfCancellationRequested();
        EmitSection(node);
        var op = node.Op;
        var context = new Context(node, this, variables, net.Weights);
        if (node.Destination is { } weight)
        {
            net.Writer.Line($"{op.CallInto(context, net.Weights.GradientOf(weight))};  // {weight.Shape.ToString()}");
        }
        else if (node.InPlaceInput >= 0)
        {
            variables.Share(node.Output, node.Inputs[node.InPlaceInput]);
            net.Writer.Line($"{op.CallInPlace(context, node.InPlaceInput)};  // {node.Output.Name}: {node.Output.Shape.ToString()}");
        }
        else if (node.Outputs.Length == 0)
        {
            net.Writer.Line($"{op.Call(context)};  // {node.Inputs[0].Shape.ToString()}");
        }
        else
        {
            net.Writer.Line($"{Targets(node)} = {op.Call(context)};  // {ShapesOfRead(node)}");
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

        if (node.Releases.Length > 0)
        {
            net.Writer.Line(string.Join(" ", node.Releases.Select(value => _stages.Released(value) + ".Dispose();")));
        }
    }

    private string Targets(Node node)
    {
        if (node.Outputs.Length == 1 && IsRead(node, 0))
        {
            return _stages.Declare(node.Output);
        }

        // A result that nothing reads has no variable. If the kernel does not even return it, it has no element in the tuple.
        var targets = node.Outputs
            .Select((output, index) => (output, index))
            .Where(pair => IsRead(node, pair.index) || !node.Op.IsOptional(pair.index))
            .Select(pair => IsRead(node, pair.index) ? _stages.Declare(pair.output) : "_")
            .ToList();
        return targets.Count == 1 ? targets[0] : "(" + string.Join(", ", targets) + ")";
    }

    private bool IsRead(Node node, int output) => _uses[node.Outputs[output].Id] > 0;

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

    private string ShapesOfRead(Node node) => node.Outputs.Length == 1 && IsRead(node, 0)
        ? node.Output.Shape.ToString()
        : string.Join(", ", Enumerable.Range(0, node.Outputs.Length).Where(output => IsRead(node, output)).Select(output => node.Outputs[output].Shape));

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
