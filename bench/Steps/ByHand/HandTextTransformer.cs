using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CompiledNets.Bench.ByHand;

/// <summary>The net of samples/Gallery/Nets/TextTransformer.cs, with libtorch's fused attention.</summary>
internal sealed class HandTextTransformer : HandNet
{
    private const int Features = 32, Heads = 2, Length = 200;
    private readonly Embedding _words, _positions;
    private readonly Linear _query, _key, _value, _joined, _hidden, _back, _verdict, _classes;
    private readonly LayerNorm _first, _second;
    private readonly Tensor _places = arange(Length, ScalarType.Int64).DetachFromDisposeScope();

    public HandTextTransformer()
        : base(Layout.ChannelsFirst)
    {
        (_words, _positions) = (Add(nn.Embedding(20_000, Features)), Add(nn.Embedding(Length, Features)));
        (_query, _key, _value) = (Dense(Features, Heads * Features), Dense(Features, Heads * Features), Dense(Features, Heads * Features));
        _joined = Dense(Heads * Features, Features);
        (_hidden, _back) = (Dense(Features, 32), Dense(32, Features));
        (_first, _second) = (Add(nn.LayerNorm(Features)), Add(nn.LayerNorm(Features)));
        (_verdict, _classes) = (Dense(Features, 20), Dense(20, 2));
    }

    protected override (Tensor Loss, Tensor Matches) Forward(IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor> targets)
    {
        var x = _words.forward(inputs[0]).add_(_positions.forward(_places));
        var attention = F.scaled_dot_product_attention(Split(_query.forward(x)), Split(_key.forward(x)), Split(_value.forward(x)));
        var joined = _joined.forward(attention.transpose(1, 2).reshape(-1, Length, Heads * Features));
        x = _first.forward(F.dropout(joined, 0.1, training: true).add_(x));
        var y = _back.forward(_hidden.forward(x).relu_());
        x = _second.forward(F.dropout(y, 0.1, training: true).add_(x)).mean([1]);
        x = _verdict.forward(F.dropout(x, 0.1, training: true)).relu_();
        x = _classes.forward(F.dropout(x, 0.1, training: true));
        return (F.cross_entropy(x, targets[0]), x.argmax(-1).eq(targets[0]).sum());
    }

    private static Tensor Split(Tensor x) => x.view(-1, Length, Heads, Features).transpose(1, 2);
}
