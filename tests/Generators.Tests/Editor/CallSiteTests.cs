namespace CompiledNets.Generators.Tests.Editor;

/// <summary>Asks layers for their shapes. The question is ambiguous, and must not compile, if a layer is called more than once.</summary>
public sealed class CallSiteTests
{
    private const string Net =
        """
        [CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
        public partial class Net
        {
            public static (Sym<float> a, Sym<float> b, Sym<float> c) Define([Shape(3, 32, 32)] Sym<float> small, [Shape(3, 64, 64)] Sym<float> large)
            {
                var shared = Conv2D(16, 3, padding: Padding.Same);
                var once = Conv2D(4, 3);
                return (shared(small), shared(large), once(small));
            }
        }

        """;

    [Theory]
    [InlineData("net.Once.OutputShape")]
    [InlineData("net.Once.InputShapes[0]")]
    [InlineData("net.Once.Calls[0].OutputShape")]
    [InlineData("net.Shared.Calls[0].OutputShape")]
    [InlineData("net.Shared.Calls[1].InputShapes[0]")]
    public Task A_clear_question_compiles(string question) => AskAsync(question);

    [Theory]
    [InlineData("net.Shared.{|CS1061:OutputShape|}", "OutputShape")]
    [InlineData("net.Shared.{|CS1061:InputShapes|}", "InputShapes")]
    public Task An_ambiguous_question_does_not_compile(string question, string member) =>
        AskAsync(question, Net, $"'Net.SharedConv2DLayer' does not contain a definition for '{member}'");

    [Fact]
    public Task A_layer_and_a_block_may_have_the_name_of_a_generated_class()
    {
        const string Source =
            """
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(4)] Sym<float> x)
                {
                    var denseLayer = Dense(4);
                    return DropoutLayer(denseLayer(x));
                }

                private static Sym<float> DropoutLayer(Sym<float> x) => Dense(2)(Dropout(0.5f)(x));
            }

            """;
        return AskAsync("net.DenseLayer.Kernel", Source);
    }

    private static Task AskAsync(string question, string net = Net, params string[] message) =>
        Verify.SourceAsync(net + "class Program { object Ask(Net net) => " + question + "; }", message);
}
