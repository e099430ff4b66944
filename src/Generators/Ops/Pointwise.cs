using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;
using G = CompiledNets.Generators.Graph.GraphBuilder;

namespace CompiledNets.Generators.Ops;

/// <summary>Lists operations that work element by element and differ only in their formula, as one row each.</summary>
internal static class Pointwise
{
    public static IEnumerable<Op> All { get; } =
    [
        // Each row of y = f(x) has the expression, the expression in place, and the gradient from g, x and y.
        new Unary("Relu", "{0}.relu()", "Kernels.Activations.ReluInPlace({0})", (c, x, y) => ReluGradient(c.Graph, c.Gradient, y, c.NameOf(0)), OpTraits.Monotone),
        new Unary("Sigmoid", "{0}.sigmoid()", "{0}.sigmoid_()", (c, x, y) => Two(c, "SigmoidGradient", y), OpTraits.Monotone),
        new Unary("Tanh", "{0}.tanh()", "{0}.tanh_()", (c, x, y) => Two(c, "TanhGradient", y), OpTraits.Monotone),
        new Unary("Negate", "{0}.neg()", "{0}.neg_()", (c, x, y) => Apply(c.Graph, "Negate", c.Gradient, c.NameOf(0))),
        new Unary("Exp", "{0}.exp()", "{0}.exp_()", (c, x, y) => Multiply(c.Graph, c.Gradient, y, c.NameOf(0)), OpTraits.Monotone),
        new Unary("Log", "{0}.log()", "{0}.log_()", (c, x, y) => Divide(c.Graph, c.Gradient, x, c.NameOf(0))),
        new Unary("Sqrt", "{0}.sqrt()", "{0}.sqrt_()", (c, x, y) => Scale(c.Graph, Divide(c.Graph, c.Gradient, y, c.NameOf(0)), 0.5, c.NameOf(0))),
        new Unary("Square", "{0}.square()", "{0}.mul_({0})", (c, x, y) => Scale(c.Graph, Multiply(c.Graph, c.Gradient, x, c.NameOf(0)), 2, c.NameOf(0))),
        new Unary("Abs", "{0}.abs()", "{0}.abs_()", (c, x, y) => Multiply(c.Graph, c.Gradient, Apply(c.Graph, "Sign", x, x.Name + "_sign"), c.NameOf(0))),
        new Unary("Rsqrt", "{0}.rsqrt()", "{0}.rsqrt_()", (c, x, y) =>
            Scale(c.Graph, Multiply(c.Graph, c.Gradient, Power(c.Graph, y, 3, y.Name + "_cubed"), c.NameOf(0)), -0.5, c.NameOf(0))),
        new Unary("Sin", "{0}.sin()", "{0}.sin_()", (c, x, y) => Multiply(c.Graph, c.Gradient, Apply(c.Graph, "Cos", x, x.Name + "_cos"), c.NameOf(0))),
        new Unary("Cos", "{0}.cos()", "{0}.cos_()", (c, x, y) =>
            Apply(c.Graph, "Negate", Multiply(c.Graph, c.Gradient, Apply(c.Graph, "Sin", x, x.Name + "_sin"), c.NameOf(0)), c.NameOf(0))),
        new Unary("Sign", "{0}.sign()", "{0}.sign_()", null),

        // These gradients have a kernel of their own, which takes g and the result, or the operand, of the function.
        new Gradient("ReluGradient"),
        new Gradient("SigmoidGradient"),
        new Gradient("TanhGradient"),

        new Binary("Add", "{0} + {1}", "{0}.add_({1})", (c, input) => c.Gradient),
        new Binary("Subtract", "{0} - {1}", "{0}.sub_({1})", (c, input) =>
            input == 0 ? c.Gradient : Apply(c.Graph, "Negate", c.Gradient, c.NameOf(1))),
        new Binary("Multiply", "{0} * {1}", "{0}.mul_({1})", (c, input) => Multiply(c.Graph, c.Gradient, c.Inputs[1 - input], c.NameOf(input))),
        new Binary("Divide", "{0} / {1}", "{0}.div_({1})", (c, input) =>
        {
            // d(a/b)/da = 1/b, d(a/b)/db = -(a/b)/b.
            var overRight = Divide(c.Graph, c.Gradient, c.Inputs[1], c.NameOf(input));
            return input == 0 ? overRight : Apply(c.Graph, "Negate", Multiply(c.Graph, overRight, c.Outputs[0], c.NameOf(1)), c.NameOf(1));
        }),

        new Binary("Maximum", "{0}.maximum({1})", null, (c, input) => LargerGradient(c, c.Inputs[input], c.Inputs[1 - input], c.NameOf(input))),
        new Binary("Minimum", "{0}.minimum({1})", null, (c, input) => LargerGradient(c, c.Inputs[1 - input], c.Inputs[input], c.NameOf(input))),

        new WithConstant("Scale", "Kernels.Elementwise.Scale({0}, {1})", "Kernels.Elementwise.ScaleInPlace({0}, {1})", (c, x, a) => Scale(c.Graph, c.Gradient, a, c.NameOf(0))),
        new WithConstant("Offset", "Kernels.Elementwise.Offset({0}, {1})", "Kernels.Elementwise.OffsetInPlace({0}, {1})", (c, x, a) => c.Gradient),
        new WithConstant("Reciprocal", "Kernels.Elementwise.Reciprocal({0}, {1})", null, (c, x, a) =>
        {
            // y = a / x, so dy/dx = -y / x.
            var overX = Divide(c.Graph, Multiply(c.Graph, c.Gradient, c.Outputs[0], c.NameOf(0)), x, c.NameOf(0));
            return Apply(c.Graph, "Negate", overX, c.NameOf(0));
        }),
        new WithConstant("Power", "Kernels.Elementwise.Power({0}, {1})", null, (c, x, a) =>
            Scale(c.Graph, Multiply(c.Graph, c.Gradient, Power(c.Graph, x, a - 1, x.Name + "_power"), c.NameOf(0)), a, c.NameOf(0))),
    ];

    public static Value Apply(G graph, string function, Value x, string name) => graph.Add(OpCatalogue.Of(function), name, x.Shape, [x]);

    public static Value Add(G graph, Value left, Value right, string name) => Combine(graph, "Add", left, right, name);

    public static Value Subtract(G graph, Value left, Value right, string name) => Combine(graph, "Subtract", left, right, name);

    public static Value Multiply(G graph, Value left, Value right, string name) => Combine(graph, "Multiply", left, right, name);

    public static Value Divide(G graph, Value left, Value right, string name) => Combine(graph, "Divide", left, right, name);

    /// <summary>Computes x * a.</summary>
    public static Value Scale(G graph, Value x, double a, string name) => Constant(graph, "Scale", x, a, name);

    /// <summary>Computes x + a.</summary>
    public static Value Offset(G graph, Value x, double a, string name) => Constant(graph, "Offset", x, a, name);

    /// <summary>Computes a / x.</summary>
    public static Value Reciprocal(G graph, Value x, double a, string name) => Constant(graph, "Reciprocal", x, a, name);

    /// <summary>Computes x to the power a.</summary>
    public static Value Power(G graph, Value x, double a, string name) => Constant(graph, "Power", x, a, name);

    public static Value ReluGradient(G graph, Value gradient, Value result, string name) =>
        graph.Add(OpCatalogue.Of("ReluGradient"), name, gradient.Shape, [gradient, result]);

    public static Value Combine(G graph, string function, Value left, Value right, string name) => graph.Add(
        OpCatalogue.Of(function),
        name,
        Broadcast.Of(left.Shape, right.Shape, out _) ?? throw new InvalidOperationException($"{function} of {left.Shape} and {right.Shape}."),
        [left, right]);

    private static Value Constant(G graph, string function, Value x, double a, string name) =>
        graph.Add(OpCatalogue.Of(function), name, x.Shape, [x], new Argument("a", ArgumentValue.Of(a)));

    /// <summary>
    /// Computes the gradient of the larger operand: the whole gradient if the first is larger than the second, and half of it if they are equal.
    /// </summary>
    private static Value LargerGradient(VjpContext c, Value larger, Value smaller, string name) =>
        c.Graph.Add(OpCatalogue.Of("LargerGradient"), name, c.Gradient.Shape, [c.Gradient, larger, smaller]);

    private static Value Two(VjpContext c, string gradient, Value second) =>
        c.Graph.Add(OpCatalogue.Of(gradient), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, second]);

    private static string Fill(string template, params string[] parts) => string.Format(System.Globalization.CultureInfo.InvariantCulture, template, parts);

    private sealed class Unary(string name, string call, string callInPlace, Func<VjpContext, Value, Value, Value>? vjp, OpTraits traits = OpTraits.None) : Op
    {
        public override string Name => name;

        public override OpTraits Traits => OpTraits.Elementwise | traits;

        public override string Call(CallContext c) => Fill(call, c[0]);

        public override bool CanReplace(int input) => true;

        public override string CallInPlace(CallContext c, int input) => Fill(callInPlace, c[0]);

        // A function without a formula, such as Sign, has a derivative of zero almost everywhere, so there is no gradient.
        public override void Differentiate(VjpContext c)
        {
            if (vjp is not null)
            {
                c.Accumulate(0, () => vjp(c, c.Inputs[0], c.Outputs[0]));
            }
        }
    }

    private sealed class Gradient(string name) : Op
    {
        public override string Name => name;

        public override OpTraits Traits => OpTraits.Elementwise;

        public override string Call(CallContext c) => $"Kernels.Activations.{name}({c[0]}, {c[1]})";

        public override bool CanReplace(int input) => input == 0;

        public override string CallInPlace(CallContext c, int input) => $"Kernels.Activations.{name}InPlace({c[0]}, {c[1]})";
    }

    private sealed class Binary(string name, string call, string? callInPlace, Func<VjpContext, int, Value> vjp) : Op
    {
        public override string Name => name;

        // An operand that is broadcast has another shape than the result, so passes check the shapes before they rely on this trait.
        public override OpTraits Traits => OpTraits.Elementwise;

        public override string Call(CallContext c) => Fill(call, c[0], c[1]);

        public override bool CanReplace(int input) => input == 0 && callInPlace is not null;

        public override string CallInPlace(CallContext c, int input) => Fill(callInPlace!, c[0], c[1]);

        public override void Differentiate(VjpContext c)
        {
            for (var input = 0; input < 2; input++)
            {
                var operand = input;
                c.Accumulate(operand, () => Sum.To(c.Graph, vjp(c, operand), c.Inputs[operand].Shape, c.NameOf(operand)));
            }
        }
    }

    private sealed class Larger : Op
    {
        public override string Name => "LargerGradient";

        public override OpTraits Traits => OpTraits.Elementwise;

        public override string Call(CallContext c) => $"Kernels.Elementwise.LargerGradient({c[0]}, {c[1]}, {c[2]})";
    }

    private sealed class WithConstant(string name, string call, string? callInPlace, Func<VjpContext, Value, double, Value> vjp) : Op
    {
        public override string Name => name;

        public override OpTraits Traits => OpTraits.Elementwise;

        public override string Call(CallContext c) => Fill(call, c[0], c.Real("a"));

        public override bool CanReplace(int input) => callInPlace is not null;

        public override string CallInPlace(CallContext c, int input) => Fill(callInPlace!, c[0], c.Real("a"));

        public override void Differentiate(VjpContext c) => c.Accumulate(0, () => vjp(c, c.Inputs[0], c.Node.Real("a")));
    }
}
