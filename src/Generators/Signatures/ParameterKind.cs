namespace CompiledNets.Generators.Signatures;

/// <summary>The kind of a parameter of a word.</summary>
internal enum ParameterKind
{
    Integer,
    Real,
    Flag,

    /// <summary>An axis, counted as in Keras: 0 is the batch, -1 the last.</summary>
    Axis,

    /// <summary>A size for height and one for width, or one for both.</summary>
    Size2,

    /// <summary>A size for depth, one for height and one for width, or one for all.</summary>
    Size3,

    /// <summary>A function that is applied to the result: a word of the language, or a method of the user.</summary>
    Activation,

    Initializer,

    Regularizer,

    Constraint,

    /// <summary>One or more axes, counted as in Keras. The default is all axes but the batch.</summary>
    Axes,

    /// <summary>The number of elements to add or remove at the beginning and the end of one axis.</summary>
    Borders1,

    /// <summary>The number of elements to add or remove at the ends of two axes.</summary>
    Borders2,

    /// <summary>The number of elements to add or remove at the ends of three axes.</summary>
    Borders3,

    /// <summary>Any number of integers. It must be the last parameter.</summary>
    Integers,

    /// <summary>Sizes without the batch, each a number, a name, or -1 for the rest. It must be the last parameter.</summary>
    Shape,

    /// <summary>Sizes without the batch: a number, or a tuple of numbers.</summary>
    Sizes,

    Padding,

    /// <summary>A function of the language that the kernel itself computes: one of <see cref="Parameter.Choices"/>.</summary>
    Function,

    /// <summary>A member of the enum <see cref="Parameter.Enum"/>. <see cref="Parameter.Choices"/> lists its members.</summary>
    Choice,

    Text,

    /// <summary>The position of the channels axis. The default is the net's <c>DataFormat</c>.</summary>
    DataFormat,
}
