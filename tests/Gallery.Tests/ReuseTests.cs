namespace CompiledNets.Samples.Tests;

/// <summary>What one net has learned, in another.</summary>
public class ReuseTests
{
    [Fact]
    public void A_film_is_understood_with_what_was_learned_from_photographs()
    {
        using var photographs = new VisualQuestionAnswering(seed: 1);
        using var films = new VideoQuestionAnswering(seed: 2, vision: photographs.Vision, questionEncoder: photographs.QuestionEncoder);
        Assert.Same(photographs.Vision, films.Vision);
        Assert.Same(photographs.QuestionEncoder, films.QuestionEncoder);

        // 169,436,968 in all, of which these are shared: 1,735,488 and 3,085,312.
        Assert.Equal(169_436_968, films.WeightSets.Sum(weights => weights.ParameterCount));
        Assert.Equal(1_735_488 + 3_085_312, films.WeightSets.Intersect(photographs.WeightSets).Sum(weights => weights.ParameterCount));
        Assert.Contains(" Total params: 169,436,968 (", films.Summary(), StringComparison.Ordinal);
    }
}
