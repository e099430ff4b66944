using System.Globalization;

namespace CompiledNets.Generated;

/// <summary>The structure of a compiled net. The generator writes it; weights, summaries, graphs and files use it.</summary>
/// <param name="name">The name of the class.</param>
public sealed class NetStructure(string name)
{
    /// <summary>Initializes the structure of a net whose constructor takes sizes.</summary>
    /// <param name="name">The name of the class.</param>
    /// <param name="sizes">The sizes, with the names of their parameters.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    public NetStructure(string name, params ReadOnlySpan<(string Name, int Value)> sizes)
        : this(name)
    {
        foreach (var (parameter, value) in sizes)
        {
            if (value < 1)
            {
                throw new ArgumentOutOfRangeException(parameter, value, $"{name}: the size '{parameter}' must be at least 1.");
            }
        }
    }

    /// <summary>Gets the name of the class.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the inputs.</summary>
    public StructureTable<TensorStructure> Inputs { get; } = [];

    /// <summary>Gets the outputs.</summary>
    public StructureTable<OutputStructure> Outputs { get; } = [];

    /// <summary>Gets the conditions on sizes that are known at run time only: <c>T >= 269</c>. The net checks them.</summary>
    public StructureTable<string> Conditions { get; } = [];

    /// <summary>Gets the targets. It is empty if the net has no <c>Train</c> method.</summary>
    public StructureTable<TensorStructure> Targets { get; } = [];

    /// <summary>Gets the losses. It is empty if the net has no <c>Train</c> method.</summary>
    public StructureTable<LossStructure> Losses { get; } = [];

    /// <summary>Gets the metrics.</summary>
    public StructureTable<MetricStructure> Metrics { get; } = [];

    /// <summary>Gets the layers.</summary>
    public StructureTable<LayerStructure> Layers { get; } = [];

    /// <summary>Gets the scopes: the calls that a net in the net or a wrapper consists of.</summary>
    public StructureTable<ScopeStructure> Scopes { get; } = [];

    /// <summary>Gets the calls of layers and functions, in the order of computation.</summary>
    public StructureTable<CallStructure> Calls { get; } = [];

    /// <summary>Formats a size, in any culture.</summary>
    /// <param name="size">The size.</param>
    public static string TextOf(long size) => size.ToString(CultureInfo.InvariantCulture);

    /// <summary>Gets the names of all losses and metrics in logs: the total loss first, then its parts if there are several, then the metrics.</summary>
    internal IEnumerable<string> Measures => ["loss", .. Losses.Count > 1 ? Losses.Select(loss => loss.Name) : [], .. Metrics.Select(metric => metric.Name)];

    /// <summary>
    /// Gets whether smaller or larger values of a loss or metric are better. It is <see cref="MonitorMode.Auto"/> if that is not known: for a
    /// name that the net does not measure, and for a loss that the objective subtracts.
    /// </summary>
    /// <param name="measure">The name in logs.</param>
    internal MonitorMode ModeOf(string measure)
    {
        if (measure == "loss")
        {
            return MonitorMode.Min;
        }

        return Losses.FirstOrDefault(loss => loss.Name == measure) is { } part
            ? part.Weight >= 0 ? MonitorMode.Min : MonitorMode.Auto
            : Metrics.FirstOrDefault(metric => metric.Name == measure)?.Mode ?? MonitorMode.Auto;
    }
}
