using static CompiledNets.Runtime.Tests.Options.BadNumber;

namespace CompiledNets.Runtime.Tests.Options;

/// <summary>Numbers, modes and paths of callbacks: those without a meaning are errors when the callback is created.</summary>
public sealed class CallbackNumberTests
{
    private static readonly double[] s_negative = [-1, int.MinValue];

    private static readonly Dictionary<string, BadNumber> s_cases = ((IEnumerable<BadNumber>)[
        .. Of("EarlyStopping minDelta", NotFinite, "minDelta must be a finite number", value => new EarlyStopping(minDelta: value)),
        .. Of("EarlyStopping patience", s_negative, "patience must be at least 0", value => new EarlyStopping(patience: (int)value)),
        .. Of("EarlyStopping mode", [3, -1], "The mode must be Auto, Min or Max", value => new EarlyStopping(mode: (MonitorMode)value)),
        .. Of("EarlyStopping baseline", NotFinite, "baseline must be a finite number", value => new EarlyStopping(baseline: value)),
        .. Of("EarlyStopping startFromEpoch", s_negative, "startFromEpoch must be at least 0", value => new EarlyStopping(startFromEpoch: (int)value)),
        .. Of("ReduceLROnPlateau factor", NotDecay, "The factor must be from 0 to less than 1", value => new ReduceLROnPlateau(factor: value)),
        .. Of("ReduceLROnPlateau patience", s_negative, "patience must be at least 0", value => new ReduceLROnPlateau(patience: (int)value)),
        .. Of("ReduceLROnPlateau minDelta", NotFinite, "minDelta must be a finite number", value => new ReduceLROnPlateau(minDelta: value)),
        .. Of("ReduceLROnPlateau cooldown", s_negative, "cooldown must be at least 0", value => new ReduceLROnPlateau(cooldown: (int)value)),
        .. Of("ReduceLROnPlateau minLearningRate", Negative, "must not be negative or NaN", value => new ReduceLROnPlateau(minLearningRate: value)),
        .. Of("ModelCheckpoint everyEpochs", [0, -1, int.MinValue], "everyEpochs must be at least 1", value => new ModelCheckpoint("net", everyEpochs: (int)value)),
        .. Of("ModelCheckpoint everySteps", [0, -1, long.MinValue], "everySteps must be at least 1", value => new ModelCheckpoint("net", everySteps: (long)value)),
        .. Of("ModelCheckpoint initialValueThreshold", NotFinite, "initialValueThreshold must be a finite number", value => new ModelCheckpoint("net", initialValueThreshold: value)),
        .. Of("BackupAndRestore everySteps", [0, -1, long.MinValue], "everySteps must be at least 1", value => new BackupAndRestore("net", everySteps: (long)value)),
        .. Of("TensorBoard histogramFreq", s_negative, "histogramFreq must be at least 0", value => new TensorBoard(histogramFreq: (int)value)),
        .. Of("TensorBoard updateFreq", [0, -1, long.MinValue], "updateFreq must be at least 1", value => new TensorBoard(updateFreq: (long)value)),
    ]).ToDictionary(own => own.ToString());

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_number_without_a_meaning_is_an_error_that_names_the_parameter(string name) => s_cases[name].AssertRefused();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_path_or_name_is_an_error_that_names_the_parameter(string? text)
    {
        AssertNamed("monitor", () => new EarlyStopping(text!));
        AssertNamed("monitor", () => new ReduceLROnPlateau(text!));
        AssertNamed("monitor", () => new ModelCheckpoint("net", text!));
        AssertNamed("filePath", () => new ModelCheckpoint(text!));
        AssertNamed("path", () => new BackupAndRestore(text!));
        AssertNamed("fileName", () => new CsvLogger(text!));
        AssertNamed("logDir", () => new TensorBoard(text!));

        static void AssertNamed(string parameter, Action make) => Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(make).ParamName);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_log_file_needs_a_separator(string? separator) =>
        Assert.Contains("The separator must not be empty", Assert.Throws<ArgumentException>(() => new CsvLogger("log.csv", separator!)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_limits_of_the_ranges_are_accepted()
    {
        _ = new EarlyStopping(patience: 0, minDelta: -1, startFromEpoch: 0, baseline: 0);
        _ = new ReduceLROnPlateau(factor: 0, patience: 0, cooldown: 0, minLearningRate: 0);
        _ = new ModelCheckpoint("net", everyEpochs: 1, everySteps: 1, initialValueThreshold: -1);
        _ = new BackupAndRestore("net", everySteps: 1);
        _ = new TensorBoard(histogramFreq: 0, updateFreq: 1);
        _ = new CsvLogger("log.csv", " ");
    }
}
