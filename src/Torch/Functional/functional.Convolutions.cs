namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Convolution along one dimension: input (N, C, L), weight (F, C / groups, K), bias (F).</summary>
            public static Tensor conv1d(
                Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null, long groups = 1) =>
                Aten.conv1d(input, weight, bias, [stride ?? 1], [padding ?? 0], [dilation ?? 1], groups);

            /// <summary>Convolution along two dimensions: input (N, C, H, W), weight (F, C / groups, KH, KW), bias (F).</summary>
            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                long groups = 1) =>
                Aten.conv2d(input, weight, bias, strides ?? One, padding ?? Zero, dilation ?? One, groups);

            /// <summary>Convolution along three dimensions: input (N, C, D, H, W), weight (F, C / groups, KD, KH, KW), bias (F).</summary>
            public static Tensor conv3d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                long groups = 1) =>
                Aten.conv3d(input, weight, bias, strides ?? One, padding ?? Zero, dilation ?? One, groups);

            /// <summary>The transpose of <see cref="conv1d"/>: weight (C, F / groups, K).</summary>
            public static Tensor conv_transpose1d(
                Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? output_padding = null,
                long? dilation = null, long groups = 1) =>
                Aten.conv_transpose1d(input, weight, bias, [stride ?? 1], [padding ?? 0], [output_padding ?? 0], [dilation ?? 1], groups);

            /// <summary>The transpose of <see cref="conv2d"/>: weight (C, F / groups, KH, KW).</summary>
            public static Tensor conv_transpose2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? output_padding = null,
                long[]? dilation = null, long groups = 1) =>
                Aten.conv_transpose2d(input, weight, bias, strides ?? One, padding ?? Zero, output_padding ?? Zero, dilation ?? One, groups);

            /// <summary>The transpose of <see cref="conv3d"/>: weight (C, F / groups, KD, KH, KW).</summary>
            public static Tensor conv_transpose3d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? output_padding = null,
                long[]? dilation = null, long groups = 1) =>
                Aten.conv_transpose3d(input, weight, bias, strides ?? One, padding ?? Zero, output_padding ?? Zero, dilation ?? One, groups);

            /// <summary><c>input @ weight.T + bias</c>.</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Aten.linear(input, weights, bias);

            /// <summary><c>input1 @ weight[f] @ input2 + bias[f]</c> for each feature f.</summary>
            public static Tensor bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias = null) =>
                Aten.bilinear(input1, input2, weight, bias);

            /// <summary>All windows of an image as columns: (N, C, H, W) to (N, C * KH * KW, windows).</summary>
            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                Aten.im2col(input, Both(kernel_size), Both(dilation), Both(padding), Both(stride));

            /// <summary>The sum of windows, given as columns, in an image: (N, C * KH * KW, windows) to (N, C, H, W).</summary>
            public static Tensor fold(
                Tensor input, long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                Aten.col2im(input, Both(output_size), Both(kernel_size), Both(dilation), Both(padding), Both(stride));

            private static readonly long[] One = [1];
            private static readonly long[] Zero = [0];

            private static long[] Both(long size) => [size, size];
        }
    }
}
