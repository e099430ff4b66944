namespace CompiledNets.Trainee;

/// <summary>Sends SIGTERM to this program while a checkpoint is saved.</summary>
/// <param name="step">The step of the net whose checkpoint it is.</param>
internal sealed class SignalWhileSaving(long step) : Callback
{
    // The handler of signals runs on a thread of its own. It has ended by then, if the machine is not very slow.
    private static readonly TimeSpan s_ofHandler = TimeSpan.FromMilliseconds(300);

    private long _now;

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(TrainingRun run) => _now = run.Net.Step;

    /// <inheritdoc/>
    public override void Save(CallbackState state)
    {
        if (_now == step)
        {
            _now = -1;
            Signals.Send(Signals.Terminate);
            Thread.Sleep(s_ofHandler);
        }
    }
}
