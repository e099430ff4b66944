using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNets.Generators.Problems;

/// <summary>A rule: the texts and the severity of a problem.</summary>
/// <param name="Id">The problem.</param>
/// <param name="Category">The category.</param>
/// <param name="Title">The rule, in a few words.</param>
/// <param name="Message">
/// The message: what was expected, what was found, and what to do. <c>{0}</c>, <c>{1}</c>, ... are the arguments of the problem, and <c>{operand}</c> is
/// the source text of the operand.
/// </param>
internal sealed record ProblemRule(ProblemId Id, string Category, string Title, string Message)
{
    /// <summary>Gets the default severity, which an .editorconfig can change.</summary>
    public ProblemSeverity Severity { get; init; }

    /// <summary>Gets what to do next, in one sentence without a full stop.</summary>
    public string NextStep { get; } = NextSteps.Of(Id);

    /// <summary>Gets the id of the diagnostic, such as <c>CN1004</c>.</summary>
    public string DiagnosticId { get; } = "CN" + ((int)Id).ToString("D4", CultureInfo.InvariantCulture);

    public string Format(IReadOnlyList<string> arguments, string operand) => arguments
        .Select((argument, index) => ("{" + index.ToString(CultureInfo.InvariantCulture) + "}", argument))
        .Aggregate(Message, (message, pair) => message.Replace(pair.Item1, pair.argument))
        .Replace("{operand}", operand);
}

/// <summary>The severity of a problem.</summary>
internal enum ProblemSeverity
{
    /// <summary>The net is not compiled, because the code cannot be intended.</summary>
    Error,

    /// <summary>The code may be intended.</summary>
    Warning,

    /// <summary>Nothing is wrong. An editor shows the message on request.</summary>
    Info,
}

/// <summary>Lists all rules.</summary>
internal static class ProblemCatalogue
{
    private const string Declaration = "CompiledNets.Declaration";
    private const string Language = "CompiledNets.Language";
    private const string Shapes = "CompiledNets.Shapes";
    private const string Arguments = "CompiledNets.Arguments";
    private const string Nets = "CompiledNets.Nets";
    private const string Objective = "CompiledNets.Objective";
    private const string Meaning = "CompiledNets.Meaning";
    private const string Hints = "CompiledNets.Hints";

    public static IReadOnlyList<ProblemRule> All { get; } =
    [
        new(ProblemId.NetMustBePartial, Declaration, "A net is a partial class",
            "'{0}' must be partial, because the compiled net is added to it"),
        new(ProblemId.NetNeedsDefine, Declaration, "A net has a method Define",
            "'{0}' needs one method 'public static Sym<float> Define([Shape(...)] Sym<float> input)' that describes its graph; it has {1}"),
        new(ProblemId.MethodMustBeStatic, Declaration, "Define, Train and blocks are static",
            "'{0}' must be static: the compiler reads it and never runs it, so there is no instance"),
        new(ProblemId.InputMustBeSymbolic, Declaration, "Inputs and targets are symbolic tensors",
            "'{0}' must be a Sym<float>, Sym<long>, Sym<int> or Sym<bool>, but is a '{1}'"),
        new(ProblemId.ShapeIsMissing, Declaration, "Inputs and targets have a shape",
            "'{0}' needs its shape, without the batch: [Shape(28, 28, 1)], [Shape(\"T\", 64)], or [Shape] for one value per sample"),
        new(ProblemId.OutputMustBeSymbolic, Declaration, "Outputs are symbolic tensors",
            "Define must return a Sym<float>, or a tuple of them with a name each: (Sym<float> main, Sym<float> aux). It returns '{0}'"),
        new(ProblemId.ShapeCannotBeRead, Declaration, "A size is a positive number or a name",
            "{0} is not a size: write a positive number, a name such as \"T\", or a sum and product of those such as \"2*T + 1\"{1}"),
        new(ProblemId.NetTypeIsNotSupported, Declaration, "A net is an ordinary class",
            "'{0}' cannot be a net: {1}"),
        new(ProblemId.TrainMustTakeOutputs, Declaration, "Train takes outputs by name and targets with a shape",
            "Define has no output '{0}'; it has {1}. A parameter of Train is either an output with its name, or a target with [Shape(...)]"),
        new(ProblemId.TrainMustReturnObjective, Declaration, "Train returns an objective",
            "Train must return an Objective: Minimize(loss) or Minimize(loss).Track(metric). It returns '{0}'"),
        new(ProblemId.NameIsTaken, Declaration, "A name is used once",
            "The name '{0}' is taken by {1}. Give one of them another name"),
        new(ProblemId.SizeCannotBeFound, Declaration, "Every named size can be found from an input",
            "The size '{0}' cannot be computed from the inputs at run time: use it in one of their shapes by itself, or as in \"2*{0} + 1\""),

        new(ProblemId.SizeIsNotUsed, Declaration, "A [Dim] is about a size of a shape",
            "No [Shape] of this net has the size \"{0}\"{1}"),

        new(ProblemId.IdsAreWrong, Declaration, "Ids are whole numbers of a vocabulary",
            "[Ids] needs a Sym<long> or Sym<int>, and the size of its vocabulary, at least 1; '{0}' has {1}"),

        new(ProblemId.UnsupportedConstruct, Language, "A definition uses only constructs that the compiler can read",
            "{0} cannot be used in a definition, which the compiler reads and never runs. {1}"),
        new(ProblemId.MustBeConstant, Language, "Arguments are known at compile time",
            "{0} must be known at compile time: {1}. {2}"),
        new(ProblemId.ConditionOnTensor, Language, "A condition cannot depend on the values of a tensor",
            "The values of a tensor are not known at compile time, so a condition cannot depend on them. Compute both branches and combine them by arithmetic"),
        new(ProblemId.NoSource, Language, "Blocks have source",
            "The source of '{0}' is not part of this project, so it cannot be read. Write the block in this project"),
        new(ProblemId.TooDeep, Language, "Recursion ends",
            "'{0}' calls itself too deeply: more than {1} calls. Give the recursion a bound that is reached earlier"),
        new(ProblemId.TooLarge, Language, "A definition ends",
            "The definition does not end within {0} steps. Shorten the loop, or check its condition"),
        new(ProblemId.NotALayer, Language, "A layer is a call of Layers, or a method",
            "{0}. {1}"),
        new(ProblemId.NoArm, Language, "A switch has an arm for its value",
            "No arm of this switch matches {0}: add one, or _"),
        new(ProblemId.NamesDisagree, Language, "A list has an element for each name",
            "'{0}' makes {1} parts, but {2} names stand here: ask for {2} parts, or write {1} names"),
        new(ProblemId.InternalError, Language, "The compiler of CompiledNets failed",
            "This is a bug of CompiledNets, not of your code. Please report it: {0}"),

        new(ProblemId.WrongRank, Shapes, "An operand has the rank that a layer needs",
            "{0} needs {1}, but '{operand}' has the shape {2}"),
        new(ProblemId.ShapesDisagree, Shapes, "Operands have shapes that fit",
            "{0}: the shapes {1} and {2} do not fit: {3}"),
        new(ProblemId.WindowTooLarge, Shapes, "A window fits into its input",
            "{0}: a window of {1} does not fit into a {2} of {3}; the input has the shape {4}. Make the window smaller, or pad the input"),
        new(ProblemId.ConcatenateDisagrees, Shapes, "Concatenated tensors agree on every other axis",
            "Concatenate on axis {0}: the operands must agree on every other axis, but axis {1} is {2} for the first and {3} for '{operand}'"),
        new(ProblemId.SizeMustBeKnown, Shapes, "Weights have sizes that are known at compile time",
            "{0}: its {1} has the size of {2} of '{operand}' {4}, which is {3} and known at run time only"),
        new(ProblemId.AxisOutOfRange, Shapes, "An axis exists",
            "{0}: there is no axis {1} of the shape {2}; it can be {3} to {4} (0 is the batch), or negative to count from the end"),
        new(ProblemId.ShapeIsNotAsAsserted, Shapes, "An asserted shape holds",
            "The shape is asserted to be {0}, but it is {1}: correct the layers before, or the assertion"),
        new(ProblemId.DependsOnSize, Shapes, "Sizes fit for every value of a named size",
            "{0}: {1} and {2} are equal for some sizes only: {3}"),
        new(ProblemId.SharedLayerDisagrees, Shapes, "A shared layer must have the same weights in every call",
            "This {0} got a {1} of shape {2} in its first call; for '{operand}' of shape {3} it would need the shape {4}. "
            + "Make a second layer: one that is called twice shares its weights"),
        new(ProblemId.SizeTooLarge, Shapes, "Sizes fit into memory",
            "{0}: {1}, which no memory holds. Give it smaller sizes"),
        new(ProblemId.ReshapeChangesCount, Shapes, "A reshape keeps the number of values",
            "Reshape: {0} has {1} values, but {2} takes {3}: {4}"),
        new(ProblemId.NothingIsLeft, Shapes, "A layer must not remove a whole axis",
            "{0}: removing {1} leaves nothing of axis {2}, which has the size {3}; the input has the shape {4}. Remove less"),
        new(ProblemId.SliceOutOfRange, Shapes, "A slice stays inside its axis",
            "[{0}] is outside of axis {1} of {3}: keep it between 0 and {2}"),
        new(ProblemId.UnequalParts, Shapes, "An axis must divide evenly into the parts",
            "{0} axis {1} of '{operand}', which is {2}: give it a size that divides evenly"),

        new(ProblemId.ArgumentOutOfRange, Arguments, "An argument is in its range",
            "{0}: '{1}' must be {2}, but is {3}"),
        new(ProblemId.ArgumentNotSupported, Arguments, "An argument is one that the layer knows",
            "{0} does not know {1}; write {2}"),
        new(ProblemId.ArgumentsConflict, Arguments, "Arguments do not contradict each other",
            "{0} cannot have {1}"),
        new(ProblemId.TooFewOperands, Arguments, "A merge has two operands",
            "{0} needs at least two tensors, but has {1}: pass another"),
        new(ProblemId.IdsDoNotFit, Arguments, "Every id must have a row or a class",
            "{0} accepts the ids 0 to {1}, but the input is declared with {2}: ids 0 to {3}. {4}"),
        new(ProblemId.MaskIsDropped, Arguments, "A mask must reach the layers that use it",
            "{0} ignores the mask of '{operand}', so it computes with the padding too. "
            + "Use a recurrent layer or attention first, or leave the mask out (maskZero: false)") { Severity = ProblemSeverity.Warning },

        new(ProblemId.LabelsAreFewer, Arguments, "A label has an id for each class",
            "{0} has {1} classes, but '{operand}' is declared with {2}, so the last of them are never right. Give the output {3} classes, or declare [Ids({1})]") { Severity = ProblemSeverity.Warning },

        new(ProblemId.TargetDisagrees, Objective, "A target has the shape that the loss needs",
            "{0}: the target must have the shape {1} of the output, but '{operand}' has the shape {2}. Nothing is broadcast"),
        new(ProblemId.LossNeedsTwoClasses, Objective, "Categorical losses have two classes or more",
            "{0} needs an output with at least two classes, but '{operand}' has the shape {1}. For a single probability use Sigmoid and BinaryCrossentropy"),
        new(ProblemId.LossNeedsOutput, Objective, "A loss must depend on the net",
            "This loss does not depend on any output of the net, so there is nothing to learn from it: compare an output with a target"),
        new(ProblemId.WeightsDisagree, Objective, "A sample weight has the first axes of the output",
            "{0}: sampleWeight needs {1}, but '{operand}' has the shape {2}"),

        new(ProblemId.TargetIsNotUsed, Objective, "A target is used",
            "No loss or metric reads the target '{0}': {1}") { Severity = ProblemSeverity.Warning },

        new(ProblemId.InstanceNeedsNet, Nets, "An instance is one of a net",
            "Instance needs the Define of a class with [CompiledNet], as in Instance(VisionNet.Define), but this is '{0}'. A method of your own is called by itself: it needs no Instance"),
        new(ProblemId.NetContainsItself, Nets, "A net does not contain itself",
            "'{0}' is the net that is being defined, or contains it, and a net cannot contain itself. Write what repeats as a static method with a loop or a bound"),
        new(ProblemId.InstanceDisagrees, Nets, "The operands of a net must have the shapes of its inputs",
            "{0} takes '{1}' of shape {2}, but '{operand}' is {3}"),

        new(ProblemId.LossDoesNotFit, Meaning, "A loss or metric must get probabilities or logits, as it expects",
            "{0} needs {1}, but the output {2}: {3}") { Severity = ProblemSeverity.Warning },
        new(ProblemId.SoftmaxOfOne, Meaning, "A softmax needs at least two values",
            "{2} over one value is always 1: axis {1} of the shape {0} has the size 1. For a single probability use Sigmoid"),
        new(ProblemId.LayerIsNotUsed, Meaning, "A layer is used",
            "This {0} is not used: {1}") { Severity = ProblemSeverity.Warning },
        new(ProblemId.InputIsNotUsed, Meaning, "An input is used",
            "The input '{0}' reaches no output: use it, or remove it") { Severity = ProblemSeverity.Warning },
        new(ProblemId.NothingIsLearnt, Meaning, "Weights are trained",
            "No loss depends on this {0}, so its weights keep their initial values: in Train, add a loss on an output that depends on it") { Severity = ProblemSeverity.Warning },
        new(ProblemId.DropoutAtTheEnd, Meaning, "Dropout must not be the last layer",
            "{0} is the last layer before the output '{1}', so training optimizes noise: move it before the layer that makes the output") { Severity = ProblemSeverity.Warning },
        new(ProblemId.AppliedTwice, Meaning, "An activation must not be applied twice",
            "This {0} is applied to the result of {1}, which has that range already: remove one of them") { Severity = ProblemSeverity.Warning },
        new(ProblemId.OperandIsRepeated, Meaning, "Merged tensors have the same shape",
            "{0} repeats this operand of shape {1} to fit {2}. Give it the same shape; if the repetition is intended, {3}") { Severity = ProblemSeverity.Warning },
        new(ProblemId.ChannelsElsewhere, Meaning, "The channels must be on the axis of the data format",
            "{0} takes {1} for the channels, but {2}: {3}") { Severity = ProblemSeverity.Warning },
        new(ProblemId.NothingToTrain, Meaning, "A net has weights to train",
            "Train has nothing to change, because {0}") { Severity = ProblemSeverity.Warning },
        new(ProblemId.ClassesElsewhere, Meaning, "A loss takes the classes from the axis of the softmax",
            "{0} takes the classes from axis {1} of {2}, but {3} has made them sum to one along axis {4}: {5}"),

        new(ProblemId.ShapeOfLocal, Hints, "The shape of a local",
            "{0}: {1}") { Severity = ProblemSeverity.Info },
    ];

    private static readonly Dictionary<ProblemId, ProblemRule> s_rules = All.ToDictionary(rule => rule.Id);

    public static ProblemRule Of(ProblemId id) => s_rules[id];
}
