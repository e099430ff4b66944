using CompiledNets.Generators.Passes;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes <c>AutogradStep</c>, which computes the outputs through operations that libtorch's autograd can record.</summary>
internal sealed class AutogradStepEmitter(EmitContext net)
{
    public void Emit() => net.Writer.Lines($$"""
        /// <inheritdoc/>
        protected override Outputs AutogradStep(Inputs inputs)
        {
            {{EmitBody}}
        }

        """);

    private void EmitBody()
    {
        var body = new StepBody(net, Purpose.Autograd);
        body.EmitGraph();
        net.Writer.Lines($$"""

            return {{body.NewOutputs()}};
            """);
    }
}
