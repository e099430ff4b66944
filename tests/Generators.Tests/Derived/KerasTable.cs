using System.Text;
using System.Text.RegularExpressions;

namespace CompiledNets.Generators.Tests.Derived;

/// <summary>
/// Lists mistakes that Keras reports at run time and mistakes that it accepts. Each has the rule that reports it at compile time, and a test of that
/// rule.
/// </summary>
internal static partial class KerasTable
{
    /// <param name="Keras">The message or the behaviour of Keras.</param>
    /// <param name="Here">The handling here: rules, or the member that makes the mistake impossible to write.</param>
    /// <param name="Test">The test, as <c>Class.Method</c>.</param>
    internal sealed record Row(string Keras, string Here, string Test);

    /// <summary>Gets the messages of Keras at run time.</summary>
    public static IReadOnlyList<Row> Messages { get; } =
    [
        new("Input {i} of layer '{l}' is incompatible with the layer: expected axis {a} to have value {v}", "CN1009, CN1303", "WrongProgramTests.A_shared_layer_has_one_size"),
        new("expected min_ndim={m}, found ndim={n}", "CN1001", "WrongProgramTests.Dense_needs_features"),
        new("Inputs have incompatible shapes", "CN1002", "WrongProgramTests.Add_operands_have_shapes_that_fit"),
        new("A `Concatenate` layer requires inputs with matching shapes except for the concatenation axis", "CN1004", "WrongProgramTests.Concatenate_operands_agree_on_the_other_axes"),
        new("Computed output size would be zero or negative", "CN1003, or a condition of the net", "WrongProgramTests.A_kernel_fits_into_its_input"),
        new("Shapes used to initialize variables must be fully-defined", "CN1005", "WrongProgramTests.Channels_are_known_at_compile_time"),
        new("The total size of the tensor must be unchanged", "CN1011", "WrongWordTests.A_wrong_call_is_reported_with_its_reason"),
        new("The structure of `inputs` doesn't match the expected structure", "the type `Inputs`", "IntelliSenseTests.Inputs_and_targets_are_parameters_with_names"),
        new("Invalid input shape for input: expected shape {a}, but input has incompatible shape {b}", "a check when the net is called, which names the input", "BoundaryTests.A_wrong_size_is_named"),
        new("Layer expects {k} named inputs, but it received {m} input tensors", "the type `Inputs`", "IntelliSenseTests.Inputs_and_targets_are_parameters_with_names"),
        new("Expected keys {names} in loss dict", "CN0009", "DeclarationTests.Train_takes_outputs_by_name"),
        new("y_true and y_pred have different structures", "the type `Targets`", "IntelliSenseTests.Inputs_and_targets_are_parameters_with_names"),
        new("Arguments `target` and `output` must have the same shape", "CN1201", "WrongProgramTests.Crossentropy_needs_a_target_of_the_width_of_the_output"),
        new("Data cardinality is ambiguous", "a check when the net is called", "BoundaryTests.There_are_as_many_targets_as_samples"),
        new("Output is not connected to `inputs`; Graph disconnected; the name is used {k} times", "C# knows no tensor of another method; CN1404, CN0011", "MeaningTests.An_input_reaches_an_output"),
        new("`class_weight` is only supported for Models with a single output", "the `sampleWeight` of each loss, so each output has weights of its own; CN1204", "DeclarationTests.A_sample_weight_has_the_first_axes_of_the_output"),
        new("Exception encountered when calling {Class}.call()", "each mistake is reported under its argument, and one build reports all", "WrongProgramTests.Independent_mistakes_are_all_shown_and_none_cascades"),
        new("We could not automatically infer the shape of the Lambda's output", "a method is read like any block", "DefinitionTests.A_users_own_activation_is_read_like_any_block"),
    ];

    /// <summary>Gets the mistakes that Keras accepts without a message.</summary>
    public static IReadOnlyList<Row> Silent { get; } =
    [
        new("The rank of an input is adapted if its last size is 1", "a check when the net is called, which names the axis", "BoundaryTests.A_missing_batch_is_named"),
        new("A loss broadcasts: (batch, 1) against (batch, 3), (404) against (404, 1)", "CN1201", "WrongProgramTests.Nothing_is_broadcast_in_a_loss"),
        new("A merge broadcasts an axis of one", "CN1408", "MeaningTests.A_merge_that_repeats_an_operand_causes_a_warning"),
        new("A merge expands an operand of lower rank", "CN1002", "MeaningTests.An_axis_of_one_does_not_mix_samples"),
        new("An Embedding casts numbers to ids", "`Sym<long>` or `Sym<int>`; CN0020", "SequenceTests.Ids_are_whole_numbers"),
        new("An Embedding is fed ids that it has no row for", "CN1110, or a check when the net is called", "EmbeddingTests.An_id_out_of_the_declared_range_is_named_with_its_input"),
        new("The arguments of an Embedding are swapped", "CN1110", "SequenceTests.Swapped_arguments_of_an_embedding_are_an_error"),
        new("Only the shape of the first argument is checked, not the state of an LSTM or the features in a later call of a shared layer", "CN1103, CN1009", "SequenceTests.A_state_has_the_width_of_the_layer"),
        new("Inputs and targets in a dict are ordered by their keys", "the types `Inputs` and `Targets`", "IntelliSenseTests.Inputs_and_targets_are_parameters_with_names"),
        new("A crossentropy is computed from an output that is linear, or that ends in the wrong activation", "CN1401", "MeaningTests.A_loss_fits_the_last_activation_of_the_output"),
        new("Softmax over one unit is always 1", "CN1402, CN1202", "MeaningTests.Softmax_over_one_unit_is_no_choice"),
        new("A length of None is accepted although it may be shorter than a window", "a condition of the net: in its summary, its doc comment and a check when it is called", "PreconditionTests.Two_poolings_and_five_convolutions_need_269"),
        new("A layer is made and never used", "CN1403", "MeaningTests.A_layer_that_is_made_is_called"),
        new("An input reaches no output", "CN1404", "MeaningTests.An_input_reaches_an_output"),
        new("A weight has no influence on any loss", "CN1405", "MeaningTests.Weights_are_reached_by_a_loss"),
        new("A layer drops a mask, with a warning at run time", "CN1111", "SequenceTests.A_dropped_mask_causes_a_warning"),
        new("Dropout is the last layer", "CN1406", "MeaningTests.Dropout_is_not_the_last_layer"),
        new("Two softmaxes follow each other", "CN1407", "MeaningTests.Softmax_is_not_applied_twice"),
        new("A net for channels first is built with channels last", "CN1409", "MeaningTests.The_channels_of_an_image_are_on_the_axis_of_the_data_format"),
    ];

    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("\n## Messages of Keras at run time\n\nThe messages of Keras 3.16, and the rules that report the same mistakes at compile time. `{i}` stands for the value that Keras fills in.\n");
        Append(text, "Message of Keras", Messages);
        text.Append("\n## Mistakes that Keras accepts\n");
        Append(text, "Keras", Silent);
        return text.ToString();
    }

    /// <summary>Gets the tests of all projects, as <c>Class.Method</c>.</summary>
    public static HashSet<string> AllTests() =>
    [
        .. Directory.GetFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(file => Method().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileNameWithoutExtension(file)}.{match.Groups[1].Value}")),
    ];

    /// <summary>Finds the rules that a cell names.</summary>
    public static IEnumerable<string> RulesIn(string cell) => Rule().Matches(cell).Select(match => match.Value);

    private static void Append(StringBuilder text, string header, IReadOnlyList<Row> rows)
    {
        text.Append($"\n| {header} | Here | Test |\n|---|---|---|\n");
        foreach (var row in rows)
        {
            text.Append($"| {row.Keras} | {Rule().Replace(row.Here, "[$0]($0.md)")} | {row.Test} |\n");
        }
    }

    [GeneratedRegex(@"CN\d{4}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"public (?:static )?(?:async )?(?:Task|void) (\w+_\w+)\(")]
    private static partial Regex Method();
}
