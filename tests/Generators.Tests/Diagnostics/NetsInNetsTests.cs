namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>Checks wrong uses of nets in nets and of wrappers around layers.</summary>
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
    public Task An_instance_of_a_method_is_an_error() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Instance({|CN1301:Block|})(x);

        private static Sym<float> Block(Sym<float> x) => Dense(8)(x);
        """,
        "this is 'Block'");

    [Fact]
    public Task A_net_that_contains_itself_is_an_error() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Instance({|CN1302:Define|})(x);
        """,
        "'Net' is the net that is being defined");

    [Fact]
    public Task Two_nets_that_contain_each_other_are_an_error() => Verify.SourceAsync(
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
    public Task An_operand_of_another_rank_is_an_error() => Verify.SourceAsync(Encoder +
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(9)] Sym<float> x) => Instance(Encoder.Define)({|CN1303:x|}, x);
        }
        """,
        "Encoder takes 'x' of shape (N, T, 8), but 'x' is (N, 9)");

    [Fact]
    public Task A_name_stands_for_one_size() => Verify.SourceAsync(Encoder +
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(5, 8)] Sym<float> x, [Shape(6)] Sym<float> y) => Instance(Encoder.Define)(x, {|CN1303:y|});
        }
        """,
        "Encoder takes 'y' of shape (N, T), but 'y' is (N, 6)");

    [Fact]
    public Task A_size_below_the_minimum_is_an_error() => Verify.SourceAsync(Encoder +
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(2, 8)] Sym<float> x, [Shape(2)] Sym<float> y) => Instance(Encoder.Define)({|CN1303:x|}, y);
        }
        """,
        "where T is at least 3");

    [Fact]
    public Task A_mistake_in_an_inner_net_is_reported_only_there() => Verify.SourceAsync(
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
