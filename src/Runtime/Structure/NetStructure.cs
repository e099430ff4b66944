namespace CompiledNets;

/// <summary>The structure of a compiled net. The generator writes it; weights, summaries, graphs and files use it.</summary>
/// <param name="name">The name of the class.</param>
public sealed class NetStructure(string name)
{
    /// <summary>Gets the name of the class.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the inputs.</summary>
    public List<TensorStructure> Inputs { get; } = [];

    /// <summary>Gets the outputs.</summary>
    public List<OutputStructure> Outputs { get; } = [];

    /// <summary>Gets the conditions on sizes that are known at run time only: <c>T >= 269</c>. The net checks them.</summary>
    public List<string> Conditions { get; } = [];

    /// <summary>Gets the targets. It is empty if the net has no <c>Train</c> method.</summary>
    public List<TensorStructure> Targets { get; } = [];

    /// <summary>Gets the losses. It is empty if the net has no <c>Train</c> method.</summary>
    public List<LossStructure> Losses { get; } = [];

    /// <summary>Gets the metrics.</summary>
    public List<MetricStructure> Metrics { get; } = [];

    /// <summary>Gets the layers.</summary>
    public List<LayerStructure> Layers { get; } = [];

    /// <summary>Gets the scopes: the calls that a net in the net or a wrapper consists of.</summary>
    public List<ScopeStructure> Scopes { get; } = [];

    /// <summary>Gets the calls of layers and functions, in the order of computation.</summary>
    public List<CallStructure> Calls { get; } = [];
}

/// <summary>An input, output or target.</summary>
/// <param name="Name">The name in the definition.</param>
/// <param name="DType">The dtype in C#: <c>float</c>, <c>long</c>, <c>int</c> or <c>bool</c>.</param>
/// <param name="Shape">The shape, with the batch axis <c>N</c> first. A size that is known at run time only is a name or a sum.</param>
public record TensorStructure(string Name, string DType, IReadOnlyList<string> Shape);

/// <summary>An output.</summary>
/// <param name="Name">The name in the definition.</param>
/// <param name="DType">The dtype in C#.</param>
/// <param name="Shape">The shape, with the batch axis <c>N</c> first.</param>
/// <param name="Source">The name of the call or input that computes it.</param>
public sealed record OutputStructure(string Name, string DType, IReadOnlyList<string> Shape, string Source) : TensorStructure(Name, DType, Shape);

/// <summary>A loss.</summary>
/// <param name="Name">The name in logs.</param>
/// <param name="Weight">The factor in the total loss.</param>
public sealed record LossStructure(string Name, double Weight);

/// <summary>A metric: sums over batches, and a formula that computes its value from them.</summary>
/// <param name="Name">The name in logs.</param>
/// <param name="Sums">The number of sums.</param>
/// <param name="Formula">The name of the formula.</param>
/// <param name="Arguments">The arguments of the formula.</param>
public sealed record MetricStructure(string Name, int Sums, string Formula, params double[] Arguments);

/// <summary>A layer.</summary>
/// <param name="Name">The name: <c>conv2d_1</c>.</param>
/// <param name="Word">The kind: <c>Conv2D</c>.</param>
/// <param name="Text">The call in the definition: <c>Conv2D(32, (3, 3), activation: ReLU)</c>.</param>
/// <param name="Weights">The weights.</param>
public sealed record LayerStructure(string Name, string Word, string Text, params IReadOnlyList<WeightStructure> Weights);

/// <summary>A weight.</summary>
/// <param name="Name">The name in Keras: <c>kernel</c>.</param>
/// <param name="Shape">The shape in Keras.</param>
/// <param name="Storage">The axes from the slowest to the fastest in memory.</param>
/// <param name="Initializer">The name of the initializer in Keras: <c>GlorotUniform</c>.</param>
/// <param name="InitializerArguments">The arguments of the initializer.</param>
public sealed record WeightStructure(string Name, long[] Shape, long[] Storage, string Initializer, params double[] InitializerArguments)
{
    /// <summary>Gets the constraint applied after each step, or null.</summary>
    public ConstraintStructure? Constraint { get; init; }

    /// <summary>True if the weight is learned from gradients. If false, training steps write it, or it is frozen.</summary>
    public bool IsLearned { get; init; } = true;

    /// <summary>Gets the number of elements.</summary>
    public long Count { get; } = Shape.Aggregate(1L, (product, size) => checked(product * size));
}

/// <summary>A constraint applied to a weight after each step.</summary>
/// <param name="Name">The name of the constraint in Keras: <c>MaxNorm</c>.</param>
/// <param name="Arguments">The arguments, followed by the axes.</param>
public sealed record ConstraintStructure(string Name, params double[] Arguments);

/// <summary>A call of a layer or function.</summary>
/// <param name="Name">The name of the result.</param>
/// <param name="Word">The name of the layer class or function.</param>
/// <param name="Layer">The ordinal of the layer, or -1 for a function.</param>
/// <param name="PartOf">The ordinal of the call to which this activation belongs, or -1.</param>
/// <param name="Scope">The ordinal of the innermost scope around the call, or -1.</param>
/// <param name="Inputs">The names of the calls and inputs that are the operands.</param>
/// <param name="Shape">The shape of the result, with the batch axis <c>N</c> first.</param>
/// <param name="Text">The call in the definition, for a layer of a net in the net; else empty.</param>
/// <param name="HasWeights">Whether the layer has weights, in this net or in a net in it.</param>
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

/// <summary>A scope: the calls that a net in the net or a wrapper consists of.</summary>
/// <param name="Name">The name of the result.</param>
/// <param name="Word">The class of the net, or the wrapper: <c>TimeDistributed</c>.</param>
/// <param name="Instance">The ordinal of the net in the net, or -1.</param>
/// <param name="Parent">The ordinal of the scope around this one, or -1.</param>
/// <param name="InstanceParameters">The number of learned parameters of nets that this scope is the first to use.</param>
/// <param name="InstanceFixedParameters">The number of parameters of these nets that are not learned.</param>
/// <param name="Inputs">The names of the calls and inputs that are the operands.</param>
/// <param name="Outputs">The names of the calls that compute the results.</param>
public sealed record ScopeStructure(string Name, string Word, int Instance, int Parent, long InstanceParameters, long InstanceFixedParameters, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs);
