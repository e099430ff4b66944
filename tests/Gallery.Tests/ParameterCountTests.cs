namespace CompiledNets.Samples.Tests;

/// <summary>Compares the numbers of parameters with those that Keras prints for the same nets.</summary>
public class ParameterCountTests
{
    [Theory]
    [InlineData(nameof(DigitCnn), "1,199,882", "0")]
    [InlineData(nameof(DigitCnnSequential), "1,199,882", "0")]
    [InlineData(nameof(FirstExample), "3,466", "0")]
    [InlineData(nameof(FirstExampleSequential), "3,466", "0")]
    [InlineData(nameof(Mlp), "55,050", "0")]
    [InlineData(nameof(SequenceMlp), "55,050", "0")]
    [InlineData(nameof(HeadlineNet), "5,200,610", "0")]
    [InlineData(nameof(TweetPairs), "82,305", "0")]
    [InlineData(nameof(NodeDemo), "37,440", "0")] // 36,992 of the LSTM and 448 of the convolution
    [InlineData(nameof(ResidualBlock), "84", "0")]
    [InlineData(nameof(BookDigitCnn), "80,266", "0")]
    [InlineData(nameof(QuestionAnswering), "1,322,100", "0")]
    [InlineData(nameof(TicketTriage), "1,392,097", "0")]
    [InlineData(nameof(AgeIncomeGender), "14,146,316", "0")]
    [InlineData(nameof(Autoencoder), "28,241", "0")]
    [InlineData(nameof(ToyResNet), "223,242", "0")]
    [InlineData(nameof(InceptionModule), "140,160", "0")]
    [InlineData(nameof(SameDigit), "53,057", "0")]
    [InlineData(nameof(ImageSimilarity), "53,389,186", "67,456")]
    [InlineData(nameof(ResNet50), "25,636,712", "53,120")]
    [InlineData(nameof(DenseNet121), "8,062,504", "83,648")]
    [InlineData(nameof(UNet), "2,058,979", "3,776")]
    [InlineData(nameof(TextTransformer), "657,758", "0")]
    [InlineData(nameof(Vae), "134,165", "0")] // 69,076 of the encoder and 65,089 of the decoder
    public void A_sample_makes_the_net_of_its_name_with_as_many_parameters_as_in_Keras(string name, string total, string fixedOnes)
    {
        using var net = SampleCatalogue.Find(name.ToUpperInvariant())!.Create(seed: 1);
        Assert.Equal(name, net.Structure.Name);
        Assert.Equal(name, net.GetType().Name);
        var summary = net.Summary();
        Assert.Contains($" Total params: {total} (", summary, StringComparison.Ordinal);
        Assert.Contains($" Non-trainable params: {fixedOnes} (", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_sample_has_a_parameter_count_in_these_tests()
    {
        var counted = typeof(ParameterCountTests).GetMethod(nameof(A_sample_makes_the_net_of_its_name_with_as_many_parameters_as_in_Keras))!
            .GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .Select(attribute => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)[0].Value!)
            .Concat(Smoke.Huge);
        Assert.Equal(SampleCatalogue.All.Select(sample => sample.Name).Order(StringComparer.Ordinal), counted.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("dense", "2,080")]
    [InlineData("dense_1", "1,056")]
    [InlineData("dense_2", "330")]
    public void The_rows_of_the_first_example_are_as_in_the_book(string layer, string count)
    {
        using var net = new FirstExample(seed: 1);
        Assert.Contains(net.Summary().Split('\n'), line => line.Contains($" {layer} (Dense)", StringComparison.Ordinal) && line.Contains($" {count} ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_base_of_ResNet50_has_as_many_parameters_as_in_Keras()
    {
        using var net = new ResNet50Base(seed: 1);
        Assert.Contains(" Total params: 23,587,712 (", net.Summary(), StringComparison.Ordinal);
        Assert.Contains(" Non-trainable params: 53,120 (", net.Summary(), StringComparison.Ordinal);
        Assert.Equal(["N", "7", "7", "2048"], net.Structure.Outputs[0].Shape);
    }
}
