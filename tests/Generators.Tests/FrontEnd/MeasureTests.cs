using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Tests.FrontEnd;

/// <summary>Checks the names of losses and metrics in logs, and whether smaller or larger values are better.</summary>
public sealed class MeasureTests
{
    [Fact]
    public void Every_metric_and_loss_says_which_values_are_better()
    {
        var measures = WordCatalogue.All.Select(word => word.Signature).Where(signature => signature.Kind is WordKind.Metric or WordKind.Loss).ToList();
        Assert.True(measures.Count > 35);
        Assert.All(measures, signature => Assert.True(signature.Better != Direction.Unknown, signature.Name));
        Assert.All(measures.Where(signature => signature.Kind == WordKind.Loss), signature => Assert.Equal(Direction.Smaller, signature.Better));
        Assert.Equal(
            ["FalseNegatives", "FalsePositives", "RootMeanSquaredError"],
            measures.Where(signature => signature is { Kind: WordKind.Metric, Better: Direction.Smaller }).Select(signature => signature.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Outputs_that_are_one_tensor_have_losses_and_metrics_of_their_own()
    {
        var objective = await ObjectiveAsync(
            "(Sym<float> a, Sym<float> b, Sym<float> c)",
            "(y, y, Dense(2)(y))",
            "MeanSquaredError(a, t) + MeanSquaredError(b, 2 * t) + MeanSquaredError(c * b, t)",
            "MeanAbsoluteError(b - a, t), MeanAbsoluteError(a, t), MeanAbsoluteError(c, t)",
            "Sym<float> a, Sym<float> b, Sym<float> c");
        Assert.Equal(["a_loss", "b_loss", "c_loss"], objective.Losses.Select(loss => loss.Name));
        Assert.Equal(["A", "B", "C"], objective.Losses.Select(loss => loss.Member));
        Assert.Equal(["b_mean_absolute_error", "a_mean_absolute_error", "c_mean_absolute_error"], objective.Metrics.Select(metric => metric.Name));
        Assert.All(objective.Metrics, metric => Assert.Equal(Direction.Smaller, metric.Better));
    }

    [Fact]
    public async Task No_measure_of_training_is_called_like_one_of_validation()
    {
        var objective = await ObjectiveAsync(
            "(Sym<float> policy, Sym<float> val)",
            "(y, Dense(2)(y))",
            "MeanSquaredError(policy, t) + MeanSquaredError(val, t)",
            "CosineSimilarity(val, t), R2Score(val, t)",
            "Sym<float> policy, Sym<float> val");
        Assert.Equal(["policy_loss", "output_val_loss"], objective.Losses.Select(loss => loss.Name));
        Assert.Equal(["output_val_cosine_similarity", "output_val_r2_score"], objective.Metrics.Select(metric => metric.Name));
        Assert.Equal([Direction.Smaller, Direction.Larger], objective.Metrics.Select(metric => metric.Better));
    }

    private static async Task<ObjectiveModel> ObjectiveAsync(string outputs, string result, string loss, string metrics, string parameters)
    {
        var source =
            $$"""
            [CompiledNet]
            public partial class Net
            {
                public static {{outputs}} Define([Shape(3)] Sym<float> x)
                {
                    var y = Dense(2)(x);
                    return {{result}};
                }

                static Objective Train({{parameters}}, [Shape(2)] Sym<float> t) => Minimize({{loss}}).Track({{metrics}});
            }
            """;
        await Verify.SourceAsync(source);
        return Compile.Model(source)!.Objective!;
    }
}
