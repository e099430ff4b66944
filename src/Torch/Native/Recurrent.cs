using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_lstm")]
    [return: MarshalUsing(typeof(TripleMarshaller))]
    internal static partial (Tensor, Tensor, Tensor) lstm(Tensor input, Tensors state, Tensors parameters, Flag has_biases, Flag batch_first);
    [LibraryImport(Library, EntryPoint = "at_gru")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) gru(Tensor input, Tensor state, Tensors parameters, Flag has_biases, Flag batch_first);
    [LibraryImport(Library, EntryPoint = "at_rnn_tanh")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) rnn_tanh(Tensor input, Tensor state, Tensors parameters, Flag has_biases, Flag batch_first);
}
