namespace CompiledNets.Applications;

/// <summary>A file of public weights.</summary>
/// <param name="Name">The name of the file in the cache.</param>
/// <param name="Address">The address that it is downloaded from.</param>
/// <param name="Checksum">The checksum that its authors publish, or null if they publish none.</param>
/// <param name="Licence">The licence of the weights, as their authors state it.</param>
public sealed record WeightsFile(string Name, Uri Address, FileChecksum? Checksum, string Licence);
