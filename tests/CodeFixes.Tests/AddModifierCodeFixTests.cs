using Microsoft.CodeAnalysis.Testing;

namespace CompiledNets.CodeFixes.Tests;

public sealed class AddModifierCodeFixTests
{
    [Fact]
    public Task A_net_is_made_partial() => new FixTest<AddModifierCodeFix>(
        """
        [CompiledNet]
        public sealed class {|CN0001:Net|}
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
        """).RunAsync();

    // The analyzer reports the outer class when it reads the inner one. Roslyn calls that diagnostic non-local, and the test package refuses it by default.
    [Fact]
    public Task A_class_around_a_net_is_made_partial() => new FixTest<AddModifierCodeFix>(
        """
        public class {|CN0001:Outer|}
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
        """)
    {
        CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne | CodeFixTestBehaviors.SkipLocalDiagnosticCheck,
    }.RunAsync();

    [Fact]
    public Task A_definition_is_made_static() => new FixTest<AddModifierCodeFix>(
        """
        [CompiledNet]
        public partial class Net
        {
            // The graph.
            public Sym<float> {|CN0003:Define|}([Shape(8)] Sym<float> x) => Dense(1)(x);
        }
        """,
        """
        [CompiledNet]
        public partial class Net
        {
            // The graph.
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);
        }
        """).RunAsync();
}
