using System.Runtime.InteropServices;

namespace CompiledNets;

/// <summary>A native library that the system may have. It is looked for when its first function is, so that who needs none needs not have it.</summary>
/// <param name="name">What people call it.</param>
/// <param name="wantedBy">What it is needed for, as the beginning of a sentence.</param>
/// <param name="howToGet">How to get it, in sentences.</param>
/// <param name="files">The names that it has, of which the first that is there is loaded.</param>
internal sealed class SystemLibrary(string name, string wantedBy, string howToGet, params string[] files)
{
    private readonly Lazy<nint> _handle = new(() =>
    {
        foreach (var file in files)
        {
            if (NativeLibrary.TryLoad(file, out var handle))
            {
                return handle;
            }
        }

        throw new DllNotFoundException($"{wantedBy}, and {name} was not found. {howToGet} Looked for: {string.Join(", ", files)}.");
    });

    /// <summary>A function, or a variable, that the library exports.</summary>
    /// <exception cref="DllNotFoundException">The library is not there; the message says how to get it.</exception>
    /// <exception cref="EntryPointNotFoundException">It has none of that name.</exception>
    public nint this[string export] => NativeLibrary.GetExport(_handle.Value, export);
}
