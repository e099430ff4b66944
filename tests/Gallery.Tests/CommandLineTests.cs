namespace CompiledNets.Samples.Tests;

public class CommandLineTests
{
    [Fact]
    public async Task List_shows_every_sample()
    {
        using var console = new TestConsole();
        Assert.Equal(0, await console.RunAsync("list"));
        Assert.All(SampleCatalogue.All, sample => Assert.Contains(sample.Name, console.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DigitCnn", "1,199,882")]
    [InlineData("digitcnn", "1,199,882")]
    [InlineData("FirstExample", "3,466")]
    [InlineData("FIRSTEXAMPLESEQUENTIAL", "3,466")]
    public async Task Summary_shows_the_table_of_a_sample_in_any_case(string name, string parameters)
    {
        using var console = new TestConsole();
        Assert.Equal(0, await console.RunAsync("summary", name));
        Assert.Contains($"Total params: {parameters} (", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commands_of_the_README_run()
    {
        var commands = Repository.Read("README.md").Split('\n')
            .Select(line => System.Text.RegularExpressions.Regex.Match(line, "^dotnet run -c Release --project samples/Gallery -- ([^#]+)"))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value.Replace("NAME", "FirstExample", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        Assert.Equal(["list", "train", "summary", "graph", "onnx", "code"], commands.Select(command => command[0]));
        using var folder = new TemporaryFolder();
        foreach (var command in commands)
        {
            using var console = new TestConsole();
            string[] shorter = command[0] == "train" ? ["--limit", "64", "--output", folder.Path] : [];
            Assert.Equal(0, await console.RunAsync([.. command, .. shorter]));
            Assert.NotEmpty(console.Output);
        }
    }

    [Fact]
    public async Task Summary_of_the_first_example_has_the_rows_of_Keras()
    {
        using var console = new TestConsole();
        await console.RunAsync("summary", "FirstExample");
        Assert.All((string[])["2,080", "1,056", "330"], count => Assert.Contains($" {count} │", console.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Code_prints_the_generated_code_of_a_net_or_an_inner_net()
    {
        foreach (var net in (string[])["vae", "VaeEncoder"])
        {
            using var console = new TestConsole();
            Assert.Equal(0, await console.RunAsync("code", net));
            Assert.Contains($"partial class {net}", console.Output, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Kernels.", console.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void There_is_code_for_every_sample() => Assert.Empty(SampleCatalogue.All.Select(sample => sample.Name).Except(CodeCommand.Nets));

    [Fact]
    public async Task A_graph_is_drawn_in_three_formats()
    {
        using var console = new TestConsole();
        Assert.Equal(0, await console.RunAsync("graph", "SequenceMlp"));
        Assert.All((string[])["SequenceMlp.svg", "SequenceMlp.dot", "SequenceMlp.mmd"], file => Assert.Contains(file, console.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sample_is_saved_as_Onnx()
    {
        using var console = new TestConsole();
        Assert.Equal(0, await console.RunAsync("onnx", "SequenceMlp"));
        Assert.Contains("SequenceMlp.onnx", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_of_weights_is_an_error_without_a_stack()
    {
        using var console = new TestConsole();
        Assert.Equal(1, await console.RunAsync("onnx", "SequenceMlp", "--weights", "missing.safetensors"));
        Assert.Contains("missing.safetensors", console.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", console.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no sample 'DigitCn'. Did you mean DigitCnn? The samples are: DigitCnn, DigitCnnSequential, FirstExample, ", "summary", "DigitCn")]
    [InlineData("Did you mean DigitCnn?", "train", "digit")]
    [InlineData("There is no net 'VaeEncode'. Did you mean VaeEncoder? The nets are: AgeIncomeGender, Autoencoder, ", "code", "VaeEncode")]
    [InlineData("There is no sample 'zzz'. The samples are:", "train", "zzz")]
    [InlineData("'digitcnn' is a sample, not a command. To train it: train DigitCnn", "digitcnn")]
    [InlineData("There is no command 'trian'. Did you mean train? The commands are: list, summary, code, graph, onnx, train.", "trian")]
    [InlineData("--epochs is an option of train: train DigitCnn --epochs", "--epochs", "3")]
    [InlineData("'NAME' missing", "train")]
    [InlineData("--epochs must be a whole number of at least 1, but is '0'.", "train", "DigitCnn", "--epochs", "0")]
    [InlineData("--epochs must be a whole number of at least 1, but is 'two'.", "train", "DigitCnn", "--epochs", "two")]
    [InlineData("--batch-size must be a whole number of at least 1, but is '-3'.", "train", "DigitCnn", "--batch-size", "-3")]
    [InlineData("--limit must be a whole number of at least 1, but is '1.5'.", "train", "DigitCnn", "--limit", "1.5")]
    [InlineData("--seed must be a whole number, but is 'x'.", "train", "DigitCnn", "--seed", "x")]
    [InlineData("'--epoch'", "train", "DigitCnn", "--epoch", "3")]
    public async Task A_mistake_is_an_error_with_a_correction(string message, params string[] args)
    {
        using var console = new TestConsole();
        Assert.Equal(1, await console.RunAsync(args));
        Assert.Contains(message, console.Error, StringComparison.Ordinal);
        Assert.Empty(console.Output);
    }

    [Fact]
    public async Task A_folder_without_data_is_an_error_without_a_stack()
    {
        using var folder = new TemporaryFolder();
        using var console = new TestConsole();
        Assert.Equal(1, await console.RunAsync("train", "DigitCnn", "--data", folder.Path, "--output", folder["runs"]));
        Assert.Contains($"'{folder.Path}' has no MNIST", console.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", console.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["runs"]));
    }

    [Fact]
    public async Task The_command_line_overrides_the_variable_with_the_data_folder()
    {
        using var folder = new TemporaryFolder();
        Environment.SetEnvironmentVariable(DataRequest.Variable, folder["variable"]);
        try
        {
            foreach (var (option, expected) in ((string[], string)[])[([], folder["variable"]), (["--data", folder["option"]], folder["option"])])
            {
                using var console = new TestConsole();
                Assert.Equal(1, await console.RunAsync(["train", "DigitCnn", "--output", folder["runs"], .. option]));
                Assert.Contains($"There is no folder '{expected}'", console.Error, StringComparison.Ordinal);
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable(DataRequest.Variable, null);
        }
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        using var console = new TestConsole();
        Assert.Equal(0, await console.RunAsync("train", "--help"));
        Assert.All((string[])["<NAME>", "--epochs <N>", "--batch-size <N>", "--seed <N>", "--limit <N>", "--data <DIR>"], option => Assert.Contains(option, console.Output, StringComparison.Ordinal));
    }
}
