namespace CompiledNets;

/// <summary>The exception of the ranks of <see cref="DataParallel.InProcess"/> after another one has failed.</summary>
/// <param name="message">The message, which names the rank.</param>
public sealed class RankFailedException(string message) : Exception(message);
