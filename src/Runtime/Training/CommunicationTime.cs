namespace CompiledNets;

/// <summary>The time that a rank spends on communication: see <see cref="TrainingRun.Communication"/>.</summary>
/// <param name="Total">The time of all calls to the other ranks, which includes waiting for slower ones.</param>
/// <param name="Hidden">The part of it during which the rank computed: see <see cref="FitOptions.OverlapCommunication"/>.</param>
public readonly record struct CommunicationTime(TimeSpan Total, TimeSpan Hidden);
