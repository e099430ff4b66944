using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Applies a recurrent layer to all steps, from the products of the inputs with the kernel. The results are the states of all steps, the last state
/// and the last carry, and then the values that the gradient needs: the gates, the states before each step, the carries, and the operands of the
/// reset gate.
/// </summary>
internal sealed class Recurrence : Op
{
    internal const int Sequence = 0, Last = 1, LastCells = 2;

    private const int Gates = 3, Previous = 4, Cells = 5, Inner = 6;

    /// <summary>The inputs of a recurrent layer.</summary>
    /// <param name="Input">The products of the inputs with the kernel, (N, T, gates · units).</param>
    /// <param name="Recurrent">The recurrent kernel, (units, gates · units).</param>
    internal sealed record Operands(Value Input, Value Recurrent)
    {
        /// <summary>Gets the bias of the product with the state, (gates · units), or null.</summary>
        public Value? RecurrentBias { get; init; }

        /// <summary>Gets the initial state, (N, units), or null.</summary>
        public Value? Initial { get; init; }

        /// <summary>Gets the initial carry, (N, units), or null.</summary>
        public Value? InitialCells { get; init; }

        /// <summary>Gets the mask of the steps, (N, T), or null.</summary>
        public Value? Mask { get; init; }

        /// <summary>Gets the dropout mask of the state, (N, units), or null.</summary>
        public Value? Dropped { get; init; }

        public IReadOnlyList<Value?> InOrder => [Input, Recurrent, RecurrentBias, Initial, InitialCells, Mask, Dropped];
    }

    /// <param name="kind">The name of a member of the runtime's CellKind.</param>
    /// <param name="activation">The name of a member of the runtime's CellFunction.</param>
    /// <param name="gateActivation">The name of a member of the runtime's CellFunction.</param>
    /// <returns>The states of all steps, the last state, and the last carry.</returns>
    public static (Value Sequence, Value Last, Value LastCells) Apply(
        GraphBuilder graph, Operands operands, string kind, string activation, string gateActivation, bool backwards, string name)
    {
        var (batch, steps, units) = (operands.Input.Shape[0], operands.Input.Shape[1], operands.Recurrent.Shape[0]);
        var sequence = Shape.Of(batch, steps, units);
        var last = Shape.Of(batch, units);
        var outputs = graph.Add(
            Op.Of<Recurrence>(),
            [
                (name + "_states", DType.Float, sequence), (name, DType.Float, last), (name + "_carry", DType.Float, last), (name + "_gates", DType.Float, operands.Input.Shape),
                (name + "_previous", DType.Float, sequence), (name + "_carries", DType.Float, sequence), (name + "_inner", DType.Float, sequence),
            ],
            OptionalInputs.Given(operands.InOrder),
            OptionalInputs.Places(operands.InOrder),
            new Argument("kind", ArgumentValue.Of(kind)),
            new Argument("activation", ArgumentValue.Of(activation)),
            new Argument("gateActivation", ArgumentValue.Of(gateActivation)),
            new Argument("backwards", ArgumentValue.Of(backwards)));
        return (outputs[Sequence], outputs[Last], outputs[LastCells]);
    }

    public override Dim Work(Node node) => node.Inputs[0].Shape.Count * node.Inputs[1].Shape[0];

    public override string Call(CallContext c) =>
        $"Kernels.Recurrences.Recurrence({Kind(c)}, {OptionalInputs.List(c)}, {Settings(c)}, wanted: {c.Wanted(0, 7)})";

    public override void ToOnnx(OnnxContext c) => OnnxRecurrence.Add(c);

    public override void Differentiate(VjpContext c)
    {
        var (outputs, graph) = (c.Outputs, c.Graph);
        Value? Given(int place) => OptionalInputs.At(c.Node, place);
        var kind = c.Node.Argument("kind").Text!;
        var (isLstm, isGru, resetsAfter) = (kind == "Lstm", kind.StartsWith("Gru", System.StringComparison.Ordinal), kind == "GruResetAfter");
        var input = c.Inputs[0];
        var recurrent = c.Inputs[1];
        IReadOnlyList<Value?> operands =
        [
            c.GradientOf(Sequence), c.GradientOf(Last), c.GradientOf(LastCells), outputs[Gates], isGru ? outputs[Previous] : null, isLstm ? outputs[Cells] : null,
            isGru ? outputs[Inner] : null, recurrent, Given(4), Given(5), Given(6),
        ];
        var state = Shape.Of(input.Shape[0], recurrent.Shape[0]);
        var gradients = graph.Add(
            Op.Of<RecurrenceGradients>(),
            [(c.NameOf(0), DType.Float, input.Shape), ("d_product", DType.Float, input.Shape), ("d_initial", DType.Float, state), ("d_initial_carry", DType.Float, state)],
            OptionalInputs.Given(operands),
            [OptionalInputs.Places(operands), .. c.Node.Arguments.Where(argument => argument.Name != OptionalInputs.Argument)]);
        c.Accumulate(0, () => gradients[0]);

        // One product over all steps replaces one product per step: the operands of the products times the gradients of their results.
        var rows = Dim.Product([input.Shape[0], input.Shape[1]]);
        Value Rows(Value value) => Reshape.Apply(graph, value, Shape.Of(rows, value.Shape.Last));
        var product = resetsAfter ? gradients[1] : gradients[0];
        c.Accumulate(1, () =>
        {
            var entered = Given(6) is { } dropped
                ? Arithmetic.Multiply.Apply(graph, outputs[Previous], Reshape.Apply(graph, dropped, Shape.Of(state[0], 1, state[1])), outputs[Previous].Name)
                : outputs[Previous];
            if (kind != "GruResetBefore")
            {
                return MatMul.Apply(graph, Rows(entered), Rows(product), c.NameOf(1), transposeLeft: true);
            }

            var (sums, units) = (Rows(gradients[0]), recurrent.Shape[0]);
            var gates = MatMul.Apply(graph, Rows(entered), Narrow.Apply(graph, sums, 1, 0, units * 2), c.NameOf(1), transposeLeft: true);
            var candidate = MatMul.Apply(graph, Rows(outputs[Inner]), Narrow.Apply(graph, sums, 1, units * 2, units), c.NameOf(1), transposeLeft: true);
            return Concat.Apply(graph, [gates, candidate], 1, c.NameOf(1));
        });
        AccumulateAt(2, () => Sum.Apply(graph, Rows(product), [0], "d_recurrent_bias"));
        AccumulateAt(3, () => gradients[2]);
        AccumulateAt(4, () => gradients[3]);

        void AccumulateAt(int place, System.Func<Value> gradient)
        {
            if (OptionalInputs.IndexOf(c.Node, place) is var index and >= 0)
            {
                c.Accumulate(index, gradient);
            }
        }
    }

    internal static string Kind(CallContext c) => "Kernels.CellKind." + c.Node.Argument("kind").Text;

    internal static string Settings(CallContext c) =>
        $"Kernels.CellFunction.{c.Node.Argument("activation").Text}, Kernels.CellFunction.{c.Node.Argument("gateActivation").Text}, backwards: {(c.Node.Flag("backwards") ? "true" : "false")}";
}

/// <summary>
/// Computes the gradients of a <see cref="Recurrence"/> with respect to the input, the product with the state, and the first state and carry.
/// </summary>
internal sealed class RecurrenceGradients : Op
{
    public override Dim Work(Node node) => node.Output.Shape.Count * node.Output.Shape.Last;

    public override string Call(CallContext c) =>
        $"Kernels.Recurrences.RecurrenceGradients({Recurrence.Kind(c)}, {OptionalInputs.List(c)}, {Recurrence.Settings(c)}, wanted: {c.Wanted(1, 3)})";
}
