using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Draws random numbers, which are a function of the seed, the step, the call and the index of the element. Only the dtype and the device of the
/// input are used, and it gets no gradient.
/// </summary>
internal abstract class RandomTensor : Op
{
    public override OpTraits Traits => OpTraits.Random;

    public override void Differentiate(VjpContext c)
    {
    }

    protected static Value Apply<T>(GraphBuilder graph, Value like, Shape shape, double first, double second, long stream, string name)
        where T : RandomTensor, new() => graph.Add(
            Op.Of<T>(),
            name,
            shape,
            [like],
            new Argument("first", ArgumentValue.Of(first)),
            new Argument("second", ArgumentValue.Of(second)),
            new Argument("stream", ArgumentValue.Of(stream)),
            new Argument("shape", ArgumentValue.Of(shape.Dims)));

    protected static string Arguments(CallContext c) =>
        $"{c[0]}, {c.Real("first")}, {c.Real("second")}, random.Stream({c.Integer("stream")}), {c.Dims("shape")}";
}

/// <summary>Draws zero with probability <c>first</c>, else the number <c>second</c>.</summary>
internal sealed class RandomMask : RandomTensor
{
    public static Value Apply(GraphBuilder graph, Value like, Shape shape, double rate, double kept, long stream, string name) =>
        Apply<RandomMask>(graph, like, shape, rate, kept, stream, name);

    public override string Call(CallContext c) => $"Kernels.Noise.RandomMask({Arguments(c)})";
}

/// <summary>Draws normal random numbers with mean <c>first</c> and standard deviation <c>second</c>.</summary>
internal sealed class RandomNormal : RandomTensor
{
    public static Value Apply(GraphBuilder graph, Value like, Shape shape, double mean, double deviation, long stream, string name) =>
        Apply<RandomNormal>(graph, like, shape, mean, deviation, stream, name);

    public override string Call(CallContext c) => $"Kernels.Noise.RandomNormal({Arguments(c)})";
}
