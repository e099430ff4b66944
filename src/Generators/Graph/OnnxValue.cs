using System.Collections.Generic;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Graph;

/// <summary>An operand of an ONNX operator. Operands are compared by reference.</summary>
internal abstract class OnnxValue;

/// <summary>An input of the net, or a result of a node.</summary>
internal sealed class OnnxResult : OnnxValue
{
    /// <summary>Gets or sets the name. The rule of the operation that computes it does not know the name yet.</summary>
    public string? Name { get; set; }

    /// <summary>Gets or sets whether it is an output of the net.</summary>
    public bool IsOutput { get; set; }
}

/// <summary>A floating-point constant: a scalar, or <paramref name="count"/> equal elements.</summary>
internal sealed class OnnxReal(double value, long? count = null) : OnnxValue
{
    public double Value => value;

    public long? Count => count;
}

/// <summary>A vector of floating-point constants.</summary>
internal sealed class OnnxReals(IReadOnlyList<double> values) : OnnxValue
{
    public IReadOnlyList<double> Values => values;
}

/// <summary>An integer constant: a vector, or a scalar if there is one number and <paramref name="isScalar"/> is set.</summary>
internal sealed class OnnxIntegers(IReadOnlyList<long> values, bool isScalar, DType dtype) : OnnxValue
{
    public IReadOnlyList<long> Values => values;

    public bool IsScalar => isScalar;

    public DType DType => dtype;
}

/// <summary>A size that is given when the net is created, as a vector of one int64 number.</summary>
internal sealed class OnnxGivenSize(Symbol size) : OnnxValue
{
    public Symbol Size => size;
}

/// <summary>The form of a weight in ONNX.</summary>
internal enum OnnxForm
{
    /// <summary>The tensor as it is.</summary>
    Plain,

    /// <summary>The kernel of a recurrent layer: transposed, with the gates in ONNX's order, and an axis for the direction.</summary>
    Gates,

    /// <summary>The biases of both products of a recurrent layer as one vector, with the gates in ONNX's order, and an axis for the direction.</summary>
    GateBiases,
}

/// <summary>A weight, or a view of one.</summary>
/// <param name="values">The weight, or the two biases of a recurrent layer, of which the second may be absent.</param>
/// <param name="form">The form.</param>
/// <param name="order">For each gate in ONNX, its index in the weight.</param>
internal sealed class OnnxWeight(IReadOnlyList<Value> values, OnnxForm form = OnnxForm.Plain, IReadOnlyList<long>? order = null) : OnnxValue
{
    public IReadOnlyList<Value> Values => values;

    public OnnxForm Form => form;

    public IReadOnlyList<long> Order => order ?? [];
}
