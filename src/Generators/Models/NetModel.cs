using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Models;

/// <summary>
/// A net as the front end read it: what the passes and the emitter start from. Flat, made of values that compare by content,
/// and without a trace of where in the source anything stood.
/// </summary>
/// <param name="Hierarchy">The class that the generated members go into.</param>
/// <param name="Inputs">The inputs, in the order of the parameters of <c>Define</c>.</param>
/// <param name="Outputs">The outputs, in the order of its result.</param>
/// <param name="Layers">Everything that was made once and may have weights: the net's own, in the order in which they were first called, then those of the nets in it.</param>
/// <param name="Instances">The nets in it.</param>
/// <param name="Calls">Every application of a word, in the order in which they can be computed.</param>
/// <param name="Scopes">Calls that are one thing to the user: a net in the net, a wrapper around a layer.</param>
/// <param name="Values">The tensors, by their id.</param>
/// <param name="Symbols">The sizes that are known at run time only, the batch excepted.</param>
/// <param name="Preconditions">What must hold of those sizes.</param>
/// <param name="Objective">What <c>Train</c> says, if there is one.</param>
/// <param name="TakenMembers">The user's own members whose names could be those of the classes of layers.</param>
/// <param name="IsValid">Whether code can be generated; otherwise only the members, so that the rest of the program still compiles.</param>
internal sealed record NetModel(
    HierarchyModel Hierarchy,
    EquatableArray<InputModel> Inputs,
    EquatableArray<OutputModel> Outputs,
    EquatableArray<LayerModel> Layers,
    EquatableArray<InstanceModel> Instances,
    EquatableArray<CallModel> Calls,
    EquatableArray<ScopeModel> Scopes,
    EquatableArray<ValueModel> Values,
    EquatableArray<Symbol> Symbols,
    EquatableArray<Precondition> Preconditions,
    ObjectiveModel? Objective,
    EquatableArray<string> TakenMembers,
    bool IsValid)
{
    /// <summary>The layers whose weights are this net's. They stand first among <see cref="Layers"/>.</summary>
    public IEnumerable<LayerModel> OwnLayers => Layers.Where(layer => layer.Owner.Length == 0);

    /// <summary>The scope around everything that the user does not see of a call, or -1.</summary>
    public int OutermostScope(CallModel call)
    {
        var scope = call.Scope;
        while (scope >= 0 && Scopes[scope].Parent >= 0)
        {
            scope = Scopes[scope].Parent;
        }

        return scope;
    }
}

/// <summary>An input or a target.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Member">The name of the member that holds it.</param>
/// <param name="Value">The id of the tensor.</param>
/// <param name="Ids">The range of the ids that it holds, if it holds ids.</param>
internal sealed record InputModel(string Name, string Member, int Value, IdRange? Ids = null);

/// <summary>The ids 0 to below <paramref name="Count"/>.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Reason">What says so: the declaration, or the layer that has no more of them.</param>
internal sealed record IdRange(long Count, string Reason);

/// <summary>An output.</summary>
/// <param name="Name">Its name in the definition.</param>
/// <param name="Member">The name of the member that holds it.</param>
/// <param name="Value">The id of the tensor.</param>
internal sealed record OutputModel(string Name, string Member, int Value);

/// <summary>A tensor of the definition.</summary>
internal sealed record ValueModel(string Name, TensorType Type);

/// <summary>A layer: made once, called once or more.</summary>
/// <param name="Word">The word of the language it is: <c>Conv2D</c>.</param>
/// <param name="Name">Its name in summaries and weights files: <c>conv2d_1</c>.</param>
/// <param name="Member">The name of the property that holds it, or null where there is nothing to hold.</param>
/// <param name="Text">How it was made: <c>Conv2D(32, (3, 3), activation: ReLU)</c>.</param>
/// <param name="Arguments">Its arguments; what is not among them has its default.</param>
/// <param name="Weights">Its weights.</param>
/// <param name="Owner">How the net that has its weights is reached from this one, with a dot behind it: empty, or <c>Vision.</c>.</param>
/// <param name="FirstWeight">The place of its first weight among those of its owner.</param>
/// <param name="IsFrozen">Whether training leaves its weights as they are.</param>
/// <param name="MemberBase">The runtime's class that its own class derives from.</param>
internal sealed record LayerModel(
    string Word,
    string Name,
    string? Member,
    string Text,
    EquatableArray<Argument> Arguments,
    EquatableArray<WeightModel> Weights,
    string Owner = "",
    int FirstWeight = 0,
    bool IsFrozen = false,
    string MemberBase = "NetLayer")
{
    /// <summary>Whether a weight of the layer has a gradient in this net.</summary>
    public bool Learns(WeightModel weight) => weight.IsTrainable && !IsFrozen;
}

/// <summary>A net in the net: made once, called once or more.</summary>
/// <param name="Name">Its name in summaries and weights files.</param>
/// <param name="Member">The name of the property that holds it.</param>
/// <param name="Type">The full name of its class.</param>
/// <param name="Text">How it was made.</param>
/// <param name="IsFrozen">Whether training leaves its weights as they are.</param>
internal sealed record InstanceModel(string Name, string Member, string Type, string Text, bool IsFrozen);

/// <summary>Calls that are one thing to the user.</summary>
/// <param name="Name">What the result is called.</param>
/// <param name="Word">What it is: the class of a net, or <c>TimeDistributed</c>.</param>
/// <param name="Instance">The net in the net that is called, or -1.</param>
/// <param name="Parent">The scope around it, or -1.</param>
/// <param name="Inputs">The tensors it is applied to.</param>
/// <param name="Outputs">The tensors that result.</param>
internal sealed record ScopeModel(string Name, string Word, int Instance, int Parent, EquatableArray<int> Inputs, EquatableArray<int> Outputs);

/// <summary>An application of a word to tensors.</summary>
/// <param name="Word">The word.</param>
/// <param name="Layer">The layer that is called, or -1 for a function.</param>
/// <param name="Name">What the result is called in the emitted code.</param>
/// <param name="Arguments">The arguments, those of the layer where one is called.</param>
/// <param name="Inputs">The tensors it is applied to.</param>
/// <param name="Outputs">The tensors that result: one, except of a word that gives states too.</param>
/// <param name="PartOf">The call that this is the activation of, or -1.</param>
/// <param name="Scope">The innermost scope around it, or -1.</param>
internal sealed record CallModel(
    string Word,
    int Layer,
    string Name,
    EquatableArray<Argument> Arguments,
    EquatableArray<int> Inputs,
    EquatableArray<int> Outputs,
    int PartOf,
    int Scope = -1)
{
    /// <summary>The first tensor that results.</summary>
    public int Output => Outputs[0];
}

/// <summary>What training minimises and watches.</summary>
/// <param name="Targets">The targets.</param>
/// <param name="Losses">The losses with their weights.</param>
/// <param name="Metrics">The metrics.</param>
/// <param name="FirstCall">Where its calls start among those of the net.</param>
internal sealed record ObjectiveModel(
    EquatableArray<InputModel> Targets,
    EquatableArray<LossModel> Losses,
    EquatableArray<MetricModel> Metrics,
    int FirstCall);

/// <summary>A loss.</summary>
/// <param name="Name">What it is reported as: <c>loss</c>, or <c>main_loss</c> where there are several.</param>
/// <param name="Value">The tensor: the loss itself, or what it is the mean of.</param>
/// <param name="Weight">Its factor in the definition's objective.</param>
/// <param name="IsMeanOfValue">Whether the user wrote it as a graph: then it is the mean of that.</param>
/// <param name="Member">The member that holds its weight at run time, where there are several losses; null where there is one.</param>
internal sealed record LossModel(string Name, int Value, double Weight, bool IsMeanOfValue, string? Member)
{
    /// <summary>What its gradient is multiplied by.</summary>
    public LossFactor Factor => Member is null ? LossFactor.Constant(Weight) : LossFactor.Weight(Member);
}

/// <summary>A metric.</summary>
/// <param name="Name">What it is reported as.</param>
/// <param name="Value">The tensor: the sums of a batch, or a loss, which is watched.</param>
/// <param name="Formula">What makes the number of the sums of all batches.</param>
internal sealed record MetricModel(string Name, int Value, FormulaModel Formula);
