using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>New values of tensors. All of them are read and checked before the first tensor is changed.</summary>
internal sealed class StagedTensors : IDisposable
{
    private readonly List<(Tensor Place, Tensor Value)> _values = [];

    /// <summary>Adds a value.</summary>
    /// <param name="name">The name of the tensor in the file, for the message.</param>
    /// <param name="place">The tensor to change. Its shape is that of the value.</param>
    /// <param name="value">The value. It stays the caller's.</param>
    /// <param name="allowNotFinite">Whether the value may contain NaN and infinities.</param>
    /// <exception cref="FileFormatException">The value has integers in the place of floating numbers, or is not finite.</exception>
    public void Add(string name, Tensor place, Tensor value, bool allowNotFinite)
    {
        if (place.is_floating_point() != value.is_floating_point())
        {
            throw new FileFormatException($"'{name}' has the dtype {value.dtype}, but {place.dtype} is expected");
        }

        using var noGrad = no_grad();
        var converted = value.dtype == place.dtype ? value.alias() : value.type(place.dtype);
        _values.Add((place, converted));
        if (!allowNotFinite && place.is_floating_point() && !IsFinite(converted))
        {
            throw new FileFormatException($"'{name}' holds NaN or an infinity as {place.dtype}, but numbers are expected. Pass allowNotFinite: true to read it");
        }
    }

    /// <summary>Copies all values to their tensors.</summary>
    public void Apply()
    {
        using var noGrad = no_grad();
        foreach (var (place, value) in _values)
        {
            Kernels.Elementwise.Copy(place, value);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _values.ForEach(value => value.Value.Dispose());

    private static bool IsFinite(Tensor tensor)
    {
        using var finite = tensor.isfinite();
        using var all = finite.all();
        return all.ToBoolean();
    }
}
