using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Checks what the user brings, before anything is computed with it. Used by generated code.</summary>
/// <param name="net">The name of the net.</param>
/// <param name="precision">The dtype of its float tensors.</param>
public sealed class Boundary(string net, ScalarType precision)
{
    /// <summary>Checks dtype and rank.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="name">Its name in the definition.</param>
    /// <param name="dtype">Its dtype in C#.</param>
    /// <param name="shape">Its shape, for the message.</param>
    /// <param name="rank">Its rank, with the batch.</param>
    /// <exception cref="ArgumentException">The tensor is of another dtype or rank.</exception>
    public void Rank(Tensor tensor, string name, string dtype, string shape, int rank)
    {
        ArgumentNullException.ThrowIfNull(tensor, name);
        var expected = dtype switch
        {
            "long" => ScalarType.Int64,
            "int" => ScalarType.Int32,
            "bool" => ScalarType.Bool,
            _ => precision,
        };
        if (tensor.dtype != expected)
        {
            throw new ArgumentException($"{net}: '{name}' must be {expected}, but is {tensor.dtype}. Convert it with tensor.type(ScalarType.{expected}).", name);
        }

        if (tensor.dim() != rank)
        {
            throw new ArgumentException($"{net}: '{name}' must have the shape {shape}, with the batch first, but has {Text(tensor)}.", name);
        }
    }

    /// <summary>Checks sizes.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="name">Its name in the definition.</param>
    /// <param name="shape">Its shape, for the message.</param>
    /// <param name="sizes">What its sizes must be, given those that were found from the inputs.</param>
    /// <exception cref="ArgumentException">A size is another.</exception>
    public void Shape(Tensor tensor, string name, string shape, params ReadOnlySpan<long> sizes)
    {
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            if (tensor.size(axis) != sizes[axis])
            {
                throw new ArgumentException(
                    $"{net}: '{name}' must have the shape {shape}, which here is ({string.Join(", ", sizes.ToArray())}), but has {Text(tensor)}: axis {axis} differs.", name);
            }
        }
    }

    /// <summary>Checks that a size is large enough.</summary>
    /// <param name="what">The size, as the definition computes it.</param>
    /// <param name="value">Its value.</param>
    /// <param name="least">The least it may be.</param>
    /// <param name="why">What needs it.</param>
    /// <exception cref="ArgumentException">It is smaller.</exception>
    public void AtLeast(string what, long value, long least, string why)
    {
        if (value < least)
        {
            throw new ArgumentException($"{net}: {what} must be at least {least}, {why}, but is {value}.");
        }
    }

    /// <summary>Checks that a size is a multiple.</summary>
    /// <param name="what">The size.</param>
    /// <param name="value">Its value.</param>
    /// <param name="divisor">What must divide it.</param>
    /// <exception cref="ArgumentException">It is not a multiple.</exception>
    public void MultipleOf(string what, long value, long divisor)
    {
        if (value % divisor != 0)
        {
            throw new ArgumentException($"{net}: {what} must be a multiple of {divisor}, as it is declared, but is {value}.");
        }
    }

    /// <summary>Checks that ids are those of a vocabulary. On a device this waits for it.</summary>
    /// <param name="tensor">The ids.</param>
    /// <param name="name">The name of the tensor in the definition.</param>
    /// <param name="count">The size of the vocabulary.</param>
    /// <param name="reason">What says so: the declaration, or the layer that has no more.</param>
    /// <exception cref="ArgumentException">There is an id below 0, or not below <paramref name="count"/>.</exception>
    public void Ids(Tensor tensor, string name, long count, string reason)
    {
        if (IdRange.Of(tensor) is var (least, largest) && (least < 0 || largest >= count))
        {
            throw new ArgumentException($"{net}: the ids in '{name}' must be 0 to {count - 1}, because of {reason}, but there is the id {(least < 0 ? least : largest)}.", name);
        }
    }

    private static string Text(Tensor tensor) => "(" + string.Join(", ", tensor.shape) + ")";
}
