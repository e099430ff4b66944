using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests;

/// <summary>Operators of libtorch that nothing of ours is made of: what our kernels are compared with.</summary>
internal static class Libtorch
{
    /// <summary>An LSTM; its gates stand in the order input, forget, candidate, output.</summary>
    public static (Tensor Sequence, Tensor H, Tensor C) Lstm(Tensor x, Tensor h, Tensor c, Tensor[] weights) =>
        Aten.lstm(x, (Tensor[])[h, c], weights, true, true);

    /// <summary>A GRU; its gates stand in the order reset, update, candidate.</summary>
    public static (Tensor Sequence, Tensor H) Gru(Tensor x, Tensor h, Tensor[] weights) => Aten.gru(x, h, weights, true, true);

    /// <summary>A plain recurrence with tanh.</summary>
    public static (Tensor Sequence, Tensor H) Rnn(Tensor x, Tensor h, Tensor[] weights) => Aten.rnn_tanh(x, h, weights, true, true);
}
