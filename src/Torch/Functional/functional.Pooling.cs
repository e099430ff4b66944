namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The largest elements of windows of (N, C, L).</summary>
            public static Tensor max_pool1d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                Aten.max_pool1d(input, [kernel_size], [stride ?? kernel_size], [padding ?? 0], [dilation ?? 1], ceil_mode);

            /// <summary>The largest elements of windows of (N, C, L), and where they stand.</summary>
            public static (
                Tensor output, Tensor indices) max_pool1d_with_indices(Tensor input, long kernel_size, long? stride = null, long? padding = null,
                long? dilation = null, bool ceil_mode = false) =>
                Aten.max_pool1d_with_indices(input, [kernel_size], [stride ?? kernel_size], [padding ?? 0], [dilation ?? 1], ceil_mode);

            /// <summary>The largest elements of square windows of (N, C, H, W).</summary>
            public static Tensor max_pool2d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                Aten.max_pool2d(input, [kernel_size], [stride ?? kernel_size], [padding ?? 0], [dilation ?? 1], ceil_mode);

            /// <summary>The largest elements of windows of (N, C, H, W).</summary>
            public static Tensor max_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null,
                bool ceil_mode = false) =>
                Aten.max_pool2d(input, Pair(kernel_size), Pair(stride ?? kernel_size), Pair(padding ?? (0, 0)), Pair(dilation ?? (1, 1)), ceil_mode);

            /// <summary>The largest elements of windows of (N, C, H, W).</summary>
            public static Tensor max_pool2d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Aten.max_pool2d(input, kernel_size, strides ?? kernel_size, padding ?? Zero, dilation ?? One, ceil_mode);

            /// <summary>The largest elements of windows of (N, C, H, W), and where they stand.</summary>
            public static (
                Tensor output, Tensor indices) max_pool2d_with_indices(Tensor input, long[] kernel_size, long[]? strides = null,
                long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Aten.max_pool2d_with_indices(input, kernel_size, strides ?? kernel_size, padding ?? Zero, dilation ?? One, ceil_mode);

            /// <summary>The largest elements of windows of (N, C, D, H, W).</summary>
            public static Tensor max_pool3d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Aten.max_pool3d(input, kernel_size, strides ?? kernel_size, padding ?? Zero, dilation ?? One, ceil_mode);

            /// <summary>The largest elements of windows of (N, C, D, H, W), and where they stand.</summary>
            public static (
                Tensor output, Tensor indices) max_pool3d_with_indices(Tensor input, long[] kernel_size, long[]? strides = null,
                long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Aten.max_pool3d_with_indices(input, kernel_size, strides ?? kernel_size, padding ?? Zero, dilation ?? One, ceil_mode);

            /// <summary>The means of windows of (N, C, L).</summary>
            public static Tensor avg_pool1d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true) =>
                Aten.avg_pool1d(input, [kernel_size], [stride ?? kernel_size], [padding ?? 0], ceil_mode, count_include_pad);

            /// <summary>The means of as many windows of (N, C, L) as the result is to have elements.</summary>
            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size) => Aten.adaptive_avg_pool1d(input, [output_size]);

            /// <summary>The means of as many windows of (N, C, H, W) as the result is to have elements.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => Aten.adaptive_avg_pool2d(input, output_size);

            /// <summary>The means of as many windows of (N, C, H, W) as the result is to have elements.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) =>
                Aten.adaptive_avg_pool2d(input, [output_size.Item1, output_size.Item2]);

            /// <summary>The means of as many windows of (N, C, H, W) as the result is to have elements.</summary>
            public static Tensor adaptive_avg_pool2d(
                Tensor input, long output_size) =>
                Aten.adaptive_avg_pool2d(input, [output_size, output_size]);

            /// <summary>The means of as many windows of (N, C, D, H, W) as the result is to have elements.</summary>
            public static Tensor adaptive_avg_pool3d(Tensor input, long[] output_size) => Aten.adaptive_avg_pool3d(input, output_size);

            /// <summary>The means of as many windows of (N, C, D, H, W) as the result is to have elements.</summary>
            public static Tensor adaptive_avg_pool3d(Tensor input, (long, long, long) output_size) =>
                Aten.adaptive_avg_pool3d(input, [output_size.Item1, output_size.Item2, output_size.Item3]);

            /// <summary>The means of as many windows of (N, C, D, H, W) as the result is to have elements.</summary>
            public static Tensor adaptive_avg_pool3d(Tensor input, long output_size) =>
                Aten.adaptive_avg_pool3d(input, [output_size, output_size, output_size]);

            /// <summary>The largest elements of as many windows of (N, C, L) as the result is to have elements.</summary>
            public static Tensor adaptive_max_pool1d(
                Tensor input, long output_size) =>
                First(Aten.adaptive_max_pool1d(input, [output_size]));

            /// <summary>The largest elements of as many windows of (N, C, H, W) as the result is to have elements.</summary>
            public static Tensor adaptive_max_pool2d(
                Tensor input, long[] output_size) =>
                First(Aten.adaptive_max_pool2d(input, output_size));

            /// <summary>The largest elements of as many windows of (N, C, D, H, W) as the result is to have elements.</summary>
            public static Tensor adaptive_max_pool3d(
                Tensor input, long[] output_size) =>
                First(Aten.adaptive_max_pool3d(input, output_size));

            private static long[] Pair((long, long) size) => [size.Item1, size.Item2];

            private static Tensor First((Tensor First, Tensor Second) pair)
            {
                pair.Second.Dispose();
                return pair.First;
            }
        }
    }
}
