using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Tests.Derived;

/// <summary>Checks that each loss and metric that takes class numbers limits those of its target, so that the net checks them before anything is computed.</summary>
public sealed class ClassNumberTests
{
    /// <summary>Gets the losses and metrics that take class numbers.</summary>
    public static TheoryData<string> Words => new(WordCatalogue.All
        .Where(word => word.Signature.Kind is WordKind.Loss or WordKind.Metric && word.Signature.Operands.Any(operand => operand.Name == "target" && operand.DTypes.Contains(DType.Int64)))
        .Select(word => word.Signature.Name));

    [Theory]
    [MemberData(nameof(Words))]
    public void A_target_of_class_numbers_has_the_range_of_the_classes(string word)
    {
        var isLoss = WordCatalogue.Find(word)!.Signature.Kind == WordKind.Loss;
        var objective = isLoss ? $"Minimize({word}(y, label))" : $"Minimize(CategoricalCrossentropy(y, t)).Track({word}(y, label))";
        var model = Compile.Model(
            $$"""
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(6, Softmax)(x);

                static Objective Train(Sym<float> y, [Shape(6)] Sym<float> t, [Shape] Sym<long> label) => {{objective}};
            }
            """)!;
        Assert.True(model.IsValid);
        var range = model.Objective!.Targets[1].Ids!;
        Assert.Equal(("6", $"the 6 classes of {word}"), (range.Count.ToString(), range.Reason));
    }
}
