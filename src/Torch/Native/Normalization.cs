using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_batch_norm")]
    internal static partial Tensor batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? mean, Tensor? var, Flag training, double momentum,
        double eps);
    [LibraryImport(Library, EntryPoint = "at_instance_norm")]
    internal static partial Tensor instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? mean, Tensor? var, Flag use_input_stats,
        double momentum, double eps);
    [LibraryImport(Library, EntryPoint = "at_layer_norm")]
    internal static partial Tensor layer_norm(Tensor input, Ints shape, Tensor? weight, Tensor? bias, double eps);
    [LibraryImport(Library, EntryPoint = "at_group_norm")]
    internal static partial Tensor group_norm(Tensor input, long groups, Tensor? weight, Tensor? bias, double eps);
    [LibraryImport(Library, EntryPoint = "at_native_batch_norm")]
    [return: MarshalUsing(typeof(TripleMarshaller))]
    internal static partial (Tensor, Tensor, Tensor) native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? mean, Tensor? var,
        Flag training, double momentum, double eps);
    [LibraryImport(Library, EntryPoint = "at_native_batch_norm_backward")]
    [return: MarshalUsing(typeof(TripleMarshaller))]
    internal static partial (Tensor, Tensor, Tensor) native_batch_norm_backward(Tensor grad_output, Tensor input,
        Tensor? weight, Tensor? mean, Tensor? var, Tensor? save_mean, Tensor? save_invstd, Flag train, double eps, Flag for_input, Flag for_weight,
        Flag for_bias);
    [LibraryImport(Library, EntryPoint = "at_native_layer_norm")]
    [return: MarshalUsing(typeof(TripleMarshaller))]
    internal static partial (Tensor, Tensor, Tensor) native_layer_norm(Tensor input, Ints shape, Tensor? weight, Tensor? bias, double eps);
    [LibraryImport(Library, EntryPoint = "at_native_layer_norm_backward")]
    [return: MarshalUsing(typeof(TripleMarshaller))]
    internal static partial (Tensor, Tensor, Tensor) native_layer_norm_backward(Tensor grad_output, Tensor input, Ints shape,
        Tensor mean, Tensor rstd, Tensor? weight, Tensor? bias, Flag for_input, Flag for_weight, Flag for_bias);
    [LibraryImport(Library, EntryPoint = "at_native_group_norm")]
    [return: MarshalUsing(typeof(TripleMarshaller))]
    internal static partial (Tensor, Tensor, Tensor) native_group_norm(Tensor input, Tensor? weight, Tensor? bias, long n, long c, long area,
        long groups, double eps);
    [LibraryImport(Library, EntryPoint = "at_native_group_norm_backward")]
    [return: MarshalUsing(typeof(TripleMarshaller))]
    internal static partial (Tensor, Tensor, Tensor) native_group_norm_backward(Tensor grad_output, Tensor input, Tensor mean,
        Tensor rstd, Tensor? weight, long n, long c, long area, long groups, Flag for_input, Flag for_weight, Flag for_bias);
    [LibraryImport(Library, EntryPoint = "at_embedding")]
    internal static partial Tensor embedding(Tensor weight, Tensor indices, long padding_idx, Flag scale_grad_by_freq);
    [LibraryImport(Library, EntryPoint = "at_embedding_dense_backward")]
    internal static partial Tensor embedding_dense_backward(Tensor grad_output, Tensor indices, long num_weights, long padding_idx,
        Flag scale_grad_by_freq);
    [LibraryImport(Library, EntryPoint = "at_native_dropout")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) native_dropout(Tensor input, double p, Flag train);
    [LibraryImport(Library, EntryPoint = "at_native_dropout_backward")]
    internal static partial Tensor native_dropout_backward(Tensor grad_output, Tensor mask, double scale);
}
