using TorchSharp;

namespace CompiledNets;

/// <summary>Describes nets.</summary>
public static class NetReports
{
    extension(CompiledNet net)
    {
        /// <summary>Gets the graph of the net, which can be drawn as SVG, Mermaid or DOT.</summary>
        public NetGraph Graph
        {
            get
            {
                ArgumentNullException.ThrowIfNull(net);
                return new(net.Structure);
            }
        }

        /// <summary>
        /// Returns Keras' table of layers, output shapes and parameter counts. Weights whose <see cref="Weight.Trainable"/> is false now are
        /// counted as non-trainable.
        /// </summary>
        public string Summary()
        {
            ArgumentNullException.ThrowIfNull(net);
            return SummaryTable.Print(
                net.Structure,
                net.DType == torch.ScalarType.Float64 ? sizeof(double) : sizeof(float),
                net.TrainedSets.SelectMany(weights => weights.Learned).Where(weight => !weight.Trainable).Sum(weight => weight.Structure.Count));
        }
    }
}
