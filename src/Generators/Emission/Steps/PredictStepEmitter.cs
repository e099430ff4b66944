using CompiledNets.Generators.Passes;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes <c>PredictStep</c>, which computes the outputs.</summary>
internal sealed class PredictStepEmitter(EmitContext net)
{
    public void Emit() => net.Writer.Lines($$"""
        /// <inheritdoc/>
        protected override Outputs PredictStep(Inputs inputs)
        {
            {{EmitBody}}
        }

        """);

    private void EmitBody()
    {
        var body = new StepBody(net, Purpose.Predict);
        body.EmitGraph();
        net.Writer.Lines($$"""

            return {{body.NewOutputs()}};
            """);
    }
}
