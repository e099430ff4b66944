namespace CompiledNets.Testing;

/// <summary>A check failed. Test frameworks report the exception as a failed test.</summary>
/// <param name="message">The expected and the actual value.</param>
public sealed class NetCheckException(string message) : Exception(message);
