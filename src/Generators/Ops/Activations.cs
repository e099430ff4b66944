using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Ops;

/// <summary>Lists activations that have a kernel and a gradient kernel of their own, as one row each.</summary>
internal static class Activations
{
    public static IEnumerable<Op> All { get; } = new List<Activation>
    {
        // Each row has the name of the kernel, whether it can run in place, and whether the gradient kernel takes the result or the operand.
        new("LeakyRelu", inPlace: true, ofResult: true, OpTraits.Monotone),
        new("Elu", inPlace: true, ofResult: true, OpTraits.Monotone),
        new("Hardtanh", inPlace: true, ofResult: true, OpTraits.Monotone),
        new("Silu", inPlace: true, ofResult: false),
        new("HardSigmoid", inPlace: true, ofResult: false, OpTraits.Monotone),
        new("HardSwish", inPlace: true, ofResult: false),
        new("Gelu", inPlace: false, ofResult: false),
        new("GeluTanh", inPlace: false, ofResult: false),
        new("Mish", inPlace: false, ofResult: false),
        new("Softplus", inPlace: false, ofResult: false, OpTraits.Monotone),
        new("HardShrink", inPlace: false, ofResult: false, OpTraits.Monotone),
        new("SoftShrink", inPlace: false, ofResult: false, OpTraits.Monotone),
        new("Threshold", inPlace: false, ofResult: false),
    }.SelectMany<Activation, Op>(activation => [activation, activation.Gradient]);

    /// <param name="numbers">The constants that the kernel takes after its operand.</param>
    public static Value Apply(GraphBuilder graph, string kernel, Value x, string name, params double[] numbers) =>
        graph.Add(OpCatalogue.Of(kernel), name, x.Shape, [x], numbers.Select((number, index) => new Argument("a" + index, ArgumentValue.Of(number))).ToArray());

    /// <summary>Clips x to the range between two bounds.</summary>
    public static Value Clip(GraphBuilder graph, Value x, double least, double most, string name) => Apply(graph, "Hardtanh", x, name, least, most);

    private static string Numbers(CallContext c) => string.Concat(c.Node.Arguments.Select(argument => ", " + CallContext.Literal(argument.Value.Real!.Value)));

    private sealed class Activation(string kernel, bool inPlace, bool ofResult, OpTraits traits = OpTraits.None) : Op
    {
        public override string Name => kernel;

        public override OpTraits Traits => OpTraits.Elementwise | traits;

        public GradientOp Gradient { get; } = new(kernel + "Gradient");

        public override string Call(CallContext c) => $"Kernels.Activations.{kernel}({c[0]}{Numbers(c)})";

        public override bool CanReplace(int input) => inPlace;

        public override string CallInPlace(CallContext c, int input) => $"Kernels.Activations.{kernel}InPlace({c[0]}{Numbers(c)})";

        public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
            Gradient, c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, ofResult ? c.Outputs[0] : c.Inputs[0]], [.. c.Node.Arguments]));
    }

    private sealed class GradientOp(string kernel) : Op
    {
        public override string Name => kernel;

        public override OpTraits Traits => OpTraits.Elementwise;

        public override string Call(CallContext c) => $"Kernels.Activations.{kernel}({c[0]}, {c[1]}{Numbers(c)})";
    }
}
