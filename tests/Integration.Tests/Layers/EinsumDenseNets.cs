using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>Equations of every kind.</summary>
[CompiledNet]
internal sealed partial class EinsumDenses
{
    public static (Sym<float> Split, Sym<float> Joined, Sym<float> AlongLast, Sym<float> AlongSecond, Sym<float> PerStep, Sym<float> BiasPerStep, Sym<float> Turned, Sym<float> TwoSummed) Define(
        [Shape(5, 6)] Sym<float> x,
        [Shape(2, 3, 4)] Sym<float> heads,
        [Shape("T", 6)] Sym<float> sequence)
    {
        var split = EinsumDense("abc,cde->abde", (-1, 2, 3), biasAxes: "de", name: "apart")(x);
        var joined = EinsumDense("abcd,cde->abe", (2, 7), Tanh, biasAxes: "e")(heads);
        var alongLast = EinsumDense("...x,xy->...y", 4, biasAxes: "y")(sequence);
        var alongSecond = EinsumDense("ab...,bc->ac...", 3, biasAxes: "c")(heads);
        var perStep = EinsumDense("abc,bcd->abd", (-1, 3))(x);
        var biasPerStep = EinsumDense("abc,cd->abd", (5, 3), biasAxes: "b")(x);
        var turned = EinsumDense("abc,cd->adb", (3, -1), biasAxes: "db")(x);
        var twoSummed = EinsumDense("abc,dbc->ad", 3, biasAxes: "d")(x);
        return (split, joined, alongLast, alongSecond, perStep, biasPerStep, turned, twoSummed);
    }
}

/// <summary>The same layer as EinsumDense and as Dense.</summary>
[CompiledNet]
internal sealed partial class EinsumBesideDense
{
    public static (Sym<float> ByEquation, Sym<float> AsDense) Define([Shape(5, 6)] Sym<float> x) =>
        (EinsumDense("...x,xy->...y", 4, ReLU, biasAxes: "y", name: "by_equation")(x), Dense(4, ReLU, name: "as_dense")(x));
}
