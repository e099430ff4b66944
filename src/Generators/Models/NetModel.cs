using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Models;

/// <summary>
/// A net as the front end has read it, which the passes and the emitter start from. It is flat, its parts are compared by content, and it has no
/// positions of the source, so that an edit elsewhere does not run the pipeline again.
/// </summary>
/// <param name="Hierarchy">The class that the generated members go into.</param>
/// <param name="Inputs">The inputs, in the order of the parameters of <c>Define</c>.</param>
/// <param name="Outputs">The outputs, in the order of the result of <c>Define</c>.</param>
/// <param name="Layers">The layers: first those of the net itself, in the order in which they are first called, then those of the nets in it.</param>
/// <param name="Instances">The nets in the net.</param>
/// <param name="Calls">The calls of words, in an order in which they can be computed.</param>
/// <param name="Scopes">The groups of calls that the user sees as one: a net in the net, or a wrapper around a layer.</param>
/// <param name="Values">The tensors, by id.</param>
/// <param name="Sizes">The sizes that are given when the net is created, in the order of the parameters of <c>Define</c>.</param>
/// <param name="Symbols">The sizes that are known at run time only, without the batch.</param>
/// <param name="Preconditions">The conditions on these sizes.</param>
/// <param name="Objective">The objective that <c>Train</c> defines, or null.</param>
/// <param name="TakenMembers">The members of the user whose names could conflict with those of layer classes.</param>
/// <param name="IsValid">Whether code can be generated. Otherwise only the members are, so that the rest of the program still compiles.</param>
internal sealed record NetModel(
    HierarchyModel Hierarchy,
    EquatableArray<InputModel> Inputs,
    EquatableArray<OutputModel> Outputs,
    EquatableArray<LayerModel> Layers,
    EquatableArray<InstanceModel> Instances,
    EquatableArray<CallModel> Calls,
    EquatableArray<ScopeModel> Scopes,
    EquatableArray<ValueModel> Values,
    EquatableArray<GivenSizeModel> Sizes,
    EquatableArray<Symbol> Symbols,
    EquatableArray<Precondition> Preconditions,
    ObjectiveModel? Objective,
    EquatableArray<string> TakenMembers,
    bool IsValid)
{
    /// <summary>Gets the layers whose weights belong to this net. They are first in <see cref="Layers"/>.</summary>
    public IEnumerable<LayerModel> OwnLayers => Layers.Where(layer => layer.Owner.Length == 0);

    /// <summary>Gets the outermost scope that contains a call, or -1.</summary>
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

/// <summary>A size that is given when the net is created.</summary>
/// <param name="Symbol">The size in shapes. It has the name of the parameter of <c>Define</c>.</param>
/// <param name="Member">The name of the property that holds it.</param>
/// <param name="Default">The default of the parameter, or null if it must be given.</param>
internal sealed record GivenSizeModel(Symbol Symbol, string Member, int? Default);

/// <summary>An input or a target.</summary>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Member">The name of the member that holds it.</param>
/// <param name="Value">The id of the tensor.</param>
/// <param name="Ids">The range of its ids, or null if it does not hold ids.</param>
/// <param name="Mask">The id of its mask, or -1. Only the input of a net in the net has one, if its operand has one.</param>
/// <param name="MaskEnd">The first word of the net that ignores this mask, or null.</param>
internal sealed record InputModel(string Name, string Member, int Value, IdRange? Ids = null, int Mask = -1, string? MaskEnd = null);

/// <summary>The range of ids from 0 to below <paramref name="Count"/>.</summary>
/// <param name="Count">The number of ids.</param>
/// <param name="Reason">The reason for the limit: the declaration, or the layer, loss or metric that accepts no more ids.</param>
/// <param name="Ignored">A further id that is accepted, or null.</param>
/// <param name="IsLenient">Whether it accepts the further id of another range of the same tensor.</param>
internal sealed record IdRange(Dim Count, string Reason, long? Ignored = null, bool IsLenient = false)
{
    /// <summary>Gets the ids that are in both ranges. If the sizes cannot be compared before the net runs, the size of this range is kept.</summary>
    public IdRange And(IdRange other)
    {
        var ignored = IsLenient ? other.Ignored : other.IsLenient || Ignored == other.Ignored ? Ignored : null;
        var least = Count.IsConstant && other.Count.IsConstant && other.Count.Constant < Count.Constant ? other : this;
        return least with { Ignored = ignored, IsLenient = IsLenient && other.IsLenient };
    }
}

/// <summary>An output.</summary>
/// <param name="Name">The name in the definition.</param>
/// <param name="Member">The name of the member that holds it.</param>
/// <param name="Value">The id of the tensor.</param>
/// <param name="Mask">The id of its mask, or -1.</param>
internal sealed record OutputModel(string Name, string Member, int Value, int Mask = -1);

/// <summary>A tensor of the definition.</summary>
internal sealed record ValueModel(string Name, TensorType Type);

/// <summary>A layer, which is created once and called one or more times.</summary>
/// <param name="Word">The word of the language: <c>Conv2D</c>.</param>
/// <param name="Name">The name in summaries and weights files: <c>conv2d_1</c>.</param>
/// <param name="Member">The name of the property that holds it, or null if there is no property.</param>
/// <param name="Text">The expression that creates it: <c>Conv2D(32, (3, 3), activation: ReLU)</c>.</param>
/// <param name="Arguments">The arguments that are given. The others have their defaults.</param>
/// <param name="Weights">The weights.</param>
/// <param name="Owner">The expression of the net that owns the weights, followed by a dot: empty for this net, or <c>Vision.</c>.</param>
/// <param name="FirstWeight">The index of its first weight among those of its owner.</param>
/// <param name="IsFrozen">Whether training leaves its weights unchanged.</param>
/// <param name="MemberBase">The class that the class of the layer derives from, by its name in the namespace of the runtime.</param>
/// <param name="OwnerName">The name of the net that owns the weights in files of weights, followed by a dot: empty for this net, or <c>vision.</c>.</param>
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
    string MemberBase = "NetLayer",
    string OwnerName = "")
{
    /// <summary>Gets the name in files of weights: <c>vision.conv2d</c>.</summary>
    public string Path => OwnerName + Name;

    /// <summary>Returns true if a weight of the layer has a gradient in this net.</summary>
    public bool Learns(WeightModel weight) => weight.IsTrainable && !IsFrozen;
}

/// <summary>A net in the net, which is created once and called one or more times.</summary>
/// <param name="Name">The name in summaries and weights files.</param>
/// <param name="Member">The name of the property that holds it.</param>
/// <param name="Type">The full name of its class.</param>
/// <param name="Text">The expression that creates it.</param>
/// <param name="IsFrozen">Whether training leaves its weights unchanged.</param>
internal sealed record InstanceModel(string Name, string Member, string Type, string Text, bool IsFrozen);

/// <summary>A group of calls that the user sees as one.</summary>
/// <param name="Name">The name of the result.</param>
/// <param name="Word">The kind of the group: the class of a net, or <c>TimeDistributed</c>.</param>
/// <param name="Instance">The net in the net that is called, or -1.</param>
/// <param name="Parent">The scope that contains it, or -1.</param>
/// <param name="Inputs">The tensors that it is applied to.</param>
/// <param name="Outputs">The resulting tensors.</param>
internal sealed record ScopeModel(string Name, string Word, int Instance, int Parent, EquatableArray<int> Inputs, EquatableArray<int> Outputs);

/// <summary>A call of a word with tensors.</summary>
/// <param name="Word">The word.</param>
/// <param name="Layer">The layer that is called, or -1 for a function.</param>
/// <param name="Name">The name of the result in the emitted code.</param>
/// <param name="Arguments">The arguments. If a layer is called, they are the layer's.</param>
/// <param name="Inputs">The tensors that it is applied to.</param>
/// <param name="Outputs">The resulting tensors: one, or more for a word that also returns states or a list.</param>
/// <param name="PartOf">The call whose activation this is, or -1.</param>
/// <param name="Scope">The innermost scope that contains it, or -1.</param>
/// <param name="IsInternal">Whether users cannot write the word. Such a word may have the name of a word that they can write.</param>
internal sealed record CallModel(
    string Word,
    int Layer,
    string Name,
    EquatableArray<Argument> Arguments,
    EquatableArray<int> Inputs,
    EquatableArray<int> Outputs,
    int PartOf,
    int Scope = -1,
    bool IsInternal = false)
{
    /// <summary>Gets the first resulting tensor.</summary>
    public int Output => Outputs[0];
}

/// <summary>The losses that training minimises, and the metrics that it reports.</summary>
/// <param name="Targets">The targets.</param>
/// <param name="Losses">The losses with their weights.</param>
/// <param name="Metrics">The metrics.</param>
/// <param name="FirstCall">The index of the first call of the objective among those of the net.</param>
internal sealed record ObjectiveModel(
    EquatableArray<InputModel> Targets,
    EquatableArray<LossModel> Losses,
    EquatableArray<MetricModel> Metrics,
    int FirstCall);

/// <summary>A loss.</summary>
/// <param name="Name">The name in reports: <c>loss</c>, or <c>main_loss</c> if there are several losses.</param>
/// <param name="Value">The tensor: the loss itself, or the tensor whose mean is the loss.</param>
/// <param name="Weight">The factor in the definition's objective.</param>
/// <param name="IsMeanOfValue">Whether the user wrote it as a tensor, whose mean is the loss.</param>
/// <param name="Member">The member that holds its weight at run time, or null if there is only one loss.</param>
internal sealed record LossModel(string Name, int Value, double Weight, bool IsMeanOfValue, string? Member)
{
    /// <summary>Gets the factor of its gradient.</summary>
    public LossFactor Factor => Member is null ? LossFactor.Constant(Weight) : LossFactor.Weight(Member);
}

/// <summary>A metric.</summary>
/// <param name="Name">The name in reports.</param>
/// <param name="Value">The tensor: the sums of a batch, a loss that is reported, or the tensor whose mean is reported.</param>
/// <param name="Formula">The formula that computes the metric from the sums of all batches.</param>
/// <param name="Better">The values that are better.</param>
/// <param name="IsMeanOfValue">Whether the user wrote it as a tensor, whose mean over the samples is the metric.</param>
internal sealed record MetricModel(string Name, int Value, FormulaModel Formula, Direction Better, bool IsMeanOfValue = false);
