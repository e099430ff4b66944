using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// What of the system's HDF5 library reading needs, from 1.10 on: https://docs.hdfgroup.org/hdf5/. One thread at a time: the library is not
/// made for several by default.
/// </summary>
internal sealed unsafe class Hdf5 : IDisposable
{
    private const int GroupType = 2;
    private const int DatasetType = 5;
    private const int IntegerClass = 0;
    private const int FloatClass = 1;

    private static readonly Lock s_gate = new();
    private static readonly SystemLibrary s_library = new(
        "the HDF5 library",
        "Files of Keras are HDF5",
        "Debian and Ubuntu: apt-get install libhdf5-dev. macOS: brew install hdf5. Windows: put hdf5.dll beside the program.",
        OperatingSystem.IsWindows() ? ["hdf5.dll"]
        : OperatingSystem.IsMacOS() ? ["libhdf5.dylib", "/opt/homebrew/lib/libhdf5.dylib", "/usr/local/lib/libhdf5.dylib"]
        : ["libhdf5.so", "libhdf5_serial.so", "libhdf5_serial.so.310", "libhdf5_serial.so.103", "libhdf5.so.310", "libhdf5.so.200", "libhdf5.so.103"]);

    private readonly long _file;

    /// <param name="path">The file.</param>
    /// <exception cref="DllNotFoundException">The library is not there.</exception>
    /// <exception cref="InvalidDataException">It is no HDF5 file.</exception>
    public Hdf5(string path)
    {
        lock (s_gate)
        {
            // The handle is of 64 bits since 1.10. Errors are ours to say, and not the library's to print.
            ((delegate* unmanaged<int>)Function("H5open"))();
            ((delegate* unmanaged<long, nint, nint, int>)Function("H5Eset_auto2"))(0, 0, 0);
            fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
            {
                _file = ((delegate* unmanaged<byte*, uint, long, long>)Function("H5Fopen"))(name, 0, 0);
            }
        }

        if (_file < 0)
        {
            throw new InvalidDataException("it is no HDF5 file");
        }
    }

    /// <summary>The datasets of the file with the groups that they lie in: <c>layers/dense/vars/0</c>.</summary>
    public IEnumerable<string> Datasets()
    {
        var found = new List<string>();
        lock (s_gate)
        {
            Walk(_file, "", found);
        }

        return found;
    }

    /// <summary>Reads numbers: those of eight bytes as float64, others as float32.</summary>
    /// <param name="path">The dataset.</param>
    /// <exception cref="InvalidDataException">It holds no numbers, or cannot be read.</exception>
    public Tensor Read(string path)
    {
        lock (s_gate)
        {
            var dataset = Open(_file, path);
            var (type, space) = (Call("H5Dget_type", dataset), Call("H5Dget_space", dataset));
            try
            {
                if (CallInt("H5Tget_class", type) is not (IntegerClass or FloatClass))
                {
                    throw new InvalidDataException($"'{path}' holds no numbers of a kind that HDF5 knows. Save bfloat16 weights as float32");
                }

                var shape = new long[Math.Max(CallInt("H5Sget_simple_extent_ndims", space), 0)];
                fixed (long* sizes = shape)
                {
                    _ = ((delegate* unmanaged<long, long*, long*, int>)Function("H5Sget_simple_extent_dims"))(space, sizes, null);
                }

                var isDouble = ((delegate* unmanaged<long, nuint>)Function("H5Tget_size"))(type) == 8;
                var tensor = empty(shape, isDouble ? ScalarType.Float64 : ScalarType.Float32);
                var native = *(long*)Function(isDouble ? "H5T_NATIVE_DOUBLE_g" : "H5T_NATIVE_FLOAT_g");
                fixed (byte* values = tensor.bytes)
                {
                    if (((delegate* unmanaged<long, long, long, long, long, byte*, int>)Function("H5Dread"))(dataset, native, 0, 0, 0, values) >= 0)
                    {
                        return tensor;
                    }
                }

                tensor.Dispose();
                throw new InvalidDataException($"'{path}' cannot be read: it is damaged, or compressed in a way that the HDF5 library here does not know");
            }
            finally
            {
                CallInt("H5Sclose", space);
                CallInt("H5Tclose", type);
                CallInt("H5Oclose", dataset);
            }
        }
    }

    public void Dispose()
    {
        lock (s_gate)
        {
            CallInt("H5Fclose", _file);
        }
    }

    private static void Walk(long group, string path, List<string> found)
    {
        for (ulong i = 0; NameOf(group, i) is { } name; i++)
        {
            var child = Open(group, name);
            var kind = CallInt("H5Iget_type", child);
            if (kind == DatasetType)
            {
                found.Add(path + name);
            }
            else if (kind == GroupType)
            {
                Walk(child, path + name + "/", found);
            }

            CallInt("H5Oclose", child);
        }
    }

    private static string? NameOf(long group, ulong index)
    {
        // By name, rising; the length first, then the text with the zero behind it.
        var function = (delegate* unmanaged<long, byte*, int, int, ulong, byte*, nuint, long, nint>)Function("H5Lget_name_by_idx");
        fixed (byte* here = "."u8.ToArray().Append((byte)0).ToArray())
        {
            var length = (int)function(group, here, 0, 0, index, null, 0, 0);
            if (length < 0)
            {
                return null;
            }

            var text = new byte[length + 1];
            fixed (byte* start = text)
            {
                _ = function(group, here, 0, 0, index, start, (nuint)text.Length, 0);
            }

            return Encoding.UTF8.GetString(text, 0, length);
        }
    }

    private static long Open(long parent, string name)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(name + '\0'))
        {
            var opened = ((delegate* unmanaged<long, byte*, long, long>)Function("H5Oopen"))(parent, text, 0);
            return opened >= 0 ? opened : throw new InvalidDataException($"it has no '{name}' that can be opened");
        }
    }

    private static long Call(string function, long handle) => ((delegate* unmanaged<long, long>)Function(function))(handle);

    private static int CallInt(string function, long handle) => ((delegate* unmanaged<long, int>)Function(function))(handle);

    private static nint Function(string name) => s_library[name];
}
