using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Reads and checks assertions of shapes: <c>x.Is(28, 28, 1)</c>.</summary>
internal sealed class ShapeAssertions(DefinitionGraph graph, ShapeReader shapes, Reporter problems)
{
    private readonly Origins _origins = new(graph);

    public AbstractValue Read(IInvocationOperation call, Frame frame)
    {
        var value = frame.Evaluate(call.Instance);
        if (value is not TensorValue tensor)
        {
            return value;
        }

        var place = WrittenList.PlaceOf(call.Arguments[0]);
        var dims = (frame.Evaluate(call.Arguments[0].Value) as ArrayValue)?.Elements
            .Select(element => (element as Constant)?.Value)
            .ToList();
        if (dims is not null && shapes.Read(dims, place) is { } expected)
        {
            Check(tensor, expected, place);
        }

        return tensor;
    }

    /// <summary>Reports a tensor that does not have the asserted shape.</summary>
    public void Check(TensorValue tensor, Shape expected, ListPlace place)
    {
        if (graph.TypeOf(tensor.Id).Shape is not { } actual)
        {
            return;
        }

        if (actual.Rank != expected.Rank)
        {
            problems.Report(ProblemId.ShapeIsNotAsAsserted, place.Whole, [expected.ToString(), actual.ToString()]);
            return;
        }

        var wrong = Enumerable.Range(0, actual.Rank).Where(axis => ShapeSolver.Equal(actual[axis], expected[axis]).Verdict != Verdict.Proved).ToList();
        if (wrong.Count > 0)
        {
            problems.Report(ProblemId.ShapeIsNotAsAsserted, wrong.Count == 1 ? place.Of(wrong[0] - 1, expected.Rank - 1) : place.Whole, [expected.ToString(), actual.ToString()], origins: [_origins.Explain(tensor.Id, wrong[0])]);
        }
    }
}
