using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>Provides the parameter of metrics that can be computed for one class: Keras' class_id.</summary>
internal static class ClassIds
{
    private const string Name = "classId";

    public static Parameter Parameter { get; } =
        new(Name, ParameterKind.Integer, "The class to measure, which is an index into the last axis. By default all classes are measured.") { Min = 0 };

    /// <summary>Gets the class, or null if all are measured.</summary>
    public static long? Of(Arguments arguments) => arguments.IsGiven(Name) ? arguments.Integer(Name) : null;

    /// <summary>Checks that the output has the class. Reports a violation.</summary>
    public static bool Check(ShapeContext c, string metric)
    {
        if (Of(c.Arguments) is not { } id)
        {
            return true;
        }

        if (LossRules.ClassesOf(c, metric) is not { } classes)
        {
            return false;
        }

        if (id < classes)
        {
            return true;
        }

        c.Report(ProblemId.ArgumentOutOfRange, Place.Of(Name), [metric, Name, "from 0 to below " + DimPrinter.Number(classes), DimPrinter.Number(id)]);
        return false;
    }

    /// <summary>Takes the column of the class, with a last axis of size one. Returns all columns if there is no class.</summary>
    public static Value Column(LowerContext c, Value x) =>
        Of(c.Arguments) is { } id ? Narrow.Apply(c.Graph, x, x.Shape.Rank - 1, id, Dim.One, c.Name) : x;
}
