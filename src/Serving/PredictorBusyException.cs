namespace CompiledNets.Serving;

/// <summary>The queue of a predictor is full, or the predictor is not running. The request can be repeated later.</summary>
/// <param name="message">The reason.</param>
public sealed class PredictorBusyException(string message) : Exception(message);
