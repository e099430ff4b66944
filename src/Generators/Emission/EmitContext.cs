using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Passes;

namespace CompiledNets.Generators.Emission;

/// <summary>Provides the emitters of a net with the net, the writer, and the names that several of them write.</summary>
internal sealed class EmitContext(LoweredNet lowered, bool hasOnnx, CancellationToken cancellation)
{
    public LoweredNet Lowered { get; } = lowered;

    /// <summary>Gets whether the project can save nets as ONNX.</summary>
    public bool HasOnnx { get; } = hasOnnx;

    public CancellationToken Cancellation { get; } = cancellation;

    public CodeWriter Writer { get; } = new();

    public WeightNames Weights { get; } = new(lowered.Model);

    public SizeExpressions Sizes { get; } = new(lowered.Model);

    public NetModel Model => Lowered.Model;

    /// <summary>Gets the name of the net's class.</summary>
    public string Name => Model.Hierarchy.Name;

    /// <summary>Gets the name of the net's class as it is written in C#. All keywords are lower-case, also those of later versions: <c>@class</c>.</summary>
    public string ClassName => Name.All(char.IsLower) ? "@" + Name : Name;

    /// <summary>Gets the net's own layers by their members: their ordinals and their classes.</summary>
    public IReadOnlyDictionary<string, (int Ordinal, string Type)> LayerMembers => field ??= LayersByMember();

    /// <summary>Writes the statements of a step. Those that repeat for many layers become a loop.</summary>
    /// <param name="variables">The variables of the step.</param>
    /// <param name="write">Writes the statements.</param>
    public void Statements(Variables variables, Action write)
    {
        if (Model.Calls.Length < LoopRoller.LeastCount)
        {
            write();
            return;
        }

        Writer.Replace(write, lines => LoopRoller.Roll(lines, new LoopNames(variables.Names, LayerMembers, variables.Add)));
    }

    /// <summary>Gets the expression of the net's structure, which throws if the definition has errors.</summary>
    /// <param name="sizes">The expressions of the sizes that are given when the net is created.</param>
    public string StructureOf(IEnumerable<string> sizes) => !Model.IsValid ? "InvalidDefinition()"
        : Model.Sizes.Length == 0 ? "s_structure"
        : $"StructureOf({string.Join(", ", sizes)})";

    /// <summary>Gets the calls of <c>Define</c>, without those of the objective.</summary>
    public IEnumerable<CallModel> DefinitionCalls => Model.Calls.Take(Model.Objective?.FirstCall ?? Model.Calls.Length);

    /// <summary>Gets the shape of a tensor of the model, such as <c>(N, 64)</c>.</summary>
    public string ShapeOf(int value) => Model.Values[value].Type.Shape?.ToString() ?? "(?)";

    /// <summary>Gets the shapes of tensors of the model, such as <c>(N, 64), (N, 1)</c>.</summary>
    public string ShapesOf(IEnumerable<int> values) => string.Join(", ", values.Select(ShapeOf));

    private Dictionary<string, (int Ordinal, string Type)> LayersByMember()
    {
        var types = new LayerTypes(this);
        var members = new Dictionary<string, (int, string)>();
        var ordinal = 0;
        foreach (var layer in Model.OwnLayers)
        {
            if (layer.Member is { } member)
            {
                members[member] = (ordinal, types.NameOf(ordinal));
            }

            ordinal++;
        }

        return members;
    }

    /// <summary>Gets the dtype of a tensor of the model as in C#.</summary>
    public string DTypeOf(int value) => Model.Values[value].Type.DType switch
    {
        DType.Int64 => "long",
        DType.Int32 => "int",
        DType.Bool => "bool",
        _ => "float",
    };
}
