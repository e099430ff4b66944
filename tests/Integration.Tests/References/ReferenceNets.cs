using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests.References;

/// <summary>Blocks that the nets with channels first and channels last share.</summary>
internal static class ReferenceBlocks
{
    public static (Sym<float> Strided1, Sym<float> Dilated1, Sym<float> Causal1, Sym<float> Strided2, Sym<float> Same2, Sym<float> Strided3, Sym<float> Transposed1, Sym<float> Transposed2,
        Sym<float> Transposed3, Sym<float> Depthwise1, Sym<float> Depthwise2, Sym<float> Separable1, Sym<float> Separable2) Convolutions(Sym<float> series, Sym<float> image, Sym<float> volume)
    {
        var strided1 = Conv1D(6, 3, strides: 2, groups: 2, name: "strided1")(series);
        var dilated1 = Conv1D(5, 3, dilationRate: 2, activation: Tanh, name: "dilated1")(series);
        var causal1 = Conv1D(3, 3, padding: Padding.Causal, name: "causal1")(series);
        var strided2 = Conv2D(6, (3, 2), strides: (2, 1), activation: ReLU, name: "strided2")(image);
        var same2 = Conv2D(3, (4, 3), padding: Padding.Same, dilationRate: 2, useBias: false, name: "same2")(image);
        var strided3 = Conv3D(3, (2, 3, 2), strides: (1, 2, 1), name: "strided3")(volume);
        var transposed1 = Conv1DTranspose(3, 4, strides: 2, name: "transposed1")(series);
        var transposed2 = Conv2DTranspose(3, (3, 2), strides: (2, 2), name: "transposed2")(image);
        var transposed3 = Conv3DTranspose(3, (2, 3, 2), strides: (2, 1, 1), name: "transposed3")(volume);
        var depthwise1 = DepthwiseConv1D(3, depthMultiplier: 2, name: "depthwise1")(series);
        var depthwise2 = DepthwiseConv2D((2, 3), strides: 2, name: "depthwise2")(image);
        var separable1 = SeparableConv1D(5, 3, depthMultiplier: 2, name: "separable1")(series);
        var separable2 = SeparableConv2D(5, (3, 2), name: "separable2")(image);
        return (strided1, dilated1, causal1, strided2, same2, strided3, transposed1, transposed2, transposed3, depthwise1, depthwise2, separable1, separable2);
    }

    public static (Sym<float> Max1, Sym<float> Max2, Sym<float> Max3, Sym<float> Mean1, Sym<float> Mean2, Sym<float> Mean3, Sym<float> AdaptiveMax1, Sym<float> AdaptiveMax2, Sym<float> AdaptiveMax3,
        Sym<float> AdaptiveMean1, Sym<float> AdaptiveMean2, Sym<float> AdaptiveMean3, Sym<float> Pad1, Sym<float> Pad2, Sym<float> Pad3, Sym<float> Crop2, Sym<float> Crop3, Sym<float> Nearest2, Sym<float> Bilinear2,
        Sym<float> Nearest3) Poolings(Sym<float> series, Sym<float> image, Sym<float> volume) =>
        (
            MaxPooling1D(3, strides: 2)(series),
            MaxPooling2D((2, 3))(image),
            MaxPooling3D(2, strides: 1)(volume),
            AveragePooling1D(3)(series),
            AveragePooling2D((3, 2), strides: 1)(image),
            AveragePooling3D()(volume),
            AdaptiveMaxPooling1D(4)(series),
            AdaptiveMaxPooling2D((4, 3))(image),
            AdaptiveMaxPooling3D((2, 4, 3))(volume),
            AdaptiveAveragePooling1D(4)(series),
            AdaptiveAveragePooling2D((4, 3))(image),
            AdaptiveAveragePooling3D((2, 4, 3))(volume),
            ZeroPadding1D((1, 2))(series),
            ZeroPadding2D(((1, 2), (3, 0)))(image),
            ZeroPadding3D((1, 0, 2))(volume),
            Cropping2D(((1, 2), (3, 0)))(image),
            Cropping3D((1, 0, 1))(volume),
            UpSampling2D((2, 3))(image),
            UpSampling2D((2, 3), interpolation: Interpolation.Bilinear)(image),
            UpSampling3D((1, 2, 3))(volume));

    public static (Sym<float> Max1, Sym<float> Max2, Sym<float> Max3, Sym<float> Mean1, Sym<float> Mean2, Sym<float> Mean3) GlobalPoolings(Sym<float> series, Sym<float> image, Sym<float> volume) =>
        (GlobalMaxPooling1D()(series), GlobalMaxPooling2D()(image), GlobalMaxPooling3D()(volume), GlobalAveragePooling1D()(series), GlobalAveragePooling2D()(image), GlobalAveragePooling3D()(volume));
}

[CompiledNet]
internal sealed partial class Convolutions
{
    public static (Sym<float> Strided1, Sym<float> Dilated1, Sym<float> Causal1, Sym<float> Strided2, Sym<float> Same2, Sym<float> Strided3, Sym<float> Transposed1, Sym<float> Transposed2,
        Sym<float> Transposed3, Sym<float> Depthwise1, Sym<float> Depthwise2, Sym<float> Separable1, Sym<float> Separable2) Define(
        [Shape(9, 4)] Sym<float> series, [Shape(9, 8, 4)] Sym<float> image, [Shape(5, 6, 4, 2)] Sym<float> volume) => ReferenceBlocks.Convolutions(series, image, volume);
}

[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
internal sealed partial class ConvolutionsChannelsFirst
{
    public static (Sym<float> Strided1, Sym<float> Dilated1, Sym<float> Causal1, Sym<float> Strided2, Sym<float> Same2, Sym<float> Strided3, Sym<float> Transposed1, Sym<float> Transposed2,
        Sym<float> Transposed3, Sym<float> Depthwise1, Sym<float> Depthwise2, Sym<float> Separable1, Sym<float> Separable2) Define(
        [Shape(4, 9)] Sym<float> series, [Shape(4, 9, 8)] Sym<float> image, [Shape(2, 5, 6, 4)] Sym<float> volume) => ReferenceBlocks.Convolutions(series, image, volume);
}

[CompiledNet]
internal sealed partial class Poolings
{
    public static (Sym<float> Max1, Sym<float> Max2, Sym<float> Max3, Sym<float> Mean1, Sym<float> Mean2, Sym<float> Mean3, Sym<float> AdaptiveMax1, Sym<float> AdaptiveMax2, Sym<float> AdaptiveMax3,
        Sym<float> AdaptiveMean1, Sym<float> AdaptiveMean2, Sym<float> AdaptiveMean3, Sym<float> Pad1, Sym<float> Pad2, Sym<float> Pad3, Sym<float> Crop2, Sym<float> Crop3, Sym<float> Nearest2, Sym<float> Bilinear2,
        Sym<float> Nearest3) Define([Shape(9, 4)] Sym<float> series, [Shape(9, 8, 4)] Sym<float> image, [Shape(5, 6, 4, 2)] Sym<float> volume) => ReferenceBlocks.Poolings(series, image, volume);
}

[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
internal sealed partial class PoolingsChannelsFirst
{
    public static (Sym<float> Max1, Sym<float> Max2, Sym<float> Max3, Sym<float> Mean1, Sym<float> Mean2, Sym<float> Mean3, Sym<float> AdaptiveMax1, Sym<float> AdaptiveMax2, Sym<float> AdaptiveMax3,
        Sym<float> AdaptiveMean1, Sym<float> AdaptiveMean2, Sym<float> AdaptiveMean3, Sym<float> Pad1, Sym<float> Pad2, Sym<float> Pad3, Sym<float> Crop2, Sym<float> Crop3, Sym<float> Nearest2, Sym<float> Bilinear2,
        Sym<float> Nearest3) Define([Shape(4, 9)] Sym<float> series, [Shape(4, 9, 8)] Sym<float> image, [Shape(2, 5, 6, 4)] Sym<float> volume) => ReferenceBlocks.Poolings(series, image, volume);
}

[CompiledNet]
internal sealed partial class GlobalPoolings
{
    public static (Sym<float> Max1, Sym<float> Max2, Sym<float> Max3, Sym<float> Mean1, Sym<float> Mean2, Sym<float> Mean3) Define(
        [Shape(9, 4)] Sym<float> series, [Shape(9, 8, 4)] Sym<float> image, [Shape(5, 6, 4, 2)] Sym<float> volume) => ReferenceBlocks.GlobalPoolings(series, image, volume);
}

[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
internal sealed partial class GlobalPoolingsChannelsFirst
{
    public static (Sym<float> Max1, Sym<float> Max2, Sym<float> Max3, Sym<float> Mean1, Sym<float> Mean2, Sym<float> Mean3) Define(
        [Shape(4, 9)] Sym<float> series, [Shape(4, 9, 8)] Sym<float> image, [Shape(2, 5, 6, 4)] Sym<float> volume) => ReferenceBlocks.GlobalPoolings(series, image, volume);
}

[CompiledNet]
internal sealed partial class Normalizations
{
    public static (Sym<float> Batch, Sym<float> BatchFirst, Sym<float> Group, Sym<float> Layer, Sym<float> Rms, Sym<float> Unit, Sym<float> Standard) Define([Shape(5, 4, 6)] Sym<float> image)
    {
        var batch = BatchNormalization(name: "batch")(image);
        var batchFirst = BatchNormalization(axis: 1, scale: false, name: "batch_first")(image);
        var group = GroupNormalization(groups: 3, name: "group")(image);
        var layer = LayerNormalization(name: "layer")(image);
        var rms = RMSNormalization(name: "rms")(image);
        var standard = Normalization(name: "standard")(image);
        return (batch, batchFirst, group, layer, rms, UnitNormalization()(image), standard);
    }
}

[CompiledNet]
internal sealed partial class Recurrences
{
    public static (Sym<float> Lstm, Sym<float> LstmLast, Sym<float> LstmBackwards, Sym<float> Gru, Sym<float> Plain, Sym<float> Both, Sym<float> LstmGoesOn, Sym<float> Carry, Sym<float> GruGoesOn, Sym<float> PlainGoesOn) Define(
        [Shape(7, 5)] Sym<float> x, [Shape(4)] Sym<float> h, [Shape(4)] Sym<float> c)
    {
        var lstm = LSTM(4, returnSequences: true, name: "lstm")(x);
        var last = LSTM(4, name: "lstm_last")(x);
        var backwards = LSTM(4, goBackwards: true, name: "lstm_backwards")(x);
        var gru = GRU(4, returnSequences: true, name: "gru")(x);
        var plain = SimpleRNN(4, returnSequences: true, name: "plain")(x);
        var both = Bidirectional(LSTM(3, returnSequences: true), name: "both")(x);
        var (_, goesOn, carry) = LSTMWithState(4, name: "lstm_state")(x, h, c);
        var (_, gruGoesOn) = GRUWithState(4, name: "gru_state")(x, h);
        var (_, plainGoesOn) = SimpleRNNWithState(4, name: "plain_state")(x, h);
        return (lstm, last, backwards, gru, plain, both, goesOn, carry, gruGoesOn, plainGoesOn);
    }
}

[CompiledNet]
internal sealed partial class Attentions
{
    public static (Sym<float> Heads, Sym<float> Itself, Sym<float> DotProduct, Sym<float> Additive) Define([Shape(5, 8)] Sym<float> query, [Shape(7, 8)] Sym<float> value)
    {
        var heads = MultiHeadAttention(2, 4, name: "heads")(query, value);
        var itself = MultiHeadAttention(4, 2, useCausalMask: true, name: "itself")(query, query);
        var additive = AdditiveAttention(name: "additive")(query, value);
        return (heads, itself, Attention()(query, value), additive);
    }
}

[CompiledNet]
internal sealed partial class ActivationFunctions
{
    public static (Sym<float> Celu, Sym<float> Elu, Sym<float> Exponential, Sym<float> Gelu, Sym<float> GeluTanh, Sym<float> Glu, Sym<float> HardShrink, Sym<float> HardSilu, Sym<float> HardSigmoid, Sym<float> HardTanh,
        Sym<float> LeakyRelu, Sym<float> Linear, Sym<float> LogSigmoid, Sym<float> LogSoftmax, Sym<float> Mish, Sym<float> Prelu, Sym<float> Relu, Sym<float> Relu6, Sym<float> Selu, Sym<float> Silu, Sym<float> Sigmoid,
        Sym<float> SoftShrink, Sym<float> Softmax, Sym<float> Softplus, Sym<float> Sparsemax, Sym<float> Softsign, Sym<float> SparsePlus, Sym<float> SparseSigmoid, Sym<float> Squareplus, Sym<float> Tanh, Sym<float> TanhShrink,
        Sym<float> Threshold, Sym<float> AsLayer) Define([Shape(3, 10)] Sym<float> x)
    {
        var prelu = PReLU(sharedAxes: 1, name: "prelu")(x);
        return (CELU(x, 0.75f), ELU(x, 0.75f), Exponential(x), GELU(x), GELU(x, approximate: true), GLU(x), HardShrink(x), HardSiLU(x), HardSigmoid(x),
            HardTanh(x), LeakyReLU(x), Linear(x), LogSigmoid(x), LogSoftmax(x), Mish(x), prelu, ReLU(x), ReLU6(x), SELU(x), SiLU(x),
            Sigmoid(x), SoftShrink(x), Softmax(x), Softplus(x), Sparsemax(x), Softsign(x), SparsePlus(x), SparseSigmoid(x), Squareplus(x), Tanh(x), TanhShrink(x),
            Threshold(x, 0.5f, -2), Activation(Tanh)(x));
    }
}

[CompiledNet]
internal sealed partial class CoreLayers
{
    public static (Sym<float> Dense, Sym<float> Einsum, Sym<float> Words, Sym<float> OneHot, Sym<float> Rescaled, Sym<float> Masked, Sym<float> Flat, Sym<float> Permuted, Sym<float> Repeated, Sym<float> Reshaped,
        Sym<float> Cropped, Sym<float> Steps) Define([Shape(6, 4)] Sym<float> x, [Shape(7)] Sym<long> ids)
    {
        var dense = Dense(5, Tanh, name: "dense")(x);
        var einsum = EinsumDense("abc,cde->abde", (-1, 2, 3), biasAxes: "de", name: "einsum")(x);
        var words = Embedding(9, 3, name: "words")(ids);
        return (dense, einsum, words, CategoryEncoding(9, OutputMode.OneHot)(ids), Rescaling(0.25f, -1)(x), Masking(0.5f)(x), Flatten()(x), Permute(2, 1)(x), RepeatVector(3)(Flatten()(x)), Reshape(3, -1)(x),
            Cropping1D((1, 2))(x), UpSampling1D(3)(x));
    }
}

[CompiledNet]
internal sealed partial class Calculations
{
    public static (Sym<float> Abs, Sym<float> Clip, Sym<float> Cos, Sym<float> Exp, Sym<float> Log, Sym<float> MatMul, Sym<float> Max, Sym<float> Mean, Sym<float> Min, Sym<float> Pow, Sym<float> Rsqrt, Sym<float> Sign,
        Sym<float> Sin, Sym<float> Split, Sym<float> Sqrt, Sym<float> Square, Sym<float> Stack, Sym<float> Sum, Sym<float> Transpose, Sym<float> Var, Sym<float> Add, Sym<float> Average, Sym<float> Concatenate, Sym<float> Dot,
        Sym<float> Cosine, Sym<float> Maximum, Sym<float> Minimum, Sym<float> Multiply, Sym<float> Subtract) Define([Shape(4, 5)] Sym<float> x, [Shape(4, 5)] Sym<float> y)
    {
        var positive = Abs(x) + 0.5f;
        var (start, middle, end) = Split(x, (1, 3));
        return (Abs(x), Clip(x, -0.5f, 0.75f), Cos(x), Exp(x), Log(positive), MatMul(x, Transpose(y)), Max(x, axis: 1), Mean(x, axis: 2), Min(x, axis: (1, 2)),
            Pow(positive, 1.5f), Rsqrt(positive), Sign(x), Sin(x), Concatenate(end, start, middle), Sqrt(positive), Square(x), Stack(1, x, y), Sum(x, axis: 1), Transpose(x), Var(x, axis: 2),
            Add(x, y), Average(x, y), Concatenate(1, x, y), Dot(x, y, axes: 2), Dot(x, y, axes: 2, normalize: true), Maximum(x, y), Minimum(x, y), Multiply(x, y),
            Subtract(x, y));
    }
}
