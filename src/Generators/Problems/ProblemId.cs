namespace CompiledNets.Generators.Problems;

/// <summary>The problems of a net. The number is that of the diagnostic: 1004 is CN1004.</summary>
internal enum ProblemId
{
    // The declaration.
    NetMustBePartial = 1,
    NetNeedsDefine = 2,
    MethodMustBeStatic = 3,
    InputMustBeSymbolic = 4,
    ShapeIsMissing = 5,
    OutputMustBeSymbolic = 6,
    ShapeCannotBeRead = 7,
    NetTypeIsNotSupported = 8,
    TrainMustTakeOutputs = 9,
    TrainMustReturnObjective = 10,
    NameIsTaken = 11,
    SizeCannotBeFound = 12,
    SizeIsNotUsed = 13,
    IdsAreWrong = 20,

    // C# that a definition cannot contain.
    UnsupportedConstruct = 101,
    MustBeConstant = 102,
    ConditionOnTensor = 103,
    NoSource = 104,
    TooDeep = 105,
    TooLarge = 106,
    NotALayer = 107,
    NoArm = 108,
    NamesDisagree = 109,
    InternalError = 199,

    // Shapes.
    WrongRank = 1001,
    ShapesDisagree = 1002,
    WindowTooLarge = 1003,
    ConcatenateDisagrees = 1004,
    SizeMustBeKnown = 1005,
    AxisOutOfRange = 1006,
    ShapeIsNotAsAsserted = 1007,
    DependsOnSize = 1008,
    SharedLayerDisagrees = 1009,
    SizeTooLarge = 1010,
    ReshapeChangesCount = 1011,
    NothingIsLeft = 1012,
    SliceOutOfRange = 1013,
    UnequalParts = 1014,

    // Arguments.
    ArgumentOutOfRange = 1101,
    ArgumentNotSupported = 1102,
    ArgumentsConflict = 1103,
    TooFewOperands = 1104,
    IdsDoNotFit = 1110,
    MaskIsDropped = 1111,
    LabelsAreFewer = 1112,

    // The objective.
    TargetDisagrees = 1201,
    LossNeedsTwoClasses = 1202,
    LossNeedsOutput = 1203,
    WeightsDisagree = 1204,
    TargetIsNotUsed = 1205,

    // Nets in nets.
    InstanceNeedsNet = 1301,
    NetContainsItself = 1302,
    InstanceDisagrees = 1303,

    // Code that is rarely intended.
    LossDoesNotFit = 1401,
    SoftmaxOfOne = 1402,
    LayerIsNotUsed = 1403,
    InputIsNotUsed = 1404,
    NothingIsLearnt = 1405,
    DropoutAtTheEnd = 1406,
    AppliedTwice = 1407,
    OperandIsRepeated = 1408,
    ChannelsElsewhere = 1409,
    NothingToTrain = 1410,
    ClassesElsewhere = 1411,

    // Information, which an editor shows on request.
    ShapeOfLocal = 1501,
}
