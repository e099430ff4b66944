using CompiledNets.Interop;
using static TorchSharp.torch;

namespace CompiledNets.Generated;

/// <summary>A piece of memory on the CPU in which a step places its results.</summary>
internal sealed class Arena : IDisposable
{
    private static readonly Operator s_view = new("view", "dtype");

    private readonly Tensor _bytes;
    private readonly Dictionary<ScalarType, Tensor> _views = [];

    public Arena(long bytes)
    {
        Bytes = bytes;
        _bytes = LongLived.Detach(empty(bytes, dtype: ScalarType.Byte))[0];
        _views.Add(ScalarType.Byte, _bytes);
    }

    public long Bytes { get; }

    /// <summary>Gets or sets whether a step uses the memory now.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Gets all memory as a vector of a dtype.</summary>
    public Tensor Of(ScalarType dtype)
    {
        if (!_views.TryGetValue(dtype, out var view))
        {
            using var like = empty(0, dtype);
            _views.Add(dtype, view = LongLived.Detach(s_view.Call(_bytes, Argument.DTypeOf(like)))[0]);
        }

        return view;
    }

    public void Dispose()
    {
        foreach (var view in _views.Values)
        {
            view.Dispose();
        }
    }
}
