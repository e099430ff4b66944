using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>Names the local variables of a step: one for each value and each size.</summary>
/// <param name="model">The net, whose members are not hidden by variables.</param>
/// <param name="nameOfWeight">Gets the expression that reads a weight or a view of one, which has no variable.</param>
internal sealed class Variables(NetModel model, Func<Value, string> nameOfWeight)
{
    /// <summary>Gets the names of the parameters of steps, and of the other variables that are not values.</summary>
    public static IReadOnlyList<string> Parameters { get; } = ["inputs", "targets", "log", "random", "gradients", "pass", "memory"];

    /// <summary>The members of the base class that steps use, which a variable would hide.</summary>
    private static readonly string[] s_inherited = ["GradientsAreFinal", "Layer", "LayersFrom", "Learns", "Observe", "Random"];

    private readonly Identifiers _identifiers = new(
        Parameters.Concat(s_inherited).Concat(model.OwnLayers.Select(layer => layer.Member).OfType<string>()).Concat(model.Instances.Select(instance => instance.Member)));

    private readonly Dictionary<int, string> _values = [];
    private readonly List<string> _names = [];
    private readonly Dictionary<string, string> _sizes = [];

    /// <summary>Gets the names of the variables of values that are tensors. A value without axes can also be a loss or a penalty.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Names a new variable for a value.</summary>
    public string Add(Value value)
    {
        var name = _identifiers.Take(value.Name);
        if (value.Shape.Rank > 0)
        {
            _names.Add(name);
        }

        return _values[value.Id] = name;
    }

    /// <summary>Names a new variable that is neither a value nor a size.</summary>
    public string Add(string name) => _identifiers.Take(name);

    /// <summary>Names a new variable for a size.</summary>
    public string Add(Symbol size) => _sizes[size.Name] = _identifiers.Take(size.Name);

    /// <summary>Gives a value the variable of another one, which is the same tensor.</summary>
    public void Share(Value value, Value other) => _values[value.Id] = NameOf(other);

    /// <summary>Returns true if a value has a variable.</summary>
    public bool Knows(Value value) => _values.ContainsKey(value.Id);

    public string NameOf(Value value) => value.IsWeight ? nameOfWeight(value) : _values[value.Id];

    public string NameOf(Symbol size) => _sizes[size.Name];
}
