using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests;

/// <summary>An inner net with a length that is known at run time only, a layer that is called twice, and two outputs.</summary>
[CompiledNet]
internal sealed partial class Encoder
{
    public static (Sym<float> code, Sym<float> steps) Define([Shape("T", 4)] Sym<float> x, [Shape("2*T", 4)] Sym<float> twice)
    {
        var shared = Dense(3, Tanh);
        var steps = Concatenate(axis: 1, shared(x), shared(twice));
        return (Dense(2, Sigmoid)(steps), steps);
    }
}

/// <summary>An inner net with an inner net. Each has its own weights.</summary>
[CompiledNet]
internal sealed partial class Wrapped
{
    public static Sym<float> Define([Shape(6)] Sym<float> x)
    {
        var inner = Instance(Small.Define);
        return Dense(6)(inner(x)) + x;
    }
}

[CompiledNet]
internal sealed partial class Small
{
#pragma warning disable CN1406 // This net exists to test that the outer nets draw a different dropout in each call.
    public static Sym<float> Define([Shape(6)] Sym<float> x) => Dropout(0.4f)(Dense(5, ReLU)(x));
#pragma warning restore CN1406

    static Objective Train(Sym<float> y, [Shape(5)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

/// <summary>A net with inner nets that are called once and twice, one of them with different sizes, and with layers of its own.</summary>
[CompiledNet]
internal sealed partial class Outer
{
    public static (Sym<float> steps, Sym<float> pair) Define([Shape("L", 4)] Sym<float> a, [Shape("2*L", 4)] Sym<float> b, [Shape(6)] Sym<float> left, [Shape(6)] Sym<float> right)
    {
        var first = Dense(4)(a);
        var encoder = Instance(Encoder.Define);
        var (code, steps) = encoder(first, b);
        var (again, _) = encoder(b, Concatenate(axis: 1, b, b));
        var wrapped = Instance(Wrapped.Define);
        var pair = Concatenate(wrapped(left), wrapped(right), Instance(Wrapped.Define, name: "other")(left));
        var joined = Concatenate(axis: 1, code, again, Dense(2)(steps));
        return (Dense(2, Tanh)(joined), Dense(1)(Dense(3, ReLU)(pair)));
    }

    static Objective Train(Sym<float> steps, Sym<float> pair, [Shape("12*L", 2)] Sym<float> wanted, [Shape(1)] Sym<float> wantedPair) =>
        Minimize(MeanSquaredError(steps, wanted) + 0.5f * MeanSquaredError(pair, wantedPair));
}

/// <summary>A layer, a method and nets that are applied to every time step.</summary>
[CompiledNet]
internal sealed partial class Steps
{
    public static Sym<float> Define([Shape("T", 6)] Sym<float> x, [Shape("T", 3, 6)] Sym<float> deep)
    {
        var wrapped = Instance(Wrapped.Define);
        var y = TimeDistributed(wrapped)(x);
        y = TimeDistributed(Dense(6, Tanh))(y) + TimeDistributed(Block)(x);
        var z = Dense(2)(TimeDistributed(TimeDistributed(wrapped))(deep));
        return Concatenate(y, TimeDistributed(Flatten())(z.Is("T", 3, 2)));
    }

    private static Sym<float> Block(Sym<float> x) => Dense(6)(Dropout(0.2f)(x));

    static Objective Train(Sym<float> y, [Shape("T", 12)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}
