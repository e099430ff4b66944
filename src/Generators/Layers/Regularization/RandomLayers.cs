using System;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// A layer that disturbs its operand while training, and otherwise returns it. The random numbers depend only on the seed of the net and the number
/// of the step.
/// </summary>
internal abstract class RandomLayer(string name, string summary, string? remarks, Parameter amount) : Word
{
    public override Signature Signature { get; } = new(name, WordKind.Layer, "Regularization")
    {
        Summary = summary,
        Remarks = remarks,
        Shapes = "x -> x",
        Parameters = [amount],
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c)
    {
        var amount = c.Arguments.Real(Signature.Parameters[0].Name);
        return c.IsTraining && amount > 0 ? Disturb(c, amount) : c.Input;
    }

    protected abstract Value Disturb(LowerContext c, double amount);
}

internal sealed class GaussianNoise() : RandomLayer(
    "GaussianNoise",
    "Adds normal random numbers with mean 0 while training. Otherwise returns its operand.",
    null,
    new Parameter("stddev", ParameterKind.Real, "The standard deviation of the noise.") { IsRequired = true, Min = 0 })
{
    protected override Value Disturb(LowerContext c, double amount) =>
        Arithmetic.Add.Apply(c.Graph, c.Input, RandomNormal.Apply(c.Graph, c.Input, c.Input.Shape, 0, amount, c.Call, c.Name + "_noise"), c.Name);
}

internal sealed class GaussianDropout() : RandomLayer(
    "GaussianDropout",
    "Multiplies by normal random numbers with mean 1 and standard deviation sqrt(rate / (1 - rate)) while training. Otherwise returns its operand.",
    "It has the mean and the variance of Dropout with the same rate. Srivastava et al., 2014.",
    Parameter.Rate("rate", "The rate of the equivalent dropout."))
{
    protected override Value Disturb(LowerContext c, double amount) => Arithmetic.Multiply.Apply(
        c.Graph, c.Input, RandomNormal.Apply(c.Graph, c.Input, c.Input.Shape, 1, Math.Sqrt(amount / (1 - amount)), c.Call, c.Name + "_noise"), c.Name);
}

internal sealed class AlphaDropout() : RandomLayer(
    "AlphaDropout",
    "Sets a part of the elements to the negative limit of SELU while training, and scales and shifts all so that mean 0 and variance 1 are kept. Otherwise returns its operand.",
    "Klambauer et al., 2017.",
    Parameter.Rate("rate", "The fraction of the elements that is dropped."))
{
    // The limit of SELU for large negative x.
    private const double Saturation = -1.6732632423543772848170429916717 * 1.0507009873554804934193349852946;

    protected override Value Disturb(LowerContext c, double amount)
    {
        // With a mask m of zeros and scale, m · (x - saturation) + scale · saturation + shift is scale · x + shift if x is kept.
        var scale = 1 / Math.Sqrt((1 - amount) * (1 + (amount * Saturation * Saturation)));
        var mask = RandomMask.Apply(c.Graph, c.Input, c.Input.Shape, amount, scale, c.Call, c.Name + "_mask");
        var kept = Arithmetic.Multiply.Apply(c.Graph, Arithmetic.Offset.Apply(c.Graph, c.Input, -Saturation, c.Name), mask, c.Name);
        return Arithmetic.Offset.Apply(c.Graph, kept, scale * Saturation * (1 - amount), c.Name);
    }
}

/// <summary>A dropout of whole channels.</summary>
internal abstract class SpatialDropout(int axes, string name, string shapes) : Word
{
    public override Signature Signature { get; } = new(name, WordKind.Layer, "Regularization")
    {
        Summary = "Sets whole channels to zero and divides the others by 1 - rate, while training. Otherwise returns its operand.",
        Remarks = "Tompson et al., 2015.",
        Shapes = shapes,
        Parameters = [Parameter.Rate("rate", "The fraction of the channels that is dropped."), .. axes == 1 ? Array.Empty<Parameter>() : [Parameter.DataFormat()]],
    };

    public override Shape? Infer(ShapeContext c) => Spatial.Check(c, Signature, axes) ? c.Input : null;

    public override Value Lower(LowerContext c)
    {
        var rate = c.Arguments.Real("rate");
        if (!c.IsTraining || rate == 0)
        {
            return c.Input;
        }

        var shape = Spatial.Axes(c.Arguments, Signature, axes).Aggregate(c.Input.Shape, (mask, axis) => mask.With(axis, 1));
        return Arithmetic.Multiply.Apply(c.Graph, c.Input, RandomMask.Apply(c.Graph, c.Input, shape, rate, 1 / (1 - rate), c.Call, c.Name + "_mask"), c.Name);
    }
}

internal sealed class SpatialDropout1D() : SpatialDropout(1, "SpatialDropout1D", "(N, steps, channels) -> (N, steps, channels)");

internal sealed class SpatialDropout2D() : SpatialDropout(2, "SpatialDropout2D", "(N, height, width, channels) -> (N, height, width, channels)");

internal sealed class SpatialDropout3D() : SpatialDropout(3, "SpatialDropout3D", "(N, depth, height, width, channels) -> (N, depth, height, width, channels)");
