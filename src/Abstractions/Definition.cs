namespace CompiledNets;

internal static class Definition
{
    /// <summary>Creates the exception that every word of the language throws, because definitions are read by the compiler and never run.</summary>
    public static InvalidOperationException IsNotRun() => new(
        "This method describes a neural network: the compiler reads it inside Define, Train and the blocks they call, and it is "
        + "never run. If you did not call it yourself, the generator of CompiledNets is not active in this project.");
}
