namespace CompiledNets.Generators.Emission;

/// <summary>Writes the members of a net that cannot be compiled, so that the code that uses it has no further errors.</summary>
internal sealed class InvalidNetEmitter(EmitContext net)
{
    private const string Throw = "throw new " + Types.InvalidOperationException + "()";

    public void Emit() => net.Writer.Lines($$"""
        private static {{Types.NetStructure}} InvalidDefinition() => throw new {{Types.InvalidOperationException}}("The definition of {{net.Name}} has errors; the build says which.");

        /// <inheritdoc/>
        protected override void Check(Inputs inputs) => {{Throw}};

        /// <inheritdoc/>
        protected override long PredictWork(Inputs inputs) => {{Throw}};

        /// <inheritdoc/>
        protected override long TrainWork(Inputs inputs) => {{Throw}};

        /// <inheritdoc/>
        protected override Outputs PredictStep(Inputs inputs) => {{Throw}};

        /// <inheritdoc/>
        protected override Outputs ForwardStep(Inputs inputs, out {{Types.ForwardPass}} pass) => {{Throw}};

        /// <inheritdoc/>
        protected override Gradients BackwardStep({{Types.ForwardPass}} pass, Outputs gradients) => {{Throw}};

        /// <inheritdoc/>
        protected override Outputs AutogradStep(Inputs inputs) => {{Throw}};
        {{EmitTraining}}
        """);

    private void EmitTraining()
    {
        if (net.Model.Objective is not null)
        {
            net.Writer.Lines($$"""

                /// <inheritdoc/>
                protected override void Check(Inputs inputs, Targets targets) => {{Throw}};

                /// <inheritdoc/>
                protected override void GradientStep(Inputs inputs, Targets targets, {{Types.StepLog}} log) => {{Throw}};

                /// <inheritdoc/>
                protected override void EvaluateStep(Inputs inputs, Targets targets, {{Types.StepLog}} log) => {{Throw}};

                /// <inheritdoc/>
                protected override {{Types.Tensor}} AutogradLossStep(Inputs inputs, Targets targets) => {{Throw}};
                """);
        }
    }
}
