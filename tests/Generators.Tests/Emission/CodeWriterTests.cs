using CompiledNets.Generators.Emission;

namespace CompiledNets.Generators.Tests.Emission;

/// <summary>Templates of emitted code are written like their output.</summary>
public sealed class CodeWriterTests
{
    private readonly CodeWriter _writer = new();

    [Fact]
    public void A_template_is_written_line_by_line_without_trailing_spaces()
    {
        _writer.Lines($$"""
            class {{"A"}}
            {

                int _{{"b"}} = {{-1}};
            }

            """);
        Assert.Equal("class A\n{\n\n    int _b = -1;\n}\n\n", _writer.ToString());
    }

    [Fact]
    public void Lines_on_a_line_of_their_own_have_its_indentation()
    {
        string[] lines = ["a;", "", "b;"];
        _writer.Lines($$"""
            {
                {{lines}}
                {{EmitInner}}
            }
            """);

        void EmitInner() => _writer.Lines($$"""
            c
            {
                {{() => _writer.Line("d;")}}
            }
            """);
        Assert.Equal("{\n    a;\n\n    b;\n    c\n    {\n        d;\n    }\n}\n", _writer.ToString());
    }

    [Fact]
    public void A_line_for_no_lines_is_left_out()
    {
        _writer.Lines($$"""
            a;
            {{Array.Empty<string>()}}
            b;
            {{EmitNothing}}
            """);

        static void EmitNothing()
        {
        }
        Assert.Equal("a;\nb;\n", _writer.ToString());
    }

    [Fact]
    public void The_line_ends_are_those_of_Unix_whatever_the_source_has()
    {
        var handler = new CodeWriter.LinesHandler(0, 0, _writer);
        handler.AppendLiteral("a\r\n{\r\n    ");
        handler.AppendFormatted("b");
        handler.AppendLiteral(";\r\n\r\n}");
        _writer.Lines(handler);
        Assert.Equal("a\n{\n    b;\n\n}\n", _writer.ToString());
    }
}
