namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>Wrong uses of what works on sequences.</summary>
public sealed class SequenceTests
{
    [Fact]
    public Task Swapped_arguments_of_an_embedding_are_found() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T"), Ids(10_000)] Sym<long> text) => Dense(1)(Embedding({|CN1110:64|}, 10_000)(text));
        """,
        "Embedding has a place for the ids 0 to 63, but the input is declared with [Ids(10000)]: ids 0 to 9999. Swap inputDim and outputDim?");

    [Fact]
    public Task A_table_that_is_too_short_is_found() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T"), Ids(10_000)] Sym<int> text) => Dense(1)(Embedding({|CN1110:9_999|}, 64)(text));
        """,
        "Write 10000 for inputDim");

    [Fact]
    public Task A_table_may_be_longer_than_the_vocabulary() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T"), Ids(10_000)] Sym<int> text) => Dense(1)(Embedding(20_000, 64)(text));
        """);

    [Fact]
    public Task Ids_are_whole_numbers() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(4), {|CN0020:Ids(10)|}] Sym<float> x, [Shape(4), {|CN0020:Ids(0)|}] Sym<long> y) => Dense(1)(x);
        """,
        "'x' has a Sym<float>",
        "'y' has 0 ids");
}
