using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Ops;

/// <summary>The operators of C#: of two tensors, and of a tensor and a constant a.</summary>
internal static class Arithmetic
{
    /// <summary>Computes -x.</summary>
    public static readonly Function Negate = new(x => $"Kernels.Elementwise.Scale({x}, -1)", x => $"Kernels.Elementwise.ScaleInPlace({x}, -1)")
    {
        Gradient = Function.OfLinear,
        Onnx = Function.OnnxOperator("Neg"),
    };

    /// <summary>Computes x + a.</summary>
    public static readonly Function Offset = new((x, a) => $"Kernels.Elementwise.Offset({x}, {a[0]})", (x, a) => $"Kernels.Elementwise.OffsetInPlace({x}, {a[0]})")
    {
        Gradient = (c, _, _) => c.Gradient,
        Onnx = (c, x, a) => c.Add("Add", x, OnnxContext.Real(a[0])),
    };

    /// <summary>Computes x · a.</summary>
    public static readonly Function Scale = new((x, a) => $"Kernels.Elementwise.Scale({x}, {a[0]})", (x, a) => $"Kernels.Elementwise.ScaleInPlace({x}, {a[0]})")
    {
        Gradient = Function.OfLinear,
        Onnx = (c, x, a) => c.Add("Mul", x, OnnxContext.Real(a[0])),
    };

    /// <summary>Computes a / x.</summary>
    public static readonly Function Reciprocal = new((x, a) => $"Kernels.Elementwise.Reciprocal({x}, {a[0]})")
    {
        Gradient = OfReciprocal,
        Onnx = (c, x, a) => c.Add("Div", OnnxContext.Real(a[0]), x),
    };

    public static readonly Binary Add = new((x, y) => $"Kernels.Elementwise.Add({x}, {y})", (x, y) => $"Kernels.Elementwise.AddInPlace({x}, {y})")
    {
        Onnx = "Add",
        EndsInRelu = true,
        Gradient = (c, _) => c.Gradient,
        Operator = new("+", (graph, x, a, name) => Offset.Apply(graph, x, a, name)),
        Word = Binary.Merging("Add", "Adds tensors element by element."),
    };

    public static readonly Binary Subtract = new((x, y) => $"Kernels.Elementwise.Subtract({x}, {y})", (x, y) => $"Kernels.Elementwise.SubtractInPlace({x}, {y})")
    {
        Onnx = "Sub",
        Gradient = (c, input) => input == 0 ? c.Gradient : Negate.Apply(c.Graph, c.Gradient, c.NameOf(1)),
        Operator = new("-", (graph, x, a, name) => Offset.Apply(graph, x, -a, name))
        {
            Reversed = (graph, x, a, name) => Offset.Apply(graph, Negate.Apply(graph, x, name), a, name),
        },
        Word = Binary.Merging(
            "Subtract",
            "Subtracts two tensors element by element: left - right.",
            Operand.Float("left", "The left tensor."),
            Operand.Float("right", "The right tensor, which is subtracted.")),
    };

    public static readonly Binary Multiply = new((x, y) => $"Kernels.Elementwise.Multiply({x}, {y})", (x, y) => $"Kernels.Elementwise.MultiplyInPlace({x}, {y})")
    {
        Onnx = "Mul",
        Gradient = OfProduct,
        Operator = new("*", (graph, x, a, name) => Scale.Apply(graph, x, a, name)),
        Word = Binary.Merging("Multiply", "Multiplies tensors element by element."),
    };

    public static readonly Binary Divide = new((x, y) => $"Kernels.Elementwise.Divide({x}, {y})", (x, y) => $"Kernels.Elementwise.DivideInPlace({x}, {y})")
    {
        Onnx = "Div",
        Gradient = OfQuotient,
        Operator = new("/", (graph, x, a, name) => Scale.Apply(graph, x, 1 / a, name)) { Reversed = (graph, x, a, name) => Reciprocal.Apply(graph, x, a, name) },
    };

    // y = a / x, so dy/dx = -y / x.
    private static Value OfReciprocal(VjpContext c, Value x, Value y) =>
        Negate.Apply(c.Graph, Divide.Apply(c.Graph, Multiply.Apply(c.Graph, c.Gradient, y, c.NameOf(0)), x, c.NameOf(0)), c.NameOf(0));

    private static Value OfProduct(VjpContext c, int input) => Multiply.Apply(c.Graph, c.Gradient, c.Inputs[1 - input], c.NameOf(input));

    // d(a/b)/da = 1/b, d(a/b)/db = -(a/b)/b.
    private static Value OfQuotient(VjpContext c, int input)
    {
        var overRight = Divide.Apply(c.Graph, c.Gradient, c.Inputs[1], c.NameOf(input));
        return input == 0 ? overRight : Negate.Apply(c.Graph, Multiply.Apply(c.Graph, overRight, c.Outputs[0], c.NameOf(1)), c.NameOf(1));
    }
}
