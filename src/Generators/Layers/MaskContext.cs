using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// Gives a word access to a call while the mask of its result is found. Tensors are the ids of the definition. A mask is a tensor too: it has the
/// first axes of the tensor that it belongs to, and is true for the steps that count.
/// </summary>
/// <param name="arguments">The arguments of the call.</param>
/// <param name="tensors">The operands.</param>
/// <param name="masks">The mask of each operand, or null if all of its steps count.</param>
/// <param name="result">The shape of the first result.</param>
/// <param name="shapeOf">Gets the shape of a tensor.</param>
/// <param name="apply">Applies a word to tensors, and returns the id of the result.</param>
/// <param name="drop">Reports that the mask of an operand ends here.</param>
internal sealed class MaskContext(
    Arguments arguments,
    IReadOnlyList<int> tensors,
    IReadOnlyList<int?> masks,
    Shape result,
    Func<int, Shape> shapeOf,
    Func<Word, IReadOnlyList<int>, IReadOnlyList<Argument>, int?> apply,
    Action<int> drop)
{
    public Arguments Arguments { get; } = arguments;

    public IReadOnlyList<int> Tensors { get; } = tensors;

    /// <summary>Gets the mask of each operand, or null if all of its steps count.</summary>
    public IReadOnlyList<int?> Masks { get; } = masks;

    /// <summary>Gets the shape of the first result.</summary>
    public Shape Result { get; } = result;

    public Shape ShapeOf(int tensor) => shapeOf(tensor);

    /// <summary>Computes a mask with an internal word.</summary>
    public int? Apply(Word word, IReadOnlyList<int> operands, params Argument[] given) => apply(word, operands, given);

    /// <summary>Returns true if the result has the samples and steps of a mask, and at least one more axis.</summary>
    public bool Fits(int mask)
    {
        var steps = shapeOf(mask);
        return Result.Rank > steps.Rank && steps.Dims.Zip(Result.Dims, (a, b) => a.Equals(b)).All(same => same);
    }

    /// <summary>Passes on the mask of an operand. If the result does not have its steps any more, reports that the mask ends.</summary>
    public int? Pass(int operand) => Masks[operand] is not { } mask ? null : Fits(mask) ? mask : Drop(operand);

    /// <summary>Passes on the steps that count in all operands. If the result does not have these steps any more, reports that the mask ends.</summary>
    public int? PassAll()
    {
        if (Masks.OfType<int>().All(Fits))
        {
            return Masks.OfType<int>().Distinct().Aggregate((int?)null, (both, mask) => both is { } left ? Apply(WordCatalogue.Of<BothMasksWord>(), [left, mask]) : mask);
        }

        return Drop();
    }

    /// <summary>Reports that the mask of the first masked operand ends here, because the word computes with the padding too. Returns null.</summary>
    public int? Drop() => Drop(Enumerable.Range(0, Masks.Count).First(operand => Masks[operand] is not null));

    /// <summary>Reports that the mask of an operand ends here. Returns null.</summary>
    public int? Drop(int operand)
    {
        drop(operand);
        return null;
    }
}
