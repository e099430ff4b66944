using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Graph;

/// <summary>Gives an operation access to its node while its rule adds the ONNX operators that compute it.</summary>
internal abstract class OnnxContext(Node node, OnnxGraph graph)
{
    /// <summary>The version of ONNX's operators that all rules keep to. Their operators are also valid in later versions, which the runtime takes care of.</summary>
    public const int Opset = 17;

    public Node Node { get; } = node;

    /// <summary>Gets an operand.</summary>
    public OnnxValue this[int input] => Of(Node.Inputs[input]);

    public IReadOnlyList<OnnxValue> Inputs => [.. Node.Inputs.Select(Of)];

    /// <summary>Gets the ONNX value of a value of the graph.</summary>
    public abstract OnnxValue Of(Value value);

    /// <summary>Gets the node that computes a value, or null for an input or a weight.</summary>
    public abstract Node? ProducerOf(Value value);

    /// <summary>Returns true if any node or result reads the given output.</summary>
    public abstract bool IsRead(int output);

    /// <summary>Names a value between the operators of the operation.</summary>
    public abstract void Name(OnnxResult result, string name);

    /// <summary>Sets a result of the operation.</summary>
    public abstract void Return(int output, OnnxValue value);

    /// <summary>Sets the first result of the operation.</summary>
    public void Return(OnnxValue value) => Return(0, value);

    /// <summary>Gets a size as a vector of one int64 element.</summary>
    public abstract OnnxValue Size(Dim dim);

    /// <summary>Says that ONNX has no form of this operation.</summary>
    public void Refuse(string reason) => graph.Refuse(reason);

    /// <summary>Adds an operator with one result and without attributes.</summary>
    public OnnxResult Add(string @operator, params OnnxValue[] inputs) => Add(@operator, inputs, []);

    /// <summary>Adds an operator with one result.</summary>
    public OnnxResult Add(string @operator, IReadOnlyList<OnnxValue?> inputs, params OnnxAttribute[] attributes) => Add(@operator, 1, inputs, attributes)[0];

    /// <summary>Adds an operator.</summary>
    public IReadOnlyList<OnnxResult> Add(string @operator, int outputs, IReadOnlyList<OnnxValue?> inputs, params OnnxAttribute[] attributes)
    {
        var results = Enumerable.Range(0, outputs).Select(_ => new OnnxResult()).ToList();
        graph.Add(new OnnxNode(@operator, inputs, results, attributes));
        return results;
    }

    /// <summary>Gets a floating-point scalar.</summary>
    public static OnnxValue Real(double value) => new OnnxReal(value);

    /// <summary>Gets a vector of int64 numbers.</summary>
    public static OnnxValue Integers(params IEnumerable<long> values) => new OnnxIntegers([.. values], isScalar: false, DType.Int64);

    /// <summary>Gets an integer scalar.</summary>
    public static OnnxValue Integer(long value, DType dtype = DType.Int64) => new OnnxIntegers([value], isScalar: true, dtype);

    /// <summary>Gets sizes as a vector of int64 numbers.</summary>
    public OnnxValue Sizes(IReadOnlyList<Dim> dims)
    {
        if (dims.All(dim => dim.IsConstant))
        {
            return Integers(dims.Select(dim => dim.Constant));
        }

        return dims.Count == 1 ? Size(dims[0]) : Add("Concat", [.. dims.Select(Size)], new OnnxAttribute("axis", 0));
    }

    /// <summary>Gets a size as a floating-point scalar.</summary>
    public OnnxValue Count(Dim dim) => dim.IsConstant ? Real(dim.Constant) : Float(Scalar(Size(dim)));

    /// <summary>Converts a vector of one element to a scalar.</summary>
    public OnnxValue Scalar(OnnxValue vector) => vector is OnnxIntegers { Values: [var number] } ? Integer(number) : Add("Squeeze", vector, Integers(0));

    /// <summary>Converts a tensor to floating-point numbers.</summary>
    public OnnxResult Float(OnnxValue x) => Cast(x, OnnxDType.Float);

    public OnnxResult Cast(OnnxValue x, OnnxDType dtype) => Add("Cast", [x], new OnnxAttribute("to", (long)dtype));

    /// <summary>Reduces a tensor with the operator <c>ReduceSum</c>, <c>ReduceMean</c>, <c>ReduceMax</c> or <c>ReduceMin</c>.</summary>
    public OnnxResult Reduce(string @operator, OnnxValue x, IEnumerable<long> axes, bool keepDims)
    {
        var kept = new OnnxAttribute("keepdims", keepDims ? 1 : 0);

        // In this version of the operators, only the sum takes its axes as an operand.
        return @operator == "ReduceSum" ? Add(@operator, [x, Integers(axes)], kept) : Add(@operator, [x], new OnnxAttribute("axes", (IReadOnlyList<long>)[.. axes]), kept);
    }

    /// <summary>Permutes axes.</summary>
    public OnnxResult Transpose(OnnxValue x, params IReadOnlyList<long> order) => Add("Transpose", [x], new OnnxAttribute("perm", order));
}

/// <summary>The dtypes of ONNX, by their numbers in its schema.</summary>
internal enum OnnxDType
{
    Float = 1,
    Int32 = 6,
    Int64 = 7,
    Bool = 9,
}
