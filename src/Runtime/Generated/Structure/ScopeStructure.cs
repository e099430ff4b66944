namespace CompiledNets.Generated;

/// <summary>A scope: the calls that a net in the net or a wrapper consists of.</summary>
/// <param name="Name">The name of the result.</param>
/// <param name="Word">The class of the net, or the wrapper: <c>TimeDistributed</c>.</param>
/// <param name="Instance">The ordinal of the net in the net, or -1.</param>
/// <param name="Parent">The ordinal of the scope around this one, or -1.</param>
/// <param name="InstanceParameters">The number of learned parameters of nets that this scope is the first to use.</param>
/// <param name="InstanceFixedParameters">The number of parameters of these nets that are not learned.</param>
/// <param name="Inputs">The names of the calls and inputs that are the operands.</param>
/// <param name="Outputs">The names of the calls that compute the results.</param>
public sealed record ScopeStructure(string Name, string Word, int Instance, int Parent, long InstanceParameters, long InstanceFixedParameters, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs);
