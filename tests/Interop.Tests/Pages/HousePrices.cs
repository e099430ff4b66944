using CompiledNets;
using static CompiledNets.Layers;

namespace CompiledNets.Interop.Tests;

[CompiledNet]
public partial class HousePrices
{
    public static Sym<float> Define([Shape(3)] Sym<float> features) => Dense(1)(Dense(16, Tanh)(features));

    static Objective Train(Sym<float> price, [Shape(1)] Sym<float> paid) => Minimize(MeanSquaredError(price, paid));
}
