using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// Provides the common parts of recurrent layers: the product of all steps with the kernel at once, and the recurrence of the state over the steps.
/// </summary>
internal abstract class RecurrentLayer : Word
{
    protected const string Group = "Recurrent";

    /// <summary>True if the layer takes and returns states.</summary>
    protected abstract bool HasStates { get; }

    /// <summary>Gets the number of gates.</summary>
    protected abstract int Gates { get; }

    /// <summary>Gets the operation of a step, a member of the runtime's CellKind.</summary>
    protected abstract string KindOf(Arguments arguments);

    /// <summary>Gets the number of tensors that make up the state.</summary>
    protected virtual int States => 1;

    protected static IReadOnlyList<Parameter> Activations(bool withGates) =>
    [
        Parameter.Count("units", "The number of features of the state."),
        Parameter.Function("activation", "Tanh", "The activation of the candidate and the result: Tanh, Sigmoid or ReLU.", s_functions),
        .. withGates ? [Parameter.Function("recurrentActivation", "Sigmoid", "The activation of the gates: Tanh, Sigmoid or ReLU.", s_functions)] : System.Array.Empty<Parameter>(),
        Parameter.Flag("useBias", true, "Whether a bias is added."),
    ];

    /// <summary>Gets the initializers of the three weights.</summary>
    protected static IEnumerable<Parameter> Initializers => OfWeights.Take(3);

    /// <summary>Gets the regularizers and constraints of the weights.</summary>
    protected static IEnumerable<Parameter> Regularizers => OfWeights.Skip(3);

    private static IReadOnlyList<Parameter> OfWeights { get; } =
        Parameter.OfWeights(("kernel", "GlorotUniform", "kernel"), ("recurrent", "Orthogonal", "recurrent kernel"), ("bias", "Zeros", "bias")).ToList();

    protected static IReadOnlyList<Parameter> Passage { get; } =
    [
        Parameter.Real("dropout", 0, "The rate at which features are dropped while training. The same features are dropped in every step.", min: 0) with { Below = 1 },
        Parameter.Real("recurrentDropout", 0, "The rate at which the state is dropped in the product with the recurrent kernel while training. The same elements are dropped in every step.", min: 0) with { Below = 1 },
        Parameter.Flag("returnSequences", false, "Whether the result is the states of all steps, and not only the last."),
        Parameter.Flag("goBackwards", false, "Whether the steps are processed from the last to the first. The states of all steps are then in that order too."),
    ];

    protected static Operand Steps { get; } = Operand.Float("x", "The sequence, (N, T, features).");

    protected static Operand State(string name, string summary) => Operand.Float(name, summary) with { IsOptional = true };

    private static readonly string[] s_functions = ["Tanh", "Sigmoid", "ReLU"];

    public override MaskRule RuleOf(Arguments arguments) => MaskRule.Uses | (arguments.Flag("returnSequences") ? MaskRule.Passes : MaskRule.Drops);

    /// <summary>The states of all steps have the mask of the sequence, in the order in which the steps were read. Keras does not reverse it.</summary>
    public override int? MaskOfResult(MaskContext c) => c.Masks[0] is { } mask && c.Arguments.Flag("returnSequences")
        ? c.Arguments.Flag("goBackwards") ? c.Apply(WordCatalogue.Of<ReversedMaskWord>(), [mask]) : mask
        : null;

    public override Shape? Infer(ShapeContext c)
    {
        if (c.Input.Rank != 3)
        {
            return c.Report(ProblemId.WrongRank, Place.OfInput(0), [Signature.Name, "a sequence (steps, features)", c.Input.ToString()], Ranks.Needed(c.Input, 3));
        }

        var units = c.Arguments.Integer("units");
        if (c.Weight("kernel", [c.Input.Last, Gates * units], "kernelInitializer") is null)
        {
            return null;
        }

        c.Weight("recurrent_kernel", [units, Gates * units], "recurrentInitializer");
        if (c.Arguments.Flag("useBias"))
        {
            AddBias(c, units);
        }

        var state = Shape.Of(c.Input[0], units);
        if (!CheckStates(c, state))
        {
            return null;
        }

        for (var i = 0; HasStates && i < States; i++)
        {
            c.AddResult(state);
        }

        return c.Arguments.Flag("returnSequences") ? c.Input.With(2, units) : state;
    }

    /// <summary>Declares the bias.</summary>
    protected virtual void AddBias(ShapeContext c, long units) => c.Weight("bias", [Gates * units], "biasInitializer");

    /// <summary>Gets the biases of the product with the kernel, and of the product with the state.</summary>
    protected virtual (Value Input, Value? Recurrent) Biases(LowerContext c) => (c.Weight("bias"), null);

    private bool CheckStates(ShapeContext c, Shape state)
    {
        if (c.Inputs.Count > 1 && c.Inputs.Count != 1 + States)
        {
            c.Report(ProblemId.ArgumentsConflict, Place.OfInput(c.Inputs.Count - 1), [Signature.Name, $"a part of its state: it starts from {States} tensors, or from zeros"]);
            return false;
        }

        for (var i = 1; i < c.Inputs.Count; i++)
        {
            var given = c.Inputs[i];
            if (given.Rank != 2)
            {
                c.Report(ProblemId.WrongRank, Place.OfInput(i), [Signature.Name, "a state of the shape " + state, given.ToString()]);
                return false;
            }

            if (!c.RequireEqual(
                state[1],
                given[1],
                ProblemId.ShapesDisagree,
                Place.OfInput(i),
                [Signature.Name, state.ToString(), given.ToString(), ShapeContext.Differ("axis 1", state[1], given[1])],
                new DimReference(i, 1)))
            {
                return false;
            }
        }

        return true;
    }

    public override Value Lower(LowerContext c)
    {
        var (graph, x, arguments) = (c.Graph, c.Input, c.Arguments);
        var units = arguments.Integer("units");
        var (batch, steps, features) = (x.Shape[0], x.Shape[1], x.Shape[2]);
        if (Dropped(c, "dropout", 1, Shape.Of(batch, features)) is { } dropped)
        {
            x = Arithmetic.Multiply.Apply(graph, x, Reshape.Apply(graph, dropped, Shape.Of(batch, 1, features)), x.Name + "_dropped");
        }

        (Value? bias, Value? recurrentBias) = arguments.Flag("useBias") ? Biases(c) : (null, (Value?)null);
        var rows = Reshape.Apply(graph, x, Shape.Of(batch * steps, features));
        var sums = Linear.Apply(graph, rows, c.Weight("kernel"), bias, c.Name + "_sums");
        var operands = new Recurrence.Operands(Reshape.Apply(graph, sums, Shape.Of(batch, steps, Gates * units)), c.Weight("recurrent_kernel"))
        {
            RecurrentBias = recurrentBias,
            Initial = c.Inputs.Count > 1 ? c.Inputs[1] : null,
            InitialCells = c.Inputs.Count > 2 ? c.Inputs[2] : null,
            Mask = c.Mask(0),
            Dropped = Dropped(c, "recurrentDropout", 2, Shape.Of(batch, units)),
        };
        var backwards = arguments.Flag("goBackwards");
        var gates = Signature.Find("recurrentActivation") is null ? "Sigmoid" : arguments.Choice("recurrentActivation");
        var (states, last, carry) = Recurrence.Apply(graph, operands, KindOf(arguments), arguments.Choice("activation"), gates, backwards, c.Name);
        if (HasStates)
        {
            c.AddResult(last);
            if (States > 1)
            {
                c.AddResult(carry);
            }
        }

        return !arguments.Flag("returnSequences") ? last : backwards ? Flip.Apply(graph, states, 1, c.Name) : states;
    }

    /// <summary>Draws a dropout mask of zeros and 1 / (1 - rate). Returns null if nothing is dropped.</summary>
    private static Value? Dropped(LowerContext c, string parameter, int stream, Shape shape)
    {
        var rate = c.Arguments.Real(parameter);
        if (!c.IsTraining || rate <= 0)
        {
            return null;
        }

        var ones = Ones.Apply(c.Graph, c.Input, shape, c.Name + "_ones");
        return Ops.Dropout.Apply(c.Graph, ones, rate, c.Stream(stream), c.Name + "_" + (stream == 1 ? "kept" : "kept_state"));
    }
}
