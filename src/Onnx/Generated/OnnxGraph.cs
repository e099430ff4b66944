using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;
using static TorchSharp.torch;

namespace CompiledNets.Generated;

/// <summary>A graph of ONNX operators, with the constants and weights that they read. Only generated code adds to it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OnnxGraph
{
    private readonly Dictionary<string, OnnxWeight> _weights = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TensorProto> _constants = new(StringComparer.Ordinal);

    internal OnnxGraph()
    {
    }

    /// <summary>Gets the nodes in an order in which they can run.</summary>
    internal List<NodeProto> Nodes { get; } = [];

    /// <summary>Gets the constants.</summary>
    internal IEnumerable<TensorProto> Constants => _constants.Values;

    /// <summary>Gets the weights by their names.</summary>
    internal IReadOnlyDictionary<string, OnnxWeight> Weights => _weights;

    /// <summary>Returns true if a name is that of a tensor of floating-point numbers, which is not a scalar.</summary>
    internal bool HasTensor(string name) => _weights.ContainsKey(name)
        || (_constants.TryGetValue(name, out var constant) && constant.Dims.Count > 0 && constant.DataType == (int)TensorProto.Types.DataType.Float);

    /// <summary>Adds an operator with one result.</summary>
    /// <param name="operation">The name of the operator.</param>
    /// <param name="output">The name of the result.</param>
    /// <param name="inputs">The names of the operands. An empty name is an optional operand that is absent.</param>
    public OnnxNode Add(string operation, string output, params string[] inputs) => Add(operation, [output], inputs);

    /// <summary>Adds an operator.</summary>
    /// <param name="operation">The name of the operator.</param>
    /// <param name="outputs">The names of the results.</param>
    /// <param name="inputs">The names of the operands. An empty name is an optional operand that is absent.</param>
    public OnnxNode Add(string operation, string[] outputs, params string[] inputs)
    {
        var node = new NodeProto { OpType = operation, Name = outputs[0], Output = { outputs }, Input = { inputs } };
        Nodes.Add(node);
        return new OnnxNode(node);
    }

    /// <summary>Adds a weight, or a view of one.</summary>
    /// <param name="name">The name in the file.</param>
    /// <param name="value">The tensor.</param>
    /// <returns>The name.</returns>
    public string Weight(string name, Tensor value) => Add(name, new PlainWeight(value));

    /// <summary>Adds the kernel of a recurrent layer, transposed and with the gates in ONNX's order.</summary>
    /// <param name="name">The name in the file.</param>
    /// <param name="value">The kernel, (features, gates · units).</param>
    /// <param name="order">For each gate in ONNX, its index in the kernel.</param>
    /// <returns>The name.</returns>
    public string Gates(string name, Tensor value, params long[] order) => Add(name, new GateKernel(value, order));

    /// <summary>Adds the biases of a recurrent layer, with the gates in ONNX's order.</summary>
    /// <param name="name">The name in the file.</param>
    /// <param name="input">The bias of the product with the inputs, (gates · units).</param>
    /// <param name="recurrent">The bias of the product with the state. The default is zeros.</param>
    /// <param name="order">For each gate in ONNX, its index in the biases.</param>
    /// <returns>The name.</returns>
    public string GateBiases(string name, Tensor input, Tensor? recurrent, params long[] order) => Add(name, new GateBiases(input, recurrent, order));

    /// <summary>Adds a scalar.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The name.</returns>
    public string Real(double value) => Constant("real", TensorProto.Types.DataType.Float, [], [(float)value]);

    /// <summary>Adds a vector.</summary>
    /// <param name="values">The numbers.</param>
    /// <returns>The name.</returns>
    public string Reals(params double[] values) => Constant("reals", TensorProto.Types.DataType.Float, [values.Length], [.. values.Select(value => (float)value)]);

    /// <summary>Adds a vector of equal numbers.</summary>
    /// <param name="value">The number.</param>
    /// <param name="count">The number of elements.</param>
    /// <returns>The name.</returns>
    public string Fill(double value, long count) => Constant($"fill.{count}", TensorProto.Types.DataType.Float, [count], [.. Enumerable.Repeat((float)value, checked((int)count))], shown: 1);

    /// <summary>Adds an int64 scalar.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The name.</returns>
    public string Integer(long value) => Constant("integer", TensorProto.Types.DataType.Int64, [], [value]);

    /// <summary>Adds an int32 scalar.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The name.</returns>
    public string Int32(int value) => Constant("int32", TensorProto.Types.DataType.Int32, [], [value]);

    /// <summary>Adds a vector of int64 numbers.</summary>
    /// <param name="values">The numbers.</param>
    /// <returns>The name.</returns>
    public string Integers(params long[] values) => Constant("integers", TensorProto.Types.DataType.Int64, [values.Length], values);

    private string Add(string name, OnnxWeight weight)
    {
        _weights.TryAdd(name, weight);
        return name;
    }

    // Equal constants are stored once. No weight ends with a number.
    private string Constant<T>(string kind, TensorProto.Types.DataType dtype, long[] shape, T[] values, int shown = int.MaxValue)
        where T : unmanaged, IFormattable
    {
        var name = kind + "." + string.Join('.', values.Take(shown).Select(value => value.ToString(null, CultureInfo.InvariantCulture)));
        if (!_constants.ContainsKey(name))
        {
            _constants.Add(name, new TensorProto { Name = name, DataType = (int)dtype, Dims = { shape }, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<T>(values)) });
        }

        return name;
    }
}
