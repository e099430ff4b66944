namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The tensor with margins: a pair of sizes, before and after, for each dimension from the last one on.</summary>
            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                mode switch
                {
                    PaddingModes.Reflect => Aten.pad(input, pad, "reflect", default),
                    PaddingModes.Replicate => Aten.pad(input, pad, "replicate", default),
                    PaddingModes.Circular => Aten.pad(input, pad, "circular", default),
                    _ => Aten.constant_pad_nd(input, pad, value),
                };

            /// <summary>The tensor with margins: a pair of sizes, before and after, for each dimension from the last one on.</summary>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, (ReadOnlySpan<long>)pad, mode, value);

            /// <summary>The tensor with margins: a pair of sizes, before and after, for each dimension from the last one on.</summary>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2], mode, value);

            /// <summary>The tensor with margins: a pair of sizes, before and after, for each dimension from the last one on.</summary>
            public static Tensor pad(
                Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>The tensor with margins: a pair of sizes, before and after, for each dimension from the last one on.</summary>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad, pad], mode, value);

            /// <summary>Enlarges (N, C, L), (N, C, H, W) or (N, C, D, H, W) to a size, or by factors.</summary>
            public static Tensor upsample(
                Tensor input, long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest,
                bool align_corners = false)
            {
                var sizes = Enlarged(input, size, scale_factor);
                Number Scale(int dim) => scale_factor?[scale_factor.Length == 1 ? 0 : dim];
                return (mode, sizes.Length) switch
                {
                    (UpsampleMode.Nearest, 1) => Aten.upsample_nearest1d(input, sizes, Scale(0)),
                    (UpsampleMode.Nearest, 2) => Aten.upsample_nearest2d(input, sizes, Scale(0), Scale(1)),
                    (UpsampleMode.Nearest, 3) => Aten.upsample_nearest3d(input, sizes, Scale(0), Scale(1), Scale(2)),
                    (UpsampleMode.Linear, 1) => Aten.upsample_linear1d(input, sizes, align_corners, Scale(0)),
                    (UpsampleMode.Bilinear, 2) => Aten.upsample_bilinear2d(input, sizes, align_corners, Scale(0), Scale(1)),
                    (UpsampleMode.Bicubic, 2) => Aten.upsample_bicubic2d(input, sizes, align_corners, Scale(0), Scale(1)),
                    (UpsampleMode.Trilinear, 3) => Aten.upsample_trilinear3d(input, sizes, align_corners, Scale(0), Scale(1), Scale(2)),
                    _ => throw new NotSupportedException($"{mode} does not work on {sizes.Length + 2} dimensions."),
                };
            }

            /// <summary>Enlarges (N, C, L) by repeating the nearest element.</summary>
            public static Tensor upsample_nearest1d(Tensor input, long? outputSize, double? scaleFactor) =>
                upsample(input, outputSize is { } size ? [size] : null, scaleFactor is { } scale ? [scale] : null);

            /// <summary>Enlarges (N, C, H, W) by repeating the nearest element.</summary>
            public static Tensor upsample_nearest2d(Tensor input, long[]? outputSizes = null, double[]? scaleFactors = null) =>
                upsample(input, outputSizes, scaleFactors);

            /// <summary>Enlarges (N, C, D, H, W) by repeating the nearest element.</summary>
            public static Tensor upsample_nearest3d(Tensor input, long[]? outputSizes = null, double[]? scaleFactors = null) =>
                upsample(input, outputSizes, scaleFactors);

            /// <summary>Moves blocks of channels into space: (N, C * r * r, H, W) to (N, C, H * r, W * r).</summary>
            public static Tensor pixel_shuffle(Tensor x, long upscale_factor) => Aten.pixel_shuffle(x, upscale_factor);

            /// <summary>Moves blocks of space into channels: (N, C, H * r, W * r) to (N, C * r * r, H, W).</summary>
            public static Tensor pixel_unshuffle(Tensor x, long downscale_factor) => Aten.pixel_unshuffle(x, downscale_factor);

            private static long[] Enlarged(Tensor input, long[]? size, double[]? scale_factor)
            {
                var spatial = input.shape[2..];
                if (size is null == scale_factor is null)
                    throw new ArgumentException("Either a size or factors say how far to enlarge.");
                if (size is { Length: 1 } || scale_factor is { Length: 1 })
                    return Array.ConvertAll(spatial, length => size is null ? (long)(length * scale_factor![0]) : size[0]);
                if ((size?.Length ?? scale_factor!.Length) != spatial.Length)
                    throw new ArgumentException($"The tensor has {spatial.Length} dimensions to enlarge.");
                return size ?? [.. spatial.Select((length, dim) => (long)(length * scale_factor![dim]))];
            }
        }
    }
}
