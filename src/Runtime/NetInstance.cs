namespace CompiledNets;

/// <summary>A net in another net.</summary>
/// <param name="Name">The name of its member, as in weights files: <c>vision</c>.</param>
/// <param name="Net">The net.</param>
/// <param name="IsOwned">Whether it was made with the outer net, and is disposed of with it.</param>
/// <param name="IsFrozen">Whether training the outer net leaves it as it is.</param>
public sealed record NetInstance(string Name, CompiledNet Net, bool IsOwned, bool IsFrozen);
