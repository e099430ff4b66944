namespace CompiledNets.Generated;

/// <summary>A net in another net.</summary>
/// <param name="Name">The name of the member, as in files of weights: <c>vision</c>.</param>
/// <param name="Net">The net.</param>
/// <param name="IsOwned">Whether the net was created with the outer net and is disposed of with it.</param>
/// <param name="IsFrozen">Whether training the outer net leaves its weights unchanged.</param>
public sealed record NetInstance(string Name, CompiledNet Net, bool IsOwned, bool IsFrozen);
