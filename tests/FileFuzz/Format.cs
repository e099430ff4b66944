using static TorchSharp.torch;

namespace CompiledNets.FileFuzz;

/// <summary>A format of files, with a good file and the method that reads it.</summary>
/// <param name="Name">The name of the format.</param>
/// <param name="Extension">The extension of its files.</param>
/// <param name="Good">The bytes of a good file.</param>
/// <param name="Read">Reads a file and returns its tensors, or those that it has changed. The caller disposes of them.</param>
/// <param name="HasChecksums">Whether checksums protect all numbers, so that a damaged file is an error or is read with the same numbers.</param>
internal sealed record Format(string Name, string Extension, byte[] Good, Func<string, IReadOnlyDictionary<string, Tensor>> Read, bool HasChecksums = false);
