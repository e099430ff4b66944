using System.Linq;
using CompiledNets.Generators.Collections;

namespace CompiledNets.Generators.Models;

/// <summary>The factor of the gradient of a loss: a number, times the sum of weights that are set at run time, if there are any.</summary>
/// <param name="Number">The number.</param>
/// <param name="Members">The members that hold the weights, empty if the factor is constant.</param>
internal sealed record LossFactor(double Number, EquatableArray<string> Members)
{
    public static LossFactor Constant(double number) => new(number, EquatableArray<string>.Empty);

    public static LossFactor Weight(string member) => new(1, new[] { member }.ToEquatableArray());

    public static LossFactor operator *(double factor, LossFactor weight) => weight with { Number = factor * weight.Number };

    /// <summary>Formats the factor as C#, such as <c>2 * (LossWeights.Main + LossWeights.Other)</c>.</summary>
    public override string ToString()
    {
        var sum = string.Join(" + ", Members.Select(member => "LossWeights." + member));
        return (Number == 1 ? "" : RealText.Of(Number) + " * ") + (Members.Length > 1 ? $"({sum})" : sum);
    }

    /// <summary>Adds the factors of one value that is two losses. Either both are constant or neither is.</summary>
    public static LossFactor operator +(LossFactor left, LossFactor right) => left.Members.Length == 0
        ? Constant(left.Number + right.Number)
        : new(1, left.Members.Concat(right.Members).ToEquatableArray());
}
