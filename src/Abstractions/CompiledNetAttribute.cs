namespace CompiledNets;

/// <summary>
/// Marks a partial class as a neural network. Its static method <c>Define</c> describes the graph: the compiler reads it,
/// infers every shape, and adds the forward and backward code to the class.
/// </summary>
/// <example>
/// <code>
/// [CompiledNet]
/// public partial class Mlp
/// {
///     public static Sym&lt;float&gt; Define([Shape(784)] Sym&lt;float&gt; image) =>
///         Dense(10, Softmax)(Dense(64, ReLU)(image));
///
///     static Objective Train(Sym&lt;float&gt; digit, [Shape(10)] Sym&lt;float&gt; label) =>
///         Minimize(CategoricalCrossentropy(digit, label)).Track(Accuracy(digit, label));
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CompiledNetAttribute : Attribute
{
    /// <summary>
    /// The position of the channels axis in this net, for layers whose <c>dataFormat</c> is not given. The default is channels last, as in Keras.
    /// </summary>
    public DataFormat DataFormat { get; set; } = DataFormat.ChannelsLast;
}
