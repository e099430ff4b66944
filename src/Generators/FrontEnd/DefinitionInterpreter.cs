using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>
/// Reads a definition the way the runtime would run it, with tensors that are shapes only. What it cannot read it reports at
/// the expression itself, and goes on: one compile shows every independent mistake.
/// </summary>
internal sealed partial class DefinitionInterpreter : OperationVisitor<Frame, AbstractValue>
{
    // Far more than any net needs, and few enough to be read at every keystroke.
    private const int MaxSteps = 200_000;
    private const int MaxDepth = 100;

    private readonly KnownSymbols _symbols;
    private readonly SemanticModelProvider _models;
    private readonly NestedNets _nets;
    private readonly NetSettings _settings;
    private readonly IReportSink _sink;
    private readonly CancellationToken _cancellation;
    private readonly HashSet<(ProblemId Id, Location Location)> _reported = [];
    private int _steps;
    private int _depth;
    private IOperation? _current;
    private readonly Stack<IOperation> _loops = new();
    private readonly Dictionary<IMethodSymbol, Body?> _bodies = new(SymbolEqualityComparer.Default);

    public DefinitionInterpreter(
        KnownSymbols symbols,
        SemanticModelProvider models,
        NestedNets nets,
        NetSettings settings,
        DefinitionGraph graph,
        IReportSink sink,
        CancellationToken cancellation)
    {
        _symbols = symbols;
        _models = models;
        _nets = nets;
        _settings = settings;
        Graph = graph;
        _sink = sink;
        _cancellation = cancellation;
    }

    public DefinitionGraph Graph { get; }

    /// <summary>Whether anything was reported that is an error.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Reads the body of a method.</summary>
    /// <param name="arguments">The values of its parameters.</param>
    /// <returns>What it returns, and the local that holds it if one does.</returns>
    public (AbstractValue Value, string? Local) Run(IMethodSymbol method, IReadOnlyList<AbstractValue> arguments)
    {
        if (BodyOf(method) is not { } body)
        {
            return (Poison.Instance, null);
        }

        var frame = new Frame(null, body.Reassigned);
        Bind(frame, method, arguments);
        var before = Graph.Position;
        try
        {
            return (Execute(body.Operation, frame), frame.ReturnedLocal is { } local && !frame.IsReassigned(local) ? local.Name : null);
        }
        catch (BudgetExceededException)
        {
            Graph.ReturnTo(before);
            var loop = _loops.Count > 0 ? _loops.Peek() : body.Operation;
            Report(ProblemId.TooLarge, loop.Syntax.GetFirstToken().GetLocation(), [DimPrinter.Number(MaxSteps)]);
        }
        catch (InsufficientExecutionStackException)
        {
            Report(ProblemId.TooDeep, (_current ?? body.Operation).Syntax.GetLocation(), [method.Name, DimPrinter.Number(MaxDepth)]);
        }

        return (Poison.Instance, null);
    }

    public override AbstractValue Visit(IOperation? operation, Frame frame)
    {
        if (operation is null)
        {
            return Poison.Instance;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        _current = operation;
        if (++_steps > MaxSteps)
        {
            throw new BudgetExceededException();
        }

        if ((_steps & 63) == 0)
        {
            _cancellation.ThrowIfCancellationRequested();
        }

        return operation.ConstantValue is { HasValue: true, Value: var value }
            ? new Constant(value)
            : operation.Accept(this, frame) ?? Poison.Instance;
    }

    /// <summary>Everything that has no method of its own cannot be read.</summary>
    public override AbstractValue DefaultVisit(IOperation operation, Frame frame) => Unsupported(operation);

    // The C# compiler has reported these.
    public override AbstractValue VisitInvalid(IInvalidOperation operation, Frame frame)
    {
        HasErrors = true;
        return Poison.Instance;
    }

    private AbstractValue Report(ProblemId id, Location location, IReadOnlyList<string> arguments, string operand = "", IReadOnlyList<(Location Location, string Description)>? origins = null, Hint? hint = null, Location? elsewhere = null)
    {
        var rule = ProblemCatalogue.Of(id);
        HasErrors |= rule.Severity == ProblemSeverity.Error;

        // A line of a loop or of a block is read more than once; its mistake is one.
        if (_reported.Add((id, location)))
        {
            origins = (origins ?? []).Where(origin => origin.Location != location).ToList();
            var sentences = origins.Select(origin => origin.Description).Concat(hint is { Text.Length: > 0 } ? [hint.Text] : []);
            var message = rule.Format(arguments, operand) + string.Concat(sentences.Select(sentence => ". " + sentence));
            _sink.Add(new Report(id, location, message, origins.Select(origin => origin.Location).ToList(), hint, elsewhere));
        }

        return Poison.Instance;
    }

    /// <summary>The source of an expression, on one line and short enough for a message.</summary>
    private static string TextOf(SyntaxNode syntax)
    {
        const int Longest = 40;
        var text = string.Join(" ", syntax.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= Longest ? text : text.Substring(0, Longest - 3) + "...";
    }

    /// <summary>The body of a method, and which locals it assigns more than once.</summary>
    private sealed record Body(IOperation Operation, ISet<ISymbol> Reassigned);

    /// <summary>The body of a method, or null where there is no source of it. A block is called in every turn of a loop, and looked for once.</summary>
    private Body? BodyOf(IMethodSymbol method)
    {
        if (!_bodies.TryGetValue(method, out var body))
        {
            _bodies.Add(method, body = FindBody(method) is { } operation ? new Body(operation, Frame.ReassignedIn(operation)) : null);
        }

        return body;
    }

    private IOperation? FindBody(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is not { } syntax)
        {
            return null;
        }

        return _models.For(syntax).GetOperation(syntax, _cancellation) switch
        {
            IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation function => function.Body,
            _ => null,
        };
    }

    private static void Bind(Frame frame, IMethodSymbol method, IReadOnlyList<AbstractValue> arguments)
    {
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            frame.Declare(method.Parameters[i], i < arguments.Count ? arguments[i] : Poison.Instance);
        }
    }

    /// <summary>Reads a body in a frame that is ready, and gives what it returns.</summary>
    private AbstractValue Execute(IOperation body, Frame frame)
    {
        if (++_depth > MaxDepth)
        {
            _depth--;
            throw new InsufficientExecutionStackException();
        }

        try
        {
            Visit(body, frame);
            return frame.Returned ?? Poison.Instance;
        }
        finally
        {
            _depth--;
        }
    }

    private sealed class BudgetExceededException : Exception;
}

/// <summary>What the attribute on the class says.</summary>
/// <param name="Type">The class.</param>
/// <param name="DataFormat">Where channels stand where a layer does not say it.</param>
internal sealed record NetSettings(INamedTypeSymbol Type, string DataFormat);
