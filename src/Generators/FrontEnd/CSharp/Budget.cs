using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>Limits the work of one net. An editor evaluates the definition at every keystroke, also while a loop has no end yet.</summary>
internal sealed class Budget(CancellationToken cancellation)
{
    /// <summary>The maximum number of operations that are evaluated: far more than a net needs, and few enough for an editor.</summary>
    public const int MaxSteps = 200_000;

    /// <summary>The maximum number of calls inside each other.</summary>
    public const int MaxDepth = 100;

    private readonly Stack<IOperation> _loops = new();
    private int _steps;
    private int _depth;

    /// <summary>Gets the operation that was begun last.</summary>
    public IOperation? Current { get; private set; }

    /// <summary>Gets the innermost for or while loop that has not ended, or null.</summary>
    public IOperation? Loop => _loops.Count > 0 ? _loops.Peek() : null;

    public bool IsDeepest => _depth >= MaxDepth;

    /// <summary>Begins an operation.</summary>
    /// <exception cref="BudgetExceededException">There were too many operations.</exception>
    /// <exception cref="InsufficientExecutionStackException">The operations are nested too deeply for the stack.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    public void Begin(IOperation operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Current = operation;
        if (++_steps > MaxSteps)
        {
            throw new BudgetExceededException();
        }

        if ((_steps & 63) == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Counts work that is done without evaluating operations.</summary>
    public void Spend(int steps) => _steps += steps;

    /// <summary>Begins a call.</summary>
    /// <exception cref="InsufficientExecutionStackException">Too many calls are inside each other.</exception>
    public void EnterCall()
    {
        if (_depth >= MaxDepth)
        {
            throw new InsufficientExecutionStackException();
        }

        _depth++;
    }

    public void LeaveCall() => _depth--;

    public void EnterLoop(IOperation loop) => _loops.Push(loop);

    /// <summary>Ends a loop. A loop that exceeds the budget does not end, so <see cref="Loop"/> is the one to report.</summary>
    public void LeaveLoop() => _loops.Pop();
}

/// <summary>Ends the evaluation of a definition that needs too many operations.</summary>
internal sealed class BudgetExceededException : Exception;
