using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_relu")]
    internal static partial Tensor relu(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_relu_")]
    internal static partial Done relu_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_relu6")]
    internal static partial Tensor relu6(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_relu6_")]
    internal static partial Done relu6_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_sigmoid")]
    internal static partial Tensor sigmoid(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_sigmoid_")]
    internal static partial Done sigmoid_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_tanh")]
    internal static partial Tensor tanh(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_tanh_")]
    internal static partial Done tanh_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_selu")]
    internal static partial Tensor selu(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_selu_")]
    internal static partial Done selu_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_silu")]
    internal static partial Tensor silu(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_silu_")]
    internal static partial Done silu_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_hardsigmoid")]
    internal static partial Tensor hardsigmoid(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_hardsigmoid_")]
    internal static partial Done hardsigmoid_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_hardswish")]
    internal static partial Tensor hardswish(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_hardswish_")]
    internal static partial Done hardswish_(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_mish")]
    internal static partial Tensor mish(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_log_sigmoid")]
    internal static partial Tensor log_sigmoid(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_leaky_relu")]
    internal static partial Tensor leaky_relu(Tensor self, Number value);
    [LibraryImport(Library, EntryPoint = "at_leaky_relu_")]
    internal static partial Done leaky_relu_(Tensor self, Number value);
    [LibraryImport(Library, EntryPoint = "at_celu")]
    internal static partial Tensor celu(Tensor self, Number value);
    [LibraryImport(Library, EntryPoint = "at_celu_")]
    internal static partial Done celu_(Tensor self, Number value);
    [LibraryImport(Library, EntryPoint = "at_hardtanh")]
    internal static partial Tensor hardtanh(Tensor self, Number first, Number second);
    [LibraryImport(Library, EntryPoint = "at_hardtanh_")]
    internal static partial Done hardtanh_(Tensor self, Number first, Number second);
    [LibraryImport(Library, EntryPoint = "at_threshold")]
    internal static partial Tensor threshold(Tensor self, Number first, Number second);
    [LibraryImport(Library, EntryPoint = "at_threshold_")]
    internal static partial Done threshold_(Tensor self, Number first, Number second);
    [LibraryImport(Library, EntryPoint = "at_elu")]
    internal static partial Tensor elu(Tensor self, Number alpha, Number scale, Number input_scale);
    [LibraryImport(Library, EntryPoint = "at_elu_")]
    internal static partial Done elu_(Tensor self, Number alpha, Number scale, Number input_scale);
    [LibraryImport(Library, EntryPoint = "at_gelu", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Tensor gelu(Tensor self, string approximate);
    [LibraryImport(Library, EntryPoint = "at_softplus")]
    internal static partial Tensor softplus(Tensor self, Number beta, Number threshold);
    [LibraryImport(Library, EntryPoint = "at_hardshrink")]
    internal static partial Tensor hardshrink(Tensor self, Number lambda);
    [LibraryImport(Library, EntryPoint = "at_softshrink")]
    internal static partial Tensor softshrink(Tensor self, Number lambda);
    [LibraryImport(Library, EntryPoint = "at_prelu")]
    internal static partial Tensor prelu(Tensor self, Tensor weight);
    [LibraryImport(Library, EntryPoint = "at_glu")]
    internal static partial Tensor glu(Tensor self, long dim);
    [LibraryImport(Library, EntryPoint = "at_softmax")]
    internal static partial Tensor softmax(Tensor self, long dim, sbyte type);
    [LibraryImport(Library, EntryPoint = "at_log_softmax")]
    internal static partial Tensor log_softmax(Tensor self, long dim, sbyte type);
    [LibraryImport(Library, EntryPoint = "at_dropout")]
    internal static partial Tensor dropout(Tensor self, double p, Flag train);
    [LibraryImport(Library, EntryPoint = "at_dropout_")]
    internal static partial Done dropout_(Tensor self, double p, Flag train);
    [LibraryImport(Library, EntryPoint = "at_feature_dropout")]
    internal static partial Tensor feature_dropout(Tensor self, double p, Flag train);
    [LibraryImport(Library, EntryPoint = "at_feature_dropout_")]
    internal static partial Done feature_dropout_(Tensor self, double p, Flag train);
    [LibraryImport(Library, EntryPoint = "at_alpha_dropout")]
    internal static partial Tensor alpha_dropout(Tensor self, double p, Flag train);
    [LibraryImport(Library, EntryPoint = "at_alpha_dropout_")]
    internal static partial Done alpha_dropout_(Tensor self, double p, Flag train);
    [LibraryImport(Library, EntryPoint = "at_feature_alpha_dropout")]
    internal static partial Tensor feature_alpha_dropout(Tensor self, double p, Flag train);
    [LibraryImport(Library, EntryPoint = "at_feature_alpha_dropout_")]
    internal static partial Done feature_alpha_dropout_(Tensor self, double p, Flag train);
}
