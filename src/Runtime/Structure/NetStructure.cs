namespace CompiledNets;

/// <summary>What a compiled net is made of. Written by the generator, read for weights, summaries, pictures and files.</summary>
/// <param name="name">The name of the class.</param>
public sealed class NetStructure(string name)
{
    /// <summary>The name of the class.</summary>
    public string Name { get; } = name;

    /// <summary>The inputs.</summary>
    public List<TensorStructure> Inputs { get; } = [];

    /// <summary>The outputs.</summary>
    public List<OutputStructure> Outputs { get; } = [];

    /// <summary>What must hold of the sizes that are known at run time only: <c>T >= 269</c>. The net checks it.</summary>
    public List<string> Conditions { get; } = [];

    /// <summary>The targets; none where the net has no objective.</summary>
    public List<TensorStructure> Targets { get; } = [];

    /// <summary>The losses; none where the net has no objective.</summary>
    public List<LossStructure> Losses { get; } = [];

    /// <summary>The metrics.</summary>
    public List<MetricStructure> Metrics { get; } = [];

    /// <summary>Everything that was made once and may have weights.</summary>
    public List<LayerStructure> Layers { get; } = [];

    /// <summary>Calls that are one thing to the user: a net in the net, a wrapper around a layer.</summary>
    public List<ScopeStructure> Scopes { get; } = [];

    /// <summary>Every application of a layer or function, in the order in which they are computed.</summary>
    public List<CallStructure> Calls { get; } = [];
}

/// <summary>An input, output or target.</summary>
/// <param name="Name">Its name in the definition.</param>
/// <param name="DType">Its dtype in C#: <c>float</c>, <c>long</c>, <c>int</c> or <c>bool</c>.</param>
/// <param name="Shape">Its shape, the batch <c>N</c> first; a size that is known at run time only is a name or a sum.</param>
public record TensorStructure(string Name, string DType, IReadOnlyList<string> Shape);

/// <summary>An output.</summary>
/// <param name="Name">Its name in the definition.</param>
/// <param name="DType">Its dtype in C#.</param>
/// <param name="Shape">Its shape, the batch <c>N</c> first.</param>
/// <param name="Source">The name of the call or input that makes it.</param>
public sealed record OutputStructure(string Name, string DType, IReadOnlyList<string> Shape, string Source) : TensorStructure(Name, DType, Shape);

/// <summary>A loss.</summary>
/// <param name="Name">What it is reported as.</param>
/// <param name="Weight">Its factor in what is minimised.</param>
public sealed record LossStructure(string Name, double Weight);

/// <summary>A metric: sums that are added up over batches, and a formula that makes a number of them.</summary>
/// <param name="Name">What it is reported as.</param>
/// <param name="Sums">How many sums there are.</param>
/// <param name="Formula">The name of the formula.</param>
/// <param name="Arguments">The numbers of the formula.</param>
public sealed record MetricStructure(string Name, int Sums, string Formula, params double[] Arguments);

/// <summary>A layer.</summary>
/// <param name="Name">Its name: <c>conv2d_1</c>.</param>
/// <param name="Word">What it is: <c>Conv2D</c>.</param>
/// <param name="Text">How it was made: <c>Conv2D(32, (3, 3), activation: ReLU)</c>.</param>
/// <param name="Weights">Its weights.</param>
public sealed record LayerStructure(string Name, string Word, string Text, params IReadOnlyList<WeightStructure> Weights);

/// <summary>A weight.</summary>
/// <param name="Name">Its name in Keras: <c>kernel</c>.</param>
/// <param name="Shape">Its shape in Keras.</param>
/// <param name="Storage">Its axes from the slowest to the fastest in memory.</param>
/// <param name="Initializer">The name of its initializer in Keras: <c>GlorotUniform</c>.</param>
/// <param name="InitializerArguments">The numbers of the initializer.</param>
public sealed record WeightStructure(string Name, long[] Shape, long[] Storage, string Initializer, params double[] InitializerArguments)
{
    /// <summary>What it is brought to after each step; null where it is left as the step makes it.</summary>
    public ConstraintStructure? Constraint { get; init; }

    /// <summary>Whether it is learned from gradients. Otherwise it is state that training steps write, or frozen.</summary>
    public bool IsLearned { get; init; } = true;

    /// <summary>How many numbers it has.</summary>
    public long Count { get; } = Shape.Aggregate(1L, (product, size) => checked(product * size));
}

/// <summary>What a weight is brought to after each step.</summary>
/// <param name="Name">The name of the constraint in Keras: <c>MaxNorm</c>.</param>
/// <param name="Arguments">Its numbers, and the axes of a vector behind them.</param>
public sealed record ConstraintStructure(string Name, params double[] Arguments);

/// <summary>An application of a layer or function.</summary>
/// <param name="Name">The name of the result.</param>
/// <param name="Word">What is applied.</param>
/// <param name="Layer">The ordinal of the layer, or -1 for a function.</param>
/// <param name="PartOf">The ordinal of the call whose activation this is, or -1.</param>
/// <param name="Scope">The ordinal of the innermost scope around it, or -1.</param>
/// <param name="Inputs">The names of the calls and inputs it is applied to.</param>
/// <param name="Shape">The shape of the result, the batch <c>N</c> first.</param>
/// <param name="Text">Of a layer of a net in the net: how it was made. Else empty.</param>
/// <param name="HasWeights">Whether what is applied has weights, be they of this net or of one in it.</param>
public sealed record CallStructure(
    string Name,
    string Word,
    int Layer,
    int PartOf,
    int Scope,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Shape,
    string Text = "",
    bool HasWeights = false);

/// <summary>Calls that are one thing to the user.</summary>
/// <param name="Name">The name of the result.</param>
/// <param name="Word">What it is: the class of a net, or <c>TimeDistributed</c>.</param>
/// <param name="Instance">The ordinal of the net in the net that is called, or -1.</param>
/// <param name="Parent">The ordinal of the scope around it, or -1.</param>
/// <param name="InstanceParameters">How many numbers the learned weights of nets have that this scope is the first to use.</param>
/// <param name="InstanceFixedParameters">How many numbers those of their weights have that are not learned.</param>
/// <param name="Inputs">The names of the calls and inputs it is applied to.</param>
/// <param name="Outputs">The names of the calls that make its results.</param>
public sealed record ScopeStructure(string Name, string Word, int Instance, int Parent, long InstanceParameters, long InstanceFixedParameters, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs);
