using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>What an operation needs to write its call: the names of variables, and constants as C#.</summary>
internal abstract class CallContext(Node node)
{
    public Node Node { get; } = node;

    /// <summary>The variable that holds an input.</summary>
    public string this[int input] => NameOf(Node.Inputs[input]);

    public IEnumerable<string> Inputs => Node.Inputs.Select(NameOf);

    /// <summary>Whether anybody reads one of the results.</summary>
    public abstract bool IsRead(int output);

    /// <summary>The variable that holds the gradient of a weight, which is one of the inputs.</summary>
    public abstract string GradientOf(int input);

    protected abstract string NameOf(Value value);

    protected abstract string NameOf(Symbol symbol);

    /// <summary><c>(3, 3)</c>.</summary>
    public string Sizes(string argument) => "(" + List(argument) + ")";

    /// <summary><c>3, 3</c>.</summary>
    public string List(string argument) => string.Join(", ", Node.Sizes(argument).Select(DimPrinter.Number));

    /// <summary><c>N, 9216</c>.</summary>
    public string Dims(string argument) => string.Join(", ", Node.Dims(argument).Select(Dim));

    public string Dim(Dim dim) => DimPrinter.ForCSharp(dim, NameOf);

    public string Integer(string argument) => DimPrinter.Number(Node.Integer(argument));

    public string Real(string argument) => Node.Argument(argument) is { LossFactor: { } factor } ? factor.ToString() : Literal(Node.Real(argument));

    /// <summary>A number as C# of type <see cref="double"/>: the same one when it is read back, whatever the culture.</summary>
    public static string Literal(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        // "R" is not exact on .NET Framework, where Visual Studio runs generators; 17 digits are. The short form is for people.
        var text = value.ToString("G15", CultureInfo.InvariantCulture);
        if (double.Parse(text, CultureInfo.InvariantCulture) != value)
        {
            // What the definition said as a float reads as it stands there.
            text = RealText.OfFloat(value) is { } single ? single + "f" : value.ToString("G17", CultureInfo.InvariantCulture);
            return text;
        }

        return text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text;
    }
}
