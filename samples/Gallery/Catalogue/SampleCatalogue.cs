namespace CompiledNets.Samples;

/// <summary>The list of all samples.</summary>
public static class SampleCatalogue
{
    /// <summary>Gets all samples in the order of the command <c>list</c>. To add a sample, add a line here.</summary>
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

    /// <summary>Gets the sample that the program trains if it has no arguments.</summary>
    public static Sample Default => DigitCnnSample.Functional;

    /// <summary>Finds a sample by its name, ignoring case. Returns null if there is none.</summary>
    /// <param name="name">The name.</param>
    public static Sample? Find(string name) => All.FirstOrDefault(sample => sample.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes the error for an unknown sample, with the most similar name and all names.</summary>
    internal static string NotFound(string name)
    {
        var meant = Spelling.Nearest(name, All.Select(sample => sample.Name));
        return $"There is no sample '{name}'.{(meant is null ? "" : $" Did you mean {meant}?")} The samples are: {string.Join(", ", All.Select(sample => sample.Name))}.";
    }
}
