using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests;

/// <summary>Recurrent layers of libtorch, for comparison with our kernels. Our kernels do not use them.</summary>
internal static class Libtorch
{
    private const string Weights = "w1: Tensor, w2: Tensor, b1: Tensor, b2: Tensor";

    private static readonly jit.CompilationUnit s_unit = jit.compile(
        $"def lstm(x: Tensor, h: Tensor, c: Tensor, {Weights}):\n  return torch.lstm(x, [h, c], [w1, w2, b1, b2], True, 1, 0.0, False, False, True)\n"
        + $"def gru(x: Tensor, h: Tensor, {Weights}):\n  return torch.gru(x, h, [w1, w2, b1, b2], True, 1, 0.0, False, False, True)\n"
        + $"def rnn(x: Tensor, h: Tensor, {Weights}):\n  return torch.rnn_tanh(x, h, [w1, w2, b1, b2], True, 1, 0.0, False, False, True)\n");

    /// <summary>Computes an LSTM. The order of its gates is input, forget, candidate, output.</summary>
    public static (Tensor Sequence, Tensor H, Tensor C) Lstm(Tensor x, Tensor h, Tensor c, Tensor[] weights) =>
        s_unit.invoke<(Tensor, Tensor, Tensor)>("lstm", [x, h, c, .. weights]);

    /// <summary>Computes a GRU. The order of its gates is reset, update, candidate.</summary>
    public static (Tensor Sequence, Tensor H) Gru(Tensor x, Tensor h, Tensor[] weights) => s_unit.invoke<(Tensor, Tensor)>("gru", [x, h, .. weights]);

    /// <summary>Computes a plain recurrence with tanh.</summary>
    public static (Tensor Sequence, Tensor H) Rnn(Tensor x, Tensor h, Tensor[] weights) => s_unit.invoke<(Tensor, Tensor)>("rnn", [x, h, .. weights]);
}
