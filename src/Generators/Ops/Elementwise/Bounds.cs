using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Ops;

/// <summary>The larger and the smaller of two tensors, and the nearest number between two bounds.</summary>
internal static class Bounds
{
    public static readonly Binary Maximum = new((x, y) => $"{x}.maximum({y})")
    {
        Onnx = "Max",
        Gradient = (c, input) => LargerGradient.Apply(c, c.Inputs[input], c.Inputs[1 - input], c.NameOf(input)),
        Word = Binary.Merging("Maximum", "Computes the maximum of tensors element by element."),
    };

    public static readonly Binary Minimum = new((x, y) => $"{x}.minimum({y})")
    {
        Onnx = "Min",
        Gradient = (c, input) => LargerGradient.Apply(c, c.Inputs[1 - input], c.Inputs[input], c.NameOf(input)),
        Word = Binary.Merging("Minimum", "Computes the minimum of tensors element by element."),
    };

    public static readonly FunctionGradient ClipGradient = new((g, y, a) => $"Kernels.Activations.HardtanhGradient({g}, {y}, {a[0]}, {a[1]})", name: "HardtanhGradient");

    /// <summary>Clips x to the range between two bounds.</summary>
    public static readonly Function Clip = new(
        (x, a) => $"Kernels.Activations.Hardtanh({x}, {a[0]}, {a[1]})",
        (x, a) => $"Kernels.Activations.HardtanhInPlace({x}, {a[0]}, {a[1]})",
        name: "Hardtanh")
    {
        Gradient = (c, _, y) => ClipGradient.Apply(c, y),
        Onnx = (c, x, a) => c.Add("Clip", x, OnnxContext.Real(a[0]), OnnxContext.Real(a[1])),
        IsMonotone = true,
        Words =
        [
            new("Clip", "Arithmetic", "Clips x to the range between two bounds.")
            {
                Remarks = "The gradient is zero if x is at or outside the bounds.",
                Parameters =
                [
                    new("xMin", ParameterKind.Real, "The lower bound.") { IsRequired = true },
                    new("xMax", ParameterKind.Real, "The upper bound.") { IsRequired = true },
                ],
            },
            new("ReLU6", "Activations", "Clips x to the range from 0 to 6.") { Constants = _ => [0, 6] },
            new("HardTanh", "Activations", "Clips x to the range from -1 to 1.") { Constants = _ => [-1, 1] },
        ],
    };
}

/// <summary>
/// Computes the gradient of the larger operand: the whole gradient if the first is larger than the second, and half of it if they are equal.
/// </summary>
internal sealed class LargerGradient : Op
{
    public override OpTraits Traits => OpTraits.Elementwise;

    public static Value Apply(VjpContext c, Value larger, Value smaller, string name) => c.Graph.Add(Of<LargerGradient>(), name, c.Gradient.Shape, [c.Gradient, larger, smaller]);

    public override string Call(CallContext c) => $"Kernels.Elementwise.LargerGradient({c[0]}, {c[1]}, {c[2]})";
}
