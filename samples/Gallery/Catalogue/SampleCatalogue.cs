namespace CompiledNets.Samples;

/// <summary>All samples.</summary>
public static class SampleCatalogue
{
    /// <summary>All samples, in the order in which they are listed. A new sample is one line here.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        DigitCnnSample.Functional,
        DigitCnnSample.Sequential,
        FirstExampleSample.Functional,
        FirstExampleSample.Sequential,
        MlpSample.Sample,
        SequenceMlpSample.Sample,
        ResidualBlockSample.Sample,
        BookDigitCnnSample.Sample,
        HeadlineNetSample.Sample,
        TweetPairsSample.Sample,
        NodeDemoSample.Sample,
        QuestionAnsweringSample.Sample,
        TicketTriageSample.Sample,
        TextTransformerSample.Sample,
        VisualQuestionAnsweringSample.Sample,
        VideoQuestionAnsweringSample.Sample,
        AgeIncomeGenderSample.Sample,
        AutoencoderSample.Sample,
        VaeSample.Sample,
        ToyResNetSample.Sample,
        InceptionModuleSample.Sample,
        SameDigitSample.Sample,
        ImageSimilaritySample.Sample,
        ResNet50Sample.Sample,
        DenseNet121Sample.Sample,
        UNetSample.Sample,
    ];

    /// <summary>The sample that the program trains without arguments.</summary>
    public static Sample Default => DigitCnnSample.Functional;

    /// <summary>The sample of a name, in any case; null where there is none.</summary>
    /// <param name="name">The name.</param>
    public static Sample? Find(string name) => All.FirstOrDefault(sample => sample.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Says that there is no sample of a name, which ones there are, and which was probably meant.</summary>
    internal static string NotFound(string name)
    {
        var meant = Spelling.Nearest(name, All.Select(sample => sample.Name));
        return $"There is no sample '{name}'.{(meant is null ? "" : $" Did you mean {meant}?")} The samples are: {string.Join(", ", All.Select(sample => sample.Name))}.";
    }
}
