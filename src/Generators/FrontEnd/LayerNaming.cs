using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>
/// Names for layers and results: the one that was given, else that of the local that holds it, else Keras' way: dense,
/// dense_1, dense_2.
/// </summary>
internal sealed class LayerNaming
{
    /// <summary>What a generated class has besides its layers.</summary>
    private static readonly string[] s_generated =
    [
        "Inputs", "Outputs", "Targets", "Gradients", "Forward", "Backward", "TrainStep", "Predict", "Evaluate", "Fit", "FitAsync", "Summary", "Graph", "Weights",
        "ForwardWithAutograd", "LossWithAutograd", "Dispose", "Save", "Load", "SaveWeights", "LoadWeights", "Structure", "Device", "DType", "Seed", "Step", "EvaluateStep",
        "PredictStep", "Equals", "GetHashCode", "ToString", "GetType", "Finalize", "MemberwiseClone", "Layers", "Name", "Parameters", "Random", "Kernels", "Tensor", "Train", "Define",
    ];

    public LayerNaming(DefinitionGraph graph, INamedTypeSymbol type, IReadOnlyList<OutputModel> outputs)
    {
        var names = new HashSet<string>(graph.Layers.Select(layer => layer.Arguments.Name).OfType<string>());

        // A function of the language is named without being called (Dense(10, Softmax)): a member of its name would hide it.
        var functions = LayerCatalogue.All.Where(word => word.Signature.Kind == WordKind.Function).Select(word => word.Signature.Name);
        var members = new HashSet<string>(s_generated.Concat(type.MemberNames).Concat(functions).Concat([type.Name]));
        var layers = new List<LayerModel>();
        foreach (var layer in graph.Layers)
        {
            var signature = layer.Definition.Signature;
            var given = layer.Arguments.Name ?? layer.LocalName;
            var name = layer.Arguments.Name ?? MemberNames.Take(names, layer.LocalName ?? signature.SnakeName, "_");
            var member = given is null ? signature.Name : MemberNames.Pascal(given);
            if (given is not null && members.Contains(member))
            {
                member += "Layer";
            }

            layers.Add(new LayerModel(
                signature.Name,
                name,
                MemberNames.Take(members, member),
                layer.Arguments.Text,
                layer.Arguments.Values.ToEquatableArray(),
                (layer.Weights ?? []).ToEquatableArray()));
        }

        // Results take the name of the layer, or of the function, with a number where it is called again.
        var taken = new HashSet<string>();
        Layers = layers.ToEquatableArray();
        Calls = graph.Calls
            .Select(call => call with { Name = MemberNames.Take(taken, call.Layer >= 0 ? layers[call.Layer].Name : call.PartOf >= 0 ? PartName(graph, layers, call) : call.Name.Replace("op_", ""), "_") })
            .ToEquatableArray();
    }

    public EquatableArray<LayerModel> Layers { get; }

    // The activation of conv2d is conv2d_relu.
    private static string PartName(DefinitionGraph graph, IReadOnlyList<LayerModel> layers, CallModel call)
    {
        var whole = graph.Calls[call.PartOf];
        return (whole.Layer >= 0 ? layers[whole.Layer].Name : whole.Name) + "_" + call.Word.Replace("op_", "").ToLowerInvariant();
    }

    public EquatableArray<CallModel> Calls { get; }
}
