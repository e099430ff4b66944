using static TorchSharp.torch;

namespace CompiledNets.Generated;

/// <summary>Checks the tensors that the user passes before anything is computed from them. Used by generated code.</summary>
/// <param name="net">The name of the net.</param>
/// <param name="precision">The dtype of the net's float tensors.</param>
/// <param name="device">The device of the net.</param>
public readonly struct Boundary(string net, ScalarType precision, Device device)
{
    // True while samples are checked on this thread that a training or an evaluation moves to the device of the net.
    [ThreadStatic]
    private static bool s_areMoved;

    /// <summary>Runs a check of samples that are moved to the device of the net after it, so they may be on any device.</summary>
    internal static void CheckMoved(Action check)
    {
        s_areMoved = true;
        try
        {
            check();
        }
        finally
        {
            s_areMoved = false;
        }
    }

    /// <summary>Checks the device, the dtype and the rank of a tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="name">The name of the tensor in the definition.</param>
    /// <param name="dtype">The C# name of the expected dtype.</param>
    /// <param name="shape">The expected shape as text, for the message.</param>
    /// <param name="rank">The expected rank, with the batch axis.</param>
    /// <exception cref="ArgumentException">The tensor has another dtype or rank, or is on another device.</exception>
    public void Rank(Tensor tensor, string name, string dtype, string shape, int rank)
    {
        ArgumentNullException.ThrowIfNull(tensor, name);
        if (tensor.IsInvalid)
        {
            RequireAlive(net, tensor, $"'{name}'", name);
        }

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

        Place(tensor, name);
    }

    /// <summary>Checks that a tensor is on the device of the net.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="name">The name of the tensor in the definition.</param>
    /// <exception cref="ArgumentException">The tensor is on another device.</exception>
    internal void Place(Tensor tensor, string name)
    {
        // A tensor on the meta device has no numbers, so it cannot be moved.
        if (!IsOn(device, tensor) && (!s_areMoved || tensor.device_type == TorchSharp.DeviceType.META))
        {
            throw new ArgumentException($"{net}: '{name}' must be on the device '{device}' of the net, but is on '{tensor.device}'. Move it with tensor.to(net.Device).", name);
        }
    }

    /// <summary>Returns true if a tensor is on a device. A device without an index is any of its type.</summary>
    internal static bool IsOn(Device device, Tensor tensor) =>
        tensor.device_type == device.type && (device.type == TorchSharp.DeviceType.CPU || device.index < 0 || tensor.device.index == device.index);

    /// <summary>Checks the sizes of the axes of a tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="name">The name of the tensor in the definition.</param>
    /// <param name="shape">The expected shape as text, for the message.</param>
    /// <param name="sizes">The expected sizes, computed from the sizes of the inputs.</param>
    /// <exception cref="ArgumentException">An axis has another size.</exception>
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

    /// <summary>Checks that a size is not too small.</summary>
    /// <param name="what">The size, as the definition computes it.</param>
    /// <param name="value">Its value.</param>
    /// <param name="least">The smallest size that is allowed.</param>
    /// <param name="why">The layer or function that needs it, for the message.</param>
    /// <exception cref="ArgumentException">The size is smaller.</exception>
    public void AtLeast(string what, long value, long least, string why)
    {
        if (value < least)
        {
            throw new ArgumentException($"{net}: {what} must be at least {least}, {why}, but is {value}.");
        }
    }

    /// <summary>Checks that a size is a multiple of a number.</summary>
    /// <param name="what">The size, as the definition computes it.</param>
    /// <param name="value">Its value.</param>
    /// <param name="divisor">The number that must divide it.</param>
    /// <exception cref="ArgumentException">The size is not a multiple.</exception>
    public void MultipleOf(string what, long value, long divisor)
    {
        if (value % divisor != 0)
        {
            throw new ArgumentException($"{net}: {what} must be a multiple of {divisor}, as it is declared, but is {value}.");
        }
    }

    /// <summary>
    /// Checks that ids or class numbers are in their range. Those on another device than the CPU are not checked, because a step would wait for the device.
    /// </summary>
    /// <param name="tensor">The ids, of any shape.</param>
    /// <param name="name">The name of the tensor in the definition.</param>
    /// <param name="count">The number of ids.</param>
    /// <param name="reason">The attribute, layer, loss or metric that sets the number of ids, for the message.</param>
    /// <param name="ignored">A further id that is allowed, or null.</param>
    /// <exception cref="ArgumentException">An id is negative, or is not less than <paramref name="count"/>.</exception>
    public void Ids(Tensor tensor, string name, long count, string reason, long? ignored = null)
    {
        if (HostMemory.Has(tensor) && RangeOf(tensor, ignored) is var (least, largest) && (least < 0 || largest >= count))
        {
            var others = ignored is { } id ? $", or {id}" : "";
            throw new ArgumentException(
                $"{net}: the ids in '{name}' must be 0 to {count - 1}{others}, because of {reason}, but there is the id {(least < 0 ? least : largest)}.", name);
        }
    }

    /// <summary>Checks that a tensor is not disposed of.</summary>
    /// <param name="net">The name of the net.</param>
    /// <param name="tensor">The tensor.</param>
    /// <param name="what">A description of the tensor, for the message.</param>
    /// <param name="name">The name of the tensor in the definition.</param>
    /// <exception cref="ArgumentException">The tensor is disposed of.</exception>
    internal static void RequireAlive(string net, Tensor tensor, string what, string name)
    {
        if (tensor.IsInvalid)
        {
            throw new ArgumentException($"{net}: {what} is disposed of. Pass a tensor that is still in use, or dispose of it later.", name);
        }
    }

    private static (long Least, long Largest)? RangeOf(Tensor ids, long? ignored)
    {
        if (ignored is not { } id)
        {
            return IdRange.Of(ids);
        }

        using TorchSharp.Scalar scalar = id;
        using var isKept = ids.ne(scalar);
        using var kept = ids.masked_select(isKept);
        return IdRange.Of(kept);
    }

    private static string Text(Tensor tensor) => "(" + string.Join(", ", tensor.shape) + ")";
}
