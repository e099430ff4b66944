using System.Linq;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes <c>LossWeights</c>, which has a member for the weight of each loss, if there are several losses.</summary>
internal sealed class LossWeightsEmitter(EmitContext net)
{
    public void Emit()
    {
        if (net.Model.Objective is not { Losses.Length: > 1 } objective)
        {
            return;
        }

        // The losses are the same for all sizes that are given when the net is created.
        net.Writer.Lines($$"""
            /// <summary>Gets the weights of the losses in the objective. They can be changed between steps. Their initial values are those of the definition.</summary>
            public LossWeightSet LossWeights { get; } = new();

            /// <inheritdoc/>
            protected override {{Types.LossWeights}}? Weighting => LossWeights;

            /// <summary>The weights of the losses of this net.</summary>
            public sealed class LossWeightSet : {{Types.LossWeights}}
            {
                internal LossWeightSet() : base({{net.StructureOf(net.Model.Sizes.Select(_ => "1"))}})
                {
                }
                {{() => EmitWeights(objective)}}
            }

            """);
    }

    private void EmitWeights(ObjectiveModel objective)
    {
        for (var i = 0; i < objective.Losses.Length; i++)
        {
            var loss = objective.Losses[i];
            net.Writer.Lines($$"""

                /// <summary>Gets or sets the weight of <c>{{DocText.Escape(loss.Name)}}</c>. The default is that of the definition, {{RealText.Of(loss.Weight)}}.</summary>
                public double {{Identifiers.Escape(loss.Member!)}} { get => this[{{i}}]; set => this[{{i}}] = value; }
                """);
        }
    }
}
