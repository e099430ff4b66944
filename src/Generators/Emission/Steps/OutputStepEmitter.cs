using System.Linq;
using CompiledNets.Generators.Passes;

namespace CompiledNets.Generators.Emission;

/// <summary>
/// Writes a method that computes the outputs: <c>PredictStep</c>, or <c>AutogradStep</c>, whose operations libtorch's autograd can record.
/// </summary>
/// <param name="net">The net.</param>
/// <param name="method">The name of the method.</param>
/// <param name="purpose">The purpose of its graph.</param>
internal sealed class OutputStepEmitter(EmitContext net, string method, Purpose purpose)
{
    public void Emit()
    {
        var body = new StepBody(net, purpose, purpose == Purpose.Predict ? "predict" : "autograd");
        net.Writer.Lines($$"""
            /// <inheritdoc/>
            protected override Outputs {{method}}(Inputs inputs)
            {
                {{() => net.Statements(body.Variables, () => EmitBody(body))}}
            }

            {{body.EmitLifetimes}}
            """);
    }

    private void EmitBody(StepBody body)
    {
        if (purpose == Purpose.Predict)
        {
            body.EmitGraphInKeptMemory(net.Model.Inputs.Select(input => input.Value));
        }
        else
        {
            body.EmitGraph();
        }

        net.Writer.Lines($$"""

            return {{body.NewOutputs()}};
            """);
    }
}
