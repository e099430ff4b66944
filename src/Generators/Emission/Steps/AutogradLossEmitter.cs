using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Passes;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes <c>AutogradLossStep</c>, which computes the objective through operations that libtorch's autograd can record.</summary>
internal sealed class AutogradLossEmitter(EmitContext net)
{
    public void Emit()
    {
        var body = new StepBody(net, Purpose.AutogradLoss, "autogradLoss");
        net.Writer.Lines($$"""
            /// <inheritdoc/>
            protected override {{Types.Tensor}} AutogradLossStep(Inputs inputs, Targets targets)
            {
                {{() => net.Statements(body.Variables, () => EmitBody(body))}}
            }

            {{body.EmitLifetimes}}
            """);
    }

    private void EmitBody(StepBody body)
    {
        body.EmitGraph();
        var terms = net.Model.Objective!.Losses.Select(loss => Weighted(loss, body.Variables.NameOf(body.ResultOf(ResultKind.Loss, loss.Name)) + ".ToTensor()"))
            .Concat(body.Penalties.Select(penalty => penalty + ".ToTensor()"));
        net.Writer.Lines($$"""

            return memory.Return({{string.Join(" + ", terms)}});
            """);
    }

    private static string Weighted(LossModel loss, string tensor) => loss is { Member: null, Weight: 1 }
        ? tensor
        : $"Kernels.Elementwise.Scale({tensor}, {(loss.Member is null ? Literals.Of(loss.Weight) : loss.Factor.ToString())})";
}
