using CompiledNets;
using static CompiledNets.Layers;

namespace CompiledNetApp1;

/// <summary>Finds the arm of a spiral that a point belongs to.</summary>
[CompiledNet]
public partial class SpiralNet
{
    // The compiler reads this method. The batch axis is not written: a point is two numbers.
    public static Sym<float> Define([Shape(2)] Sym<float> point)
    {
        var x = Dense(64, ReLU)(point);
        x = Dense(64, ReLU)(x);
        return Dense(3, Softmax)(x);
    }

    // The loss that training minimizes, and the metric that it reports.
    static Objective Train(Sym<float> arm, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(arm, label)).Track(Accuracy(arm, label));
}
