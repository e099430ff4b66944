using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Adds ONNX's operator <c>LSTM</c>, <c>GRU</c> or <c>RNN</c> for a <see cref="Recurrence"/>. The operator also computes the product of the inputs with
/// the kernel, which is an operation of its own in the graph. Its tensors have the steps first.
/// </summary>
/// <remarks>
/// The operator takes the length of each sequence, but no mask. So the steps that count are moved to the front of their sequence, and the states are
/// moved back: a step that does not count has the state of the step that was processed before it.
/// </remarks>
internal sealed class OnnxRecurrence
{
    private const long Batch = 0, Steps = 1, Features = 2;

    private readonly OnnxContext _c;
    private readonly Node _sums;
    private readonly string _kind;
    private readonly bool _isBackwards;
    private readonly OnnxValue? _initial;

    private OnnxRecurrence(OnnxContext c, Node sums)
    {
        (_c, _sums, _kind, _isBackwards) = (c, sums, c.Node.Argument("kind").Text!, c.Node.Flag("backwards"));
        _initial = Given(3);
    }

    public static void Add(OnnxContext c)
    {
        if (c.ProducerOf(c.Node.Inputs[0]) is { Op: Reshape } reshape && c.ProducerOf(reshape.Inputs[0]) is { Op: Linear } sums
            && sums.Inputs[1].IsWeight && c.Node.Inputs[1].IsWeight)
        {
            new OnnxRecurrence(c, sums).Add();
            return;
        }

        c.Refuse("the kernel of a recurrent layer is not a weight");
    }

    private void Add()
    {
        if (Given(5) is { } mask)
        {
            AddMasked(mask);
            return;
        }

        var results = Apply(Sequence(), lengths: null);
        _c.Return(Recurrence.Sequence, results.States);
        _c.Return(Recurrence.Last, results.Last);
        if (results.Carry is { } carry)
        {
            _c.Return(Recurrence.LastCells, carry);
        }
    }

    private void AddMasked(OnnxValue mask)
    {
        var steps = _c.Size(_c.Node.Inputs[0].Shape[(int)Steps]);
        var counts = _c.Cast(mask, OnnxDType.Int64);
        var lengths = _c.Reduce("ReduceSum", counts, [Steps], keepDims: false);

        // Steps that count have a negative key, so they are sorted before the others and keep their order.
        var numbers = _c.Add("Range", OnnxContext.Integer(0), _c.Scalar(steps), OnnxContext.Integer(1));
        var keys = _c.Add("Sub", numbers, _c.Add("Mul", counts, steps));
        var order = _c.Add("TopK", 2, [keys, steps], new OnnxAttribute("axis", Steps), new OnnxAttribute("largest", 0))[1];
        var results = Apply(Gather(Sequence(), order), _c.Cast(lengths, OnnxDType.Int32));

        // The place of each step's state among those that were computed. There is none before the first step that counts.
        var through = _c.Add("CumSum", counts, OnnxContext.Integer(Steps));
        var (places, isBefore) = _isBackwards ? BackwardPlaces() : ForwardPlaces();
        var none = _initial ?? OnnxContext.Real(0);
        var isEmpty = _c.Add("Unsqueeze", _c.Add("Equal", lengths, OnnxContext.Integer(0)), OnnxContext.Integers(1));
        _c.Return(Recurrence.Sequence, _c.Add(
            "Where",
            _c.Add("Unsqueeze", isBefore, OnnxContext.Integers(Features)),
            _initial is null ? none : _c.Add("Unsqueeze", none, OnnxContext.Integers(Steps)),
            Gather(results.States, places)));
        _c.Return(Recurrence.Last, _c.Add("Where", isEmpty, none, results.Last));
        if (results.Carry is { } carry)
        {
            _c.Return(Recurrence.LastCells, _c.Add("Where", isEmpty, Given(4) ?? OnnxContext.Real(0), carry));
        }

        (OnnxValue Places, OnnxValue IsBefore) ForwardPlaces()
        {
            var place = _c.Add("Sub", through, OnnxContext.Integer(1));
            return (_c.Add("Max", place, OnnxContext.Integer(0)), _c.Add("Equal", through, OnnxContext.Integer(0)));
        }

        (OnnxValue Places, OnnxValue IsBefore) BackwardPlaces()
        {
            var place = _c.Add("Sub", through, counts);
            var last = _c.Add("Sub", steps, OnnxContext.Integer(1));
            return (_c.Add("Min", place, last), _c.Add("Equal", place, _c.Add("Unsqueeze", lengths, OnnxContext.Integers(Steps))));
        }
    }

    /// <summary>Gets the steps that <paramref name="places"/>, (N, T), selects of each sample.</summary>
    private OnnxResult Gather(OnnxValue x, OnnxValue places) =>
        _c.Add("GatherND", [x, _c.Add("Unsqueeze", places, OnnxContext.Integers(Features))], new OnnxAttribute("batch_dims", 1));

    /// <summary>Gets the sequence, (N, T, features), before it was made a matrix for the product.</summary>
    private OnnxValue Sequence()
    {
        var (rows, sums) = (_sums.Inputs[0], _c.Node.Inputs[0].Shape);
        var shape = Shape.Of(sums[0], sums[1], rows.Shape[1]);
        return _c.ProducerOf(rows) is { Op: Reshape } reshape && reshape.Inputs[0].Shape.Equals(shape)
            ? _c.Of(reshape.Inputs[0])
            : _c.Add("Reshape", _c.Of(rows), _c.Sizes(shape.Dims));
    }

    /// <summary>Adds the operator.</summary>
    /// <returns>The states of all steps, (N, T, units), the last state and the last carry, (N, units).</returns>
    private (OnnxValue States, OnnxValue Last, OnnxValue? Carry) Apply(OnnxValue sequence, OnnxValue? lengths)
    {
        var isLstm = _kind == "Lstm";
        IReadOnlyList<long> order = isLstm ? [0, 3, 1, 2] : _kind == "Simple" ? [0] : [0, 1, 2];
        List<OnnxValue?> inputs =
        [
            _c.Transpose(sequence, Steps, Batch, Features),
            new OnnxWeight([_sums.Inputs[1]], OnnxForm.Gates, order),
            new OnnxWeight([_c.Node.Inputs[1]], OnnxForm.Gates, order),
            _sums.Inputs.Length == 3 ? new OnnxWeight([.. new[] { _sums.Inputs[2], OptionalInputs.At(_c.Node, 2) }.OfType<Value>()], OnnxForm.GateBiases, order) : null,
            lengths,
            State(_initial),
            State(Given(4)),
        ];
        while (inputs[inputs.Count - 1] is null)
        {
            inputs.RemoveAt(inputs.Count - 1);
        }

        var results = _c.Add(isLstm ? "LSTM" : _kind == "Simple" ? "RNN" : "GRU", isLstm ? 3 : 2, inputs, [.. Attributes()]);
        var states = _c.Transpose(_c.Add("Squeeze", results[0], OnnxContext.Integers(1)), 1, 0, 2);
        return (states, _c.Add("Squeeze", results[1], OnnxContext.Integers(0)), isLstm ? _c.Add("Squeeze", results[2], OnnxContext.Integers(0)) : null);
    }

    private IEnumerable<OnnxAttribute> Attributes()
    {
        yield return new("hidden_size", _c.Node.Inputs[1].Shape[0].Constant);
        var (activation, gate) = (NameOf("activation"), NameOf("gateActivation"));
        IReadOnlyList<string> activations = _kind switch
        {
            "Lstm" => [gate, activation, activation],
            "Simple" => [activation],
            _ => [gate, activation],
        };
        yield return new("activations", activations);
        if (_isBackwards)
        {
            yield return new("direction", "reverse");
        }

        if (_kind == "GruResetAfter")
        {
            yield return new("linear_before_reset", 1);
        }
    }

    private string NameOf(string argument) => _c.Node.Argument(argument).Text is var name && name == "ReLU" ? "Relu" : name!;

    private OnnxValue? State(OnnxValue? state) => state is null ? null : _c.Add("Unsqueeze", state, OnnxContext.Integers(0));

    private OnnxValue? Given(int place) => OptionalInputs.At(_c.Node, place) is { } value ? _c.Of(value) : null;
}
