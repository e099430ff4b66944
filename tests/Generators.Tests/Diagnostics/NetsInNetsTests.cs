namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>Wrong uses of nets in nets, and of what is put around layers.</summary>
public sealed class NetsInNetsTests
{
    private const string Encoder =
        """
        [CompiledNet]
        public partial class Encoder
        {
            public static Sym<float> Define([Shape("T", 8), Dim("T", Min = 3)] Sym<float> x, [Shape("T")] Sym<float> y) => Dense(4)(x) + Reshape("T", 1)(y);
        }
        """;

    [Fact]
    public Task A_method_is_no_net() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Instance({|CN1301:Block|})(x);

        private static Sym<float> Block(Sym<float> x) => Dense(8)(x);
        """,
        "this is 'Block'");

    [Fact]
    public Task A_net_in_itself_is_found() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Instance({|CN1302:Define|})(x);
        """,
        "'Net' is the net that is being defined");

    [Fact]
    public Task A_net_in_itself_is_found_over_two_corners() => Verify.SourceAsync(
        """
        [CompiledNet]
        public partial class First
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Instance({|CN1302:Second.Define|})(x);
        }

        [CompiledNet]
        public partial class Second
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Instance({|CN1302:First.Define|})(x);
        }
        """);

    [Fact]
    public Task An_operand_of_another_rank_is_found() => Verify.SourceAsync(Encoder +
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(9)] Sym<float> x) => Instance(Encoder.Define)({|CN1303:x|}, x);
        }
        """,
        "Encoder takes 'x' of shape (N, T, 8), but 'x' has the shape (N, 9)");

    [Fact]
    public Task One_name_is_one_size() => Verify.SourceAsync(Encoder +
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(5, 8)] Sym<float> x, [Shape(6)] Sym<float> y) => Instance(Encoder.Define)(x, {|CN1303:y|});
        }
        """,
        "Encoder takes 'y' of shape (N, T), but 'y' has the shape (N, 6)");

    [Fact]
    public Task A_size_below_the_least_is_found() => Verify.SourceAsync(Encoder +
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(2, 8)] Sym<float> x, [Shape(2)] Sym<float> y) => Instance(Encoder.Define)({|CN1303:x|}, y);
        }
        """,
        "where T is at least 3");

    [Fact]
    public Task What_is_wrong_with_the_inner_net_is_said_there_alone() => Verify.SourceAsync(
        """
        [CompiledNet]
        public partial class Inner
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense({|CN1101:0|})(x);
        }

        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(2)(Instance(Inner.Define)(x));
        }
        """);

    [Fact]
    public Task Time_steps_need_an_axis() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => TimeDistributed(Dense(4))({|CN1001:x|});
        """,
        "TimeDistributed");
}
