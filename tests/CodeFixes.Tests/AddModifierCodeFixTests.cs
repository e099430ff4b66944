namespace CompiledNets.CodeFixes.Tests;

public sealed class AddModifierCodeFixTests
{
    [Fact]
    public Task A_net_is_made_partial() => VerifyFix.AppliesAsync(
        new AddModifierCodeFix(),
        """
        [CompiledNet]
        public sealed class Net
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);
        }
        """,
        """
        [CompiledNet]
        public sealed partial class Net
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);
        }
        """);

    [Fact]
    public Task A_class_around_a_net_is_made_partial() => VerifyFix.AppliesAsync(
        new AddModifierCodeFix(),
        """
        public class Outer
        {
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);
            }
        }
        """,
        """
        public partial class Outer
        {
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);
            }
        }
        """);

    [Fact]
    public Task A_definition_is_made_static() => VerifyFix.AppliesAsync(
        new AddModifierCodeFix(),
        """
        [CompiledNet]
        public partial class Net
        {
            // The graph.
            public Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);
        }
        """,
        """
        [CompiledNet]
        public partial class Net
        {
            // The graph.
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);
        }
        """);
}
