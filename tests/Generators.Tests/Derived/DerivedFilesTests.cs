using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Tests.Derived;

public sealed class DerivedFilesTests
{
    public static TheoryData<string> Groups => new(Public.Select(signature => signature.Group).Distinct());

    private static IEnumerable<Signature> Public => WordCatalogue.All.Select(word => word.Signature);

    [Theory]
    [MemberData(nameof(Groups))]
    public void The_words_of_Abstractions_are_those_of_the_catalogue(string group) =>
        Repository.AssertDerived(StubWriter.Write(Public.Where(signature => signature.Group == group)), "src", "Abstractions", $"Layers.{group}.cs");

    [Fact]
    public void Every_word_has_a_page_that_is_derived_from_its_signature()
    {
        foreach (var signature in Public)
        {
            Repository.AssertDerived(PageWriter.Page(signature), "docs", "layers", signature.Name + ".md");
        }

        Repository.AssertDerived(PageWriter.Index(Public), "docs", "layers", "README.md");
        Assert.Equal(
            Public.Select(signature => signature.Name + ".md").Append("README.md").Order(StringComparer.Ordinal),
            Directory.GetFiles(Repository.PathOf("docs", "layers")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void There_is_no_file_of_words_without_a_group() => Assert.Equal(
        Public.Select(signature => $"Layers.{signature.Group}.cs").Distinct().Order(StringComparer.Ordinal),
        Directory.GetFiles(Repository.PathOf("src", "Abstractions"), "Layers.*.cs").Select(file => Path.GetFileName(file)).Where(name => name != "Layers.cs").Order(StringComparer.Ordinal));
}
