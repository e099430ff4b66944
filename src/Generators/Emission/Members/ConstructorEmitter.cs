using System.Linq;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes the constructor, <c>Clone</c>, and the fields that the constructor sets.</summary>
internal sealed class ConstructorEmitter(EmitContext net)
{
    private readonly WeightViewEmitter _views = new(net);

    public void Emit() => net.Writer.Lines($$"""
        /// <summary>Creates the net with new weights.</summary>
        {{net.Model.Sizes.Select(size => $"/// <param name=\"{size.Symbol.Name}\">The size <c>{size.Symbol.Name}</c> of the definition, at least 1.{(size.Default is { } value ? $" The default is {Literals.Of(value)}." : "")}</param>")}}
        /// <param name="seed">The seed of the weights and of all random numbers in training. The default is a random seed.</param>
        /// <param name="device">The device of the net. The default is the CPU.</param>
        /// <param name="dtype">The dtype of weights and activations: float32 or float64. The default is float32.</param>
        {{net.Model.Instances.Select(instance => $"/// <param name=\"{ParameterOf(instance)}\">The net to use as {instance.Member}, whose weights are then shared. The default is a new net.</param>")}}
        public {{net.ClassName}}({{SizeParameters()}}long? seed = null, {{Types.Device}}? device = null, {{Types.ScalarType}} dtype = {{Types.ScalarType}}.Float32{{InstanceParameters()}}) : base({{net.StructureOf(net.Model.Sizes.Select(size => Identifiers.Escape(size.Symbol.Name)))}}, seed, device, dtype)
        {
            {{net.Model.Sizes.Select(size => $"this.{size.Member} = {Identifiers.Escape(size.Symbol.Name)};")}}
            {{net.Model.Instances.Select(AssignmentOf)}}
            {{net.Model.OwnLayers.Select((layer, ordinal) => $"{layer.Member} = new(this, {Literals.Of(ordinal)});")}}
            {{_views.Assignments()}}
        }

        /// <summary>Creates a net that shares the memory of this net's weights, so training one changes both. It has gradients and steps of its own.</summary>
        public {{net.ClassName}} Clone() => CloneOf(() => new {{net.ClassName}}({{string.Concat(net.Model.Sizes.Select(size => $"this.{size.Member}, "))}}Seed, Device, DType));

        {{EmitSizes}}
        {{_views.Fields()}}
        """);

    private void EmitSizes()
    {
        foreach (var size in net.Model.Sizes)
        {
            net.Writer.Lines($$"""
                /// <summary>Gets the size <c>{{size.Symbol.Name}}</c> of the definition.</summary>
                public int {{size.Member}} { get; }

                """);
        }
    }

    private string SizeParameters() =>
        string.Concat(net.Model.Sizes.Select(size => $"int {Identifiers.Escape(size.Symbol.Name)}{(size.Default is { } value ? " = " + Literals.Of(value) : "")}, "));

    private string InstanceParameters() =>
        string.Concat(net.Model.Instances.Select(instance => $", {instance.Type}? {Identifiers.Escape(ParameterOf(instance))} = null"));

    private static string AssignmentOf(InstanceModel instance) =>
        $"{instance.Member} = Include({Literals.Of(instance.Name)}, {Identifiers.Escape(ParameterOf(instance))}, own => new {instance.Type}(own, Device, DType), isFrozen: {Literals.Of(instance.IsFrozen)});";

    private static string ParameterOf(InstanceModel instance) => char.ToLowerInvariant(instance.Member[0]) + instance.Member.Substring(1);
}
