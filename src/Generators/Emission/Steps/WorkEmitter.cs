using System.Linq;
using CompiledNets.Generators.Passes;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes the number of multiplications of a step, which determines how many threads it wakes.</summary>
internal sealed class WorkEmitter(EmitContext net)
{
    public void Emit() => net.Writer.Lines($$"""
        /// <inheritdoc/>
        protected override long PredictWork(Inputs inputs) => {{WorkOf(Purpose.Predict)}};

        /// <inheritdoc/>
        protected override long TrainWork(Inputs inputs) => {{WorkOf(net.Model.Objective is null ? Purpose.ForwardBackward : Purpose.Train)}};

        """);

    private string WorkOf(Purpose purpose) => DimPrinter.ForCSharp(net.Lowered.Graphs.First(graph => graph.Purpose == purpose).Work, net.Sizes.FactorOf);
}
