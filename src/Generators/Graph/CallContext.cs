using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Graph;

/// <summary>Provides the parts of an operation's call: the names of variables, and constants as C#.</summary>
internal abstract class CallContext(Node node)
{
    public Node Node { get; } = node;

    /// <summary>Gets the name of the variable that holds an input.</summary>
    public string this[int input] => NameOf(Node.Inputs[input]);

    public IEnumerable<string> Inputs => Node.Inputs.Select(NameOf);

    /// <summary>Returns true if any node or result reads the given output.</summary>
    public abstract bool IsRead(int output);

    /// <summary>Writes as a tuple of booleans which outputs are computed: those that a node reads, or whose stage of the backward pass runs.</summary>
    public string Wanted(int from, int count) => "(" + string.Join(", ", Enumerable.Range(from, count).Select(WhenRead)) + ")";

    /// <summary>Gets the name of the variable that holds the gradient of an input that is a weight.</summary>
    public abstract string GradientOf(int input);

    /// <summary>Gets the expression of the layer that the operation belongs to: <c>Dense</c>, or <c>Vision.Dense</c>.</summary>
    public abstract string Layer { get; }

    /// <summary>Writes the condition that something reads the given output.</summary>
    protected virtual string WhenRead(int output) => IsRead(output) ? "true" : "false";

    protected abstract string NameOf(Value value);

    protected abstract string NameOf(Symbol symbol);

    /// <summary>Writes the last argument of a kernel that applies ReLU to its result, or nothing.</summary>
    public string Relu => Node.EndsInRelu ? ", relu: true" : "";

    /// <summary>Formats sizes as a tuple, such as <c>(3, 3)</c>.</summary>
    public string Sizes(string argument) => "(" + List(argument) + ")";

    /// <summary>Formats sizes as a list, such as <c>3, 3</c>.</summary>
    public string List(string argument) => string.Join(", ", Node.Sizes(argument).Select(DimPrinter.Number));

    /// <summary>Formats sizes that may be known at run time only as a list, such as <c>N, 9216</c>.</summary>
    public string Dims(string argument) => string.Join(", ", Node.Dims(argument).Select(Dim));

    public string Dim(Dim dim) => DimPrinter.ForCSharp(dim, NameOf);

    public string Integer(string argument) => DimPrinter.Number(Node.Integer(argument));

    /// <summary>Formats a number of a result.</summary>
    public static string Number(int number) => DimPrinter.Number(number);

    public string Real(string argument) => Node.Argument(argument) is { LossFactor: { } factor } ? factor.ToString() : Literal(Node.Real(argument));

    /// <summary>Formats a number as C# of type <see cref="double"/>, in any culture. Reading the text gives exactly the same number.</summary>
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

        // "R" is not exact on .NET Framework, where Visual Studio runs generators, but 17 digits are. The short form is easier to read.
        var text = value.ToString("G15", CultureInfo.InvariantCulture);
        if (double.Parse(text, CultureInfo.InvariantCulture) != value)
        {
            // A float of the definition is written as in the definition.
            text = RealText.OfFloat(value) is { } single ? single + "f" : value.ToString("G17", CultureInfo.InvariantCulture);
            return text;
        }

        return text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text;
    }
}
