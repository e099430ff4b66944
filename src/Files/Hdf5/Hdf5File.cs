using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace CompiledNets;

/// <summary>
/// Reads the datasets of an HDF5 file, as h5py writes them for Keras. All numbers must be in the file itself, and every object has one name: symbolic
/// and external links, external storage and virtual datasets are errors. Nothing but this file is opened.
/// https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html
/// </summary>
internal sealed class Hdf5File : IDisposable
{
    // Keras nests only a few groups.
    private const int MaxDepth = 64;

    private readonly Hdf5Bytes _bytes;
    private readonly ExpansionBudget _budget;
    private readonly long _root;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file. It is disposed of together with this object.</param>
    /// <exception cref="FileFormatException">The file is no HDF5 file, or is damaged.</exception>
    public Hdf5File(FileStream file)
    {
        _bytes = new Hdf5Bytes(file);
        _budget = new ExpansionBudget(file.Length);
        try
        {
            _root = Root();
        }
        catch
        {
            _bytes.Dispose();
            throw;
        }
    }

    /// <summary>Finds all datasets. Their names include the groups, such as <c>layers/dense/vars/0</c>, and are in ordinal order.</summary>
    /// <exception cref="FileFormatException">The file is damaged, or has a link of another kind than a hard link.</exception>
    public IReadOnlyDictionary<string, Hdf5Dataset> Datasets()
    {
        var found = new SortedDictionary<string, Hdf5Dataset>(StringComparer.Ordinal);
        Walk(new Hdf5Object(_bytes, _root), "", 0, new Dictionary<long, string> { [_root] = "/" }, found);
        return found;
    }

    /// <summary>Reads a dataset. Numbers of eight bytes become float64, all others, including bfloat16, become float32.</summary>
    /// <param name="path">The name of the dataset.</param>
    /// <param name="dataset">A dataset of <see cref="Datasets"/>.</param>
    /// <exception cref="FileFormatException">The dataset does not contain numbers, or they cannot be read.</exception>
    public Tensor Read(string path, Hdf5Dataset dataset) => FileFormat.At($"'{path}'", () =>
    {
        var shape = dataset.Shape ?? throw new FileFormatException("numbers are expected, but it has no shape");
        // HDF5 has no bfloat16. Keras stores it as two bytes and adds an attribute with the dtype.
        if (dataset is { Size: 2, Class: not Hdf5Class.FloatingPoint } && dataset.Text("dtype") == "bfloat16")
        {
            return BFloat16(dataset, shape);
        }

        if (dataset.Class is Hdf5Class.FloatingPoint or Hdf5Class.FixedPoint && !dataset.IsPlain)
        {
            throw new FileFormatException("its numbers are big-endian or have unused bits, but little-endian numbers of IEEE 754 or two's complement are expected");
        }

        return (dataset.Class, dataset.Size) switch
        {
            (Hdf5Class.FloatingPoint, 4) => ReadAs<float>(dataset, shape, ScalarType.Float32),
            (Hdf5Class.FloatingPoint, 8) => ReadAs<double>(dataset, shape, ScalarType.Float64),
            (Hdf5Class.FloatingPoint, 2) => Converted<Half, float>(dataset, shape, ScalarType.Float32),
            (Hdf5Class.FixedPoint, 1) => dataset.IsSigned ? Converted<sbyte, float>(dataset, shape, ScalarType.Float32) : Converted<byte, float>(dataset, shape, ScalarType.Float32),
            (Hdf5Class.FixedPoint, 2) => dataset.IsSigned ? Converted<short, float>(dataset, shape, ScalarType.Float32) : Converted<ushort, float>(dataset, shape, ScalarType.Float32),
            (Hdf5Class.FixedPoint, 4) => dataset.IsSigned ? Converted<int, float>(dataset, shape, ScalarType.Float32) : Converted<uint, float>(dataset, shape, ScalarType.Float32),
            (Hdf5Class.FixedPoint, 8) => dataset.IsSigned ? Converted<long, double>(dataset, shape, ScalarType.Float64) : Converted<ulong, double>(dataset, shape, ScalarType.Float64),
            var other => throw new FileFormatException($"numbers of 1, 2, 4 or 8 bytes are expected, but found {other.Class} of {other.Size} bytes"),
        };
    });

    /// <inheritdoc/>
    public void Dispose() => _bytes.Dispose();

    private long Root()
    {
        var start = _bytes.Read(0, Math.Min(_bytes.Length, 128));
        if (!start.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            throw new FileFormatException("it is no HDF5 file");
        }

        var cursor = _bytes.Cursor(start.AsSpan(8));
        var version = cursor.Byte();
        Hdf5Cursor.RequireVersion("it", version, 0, 3);
        cursor.Take(version < 2 ? 4 : 0);
        (_bytes.OffsetSize, _bytes.LengthSize) = (cursor.Byte(), cursor.Byte());
        if (_bytes.OffsetSize is not (2 or 4 or 8) || _bytes.LengthSize is not (2 or 4 or 8))
        {
            throw new FileFormatException($"its addresses have {_bytes.OffsetSize} bytes and its lengths {_bytes.LengthSize}, but 2, 4 or 8 are expected");
        }

        // The cursor had the sizes of a new file.
        var used = 8 + 1 + (version < 2 ? 4 : 0) + 2;
        cursor = _bytes.Cursor(start.AsSpan(used));
        cursor.Take(version switch { 0 => 9, 1 => 13, _ => 1 });
        var baseAddress = cursor.Address();
        cursor.Address();
        var end = cursor.Address();
        long root;
        if (version < 2)
        {
            cursor.Address();
            cursor.Address();
            root = cursor.Address();
        }
        else
        {
            root = cursor.Address();
            cursor.Take(4);
            Hdf5Bytes.RequireChecksum(start.AsSpan(0, start.Length - cursor.Left), "the beginning");
        }

        if (baseAddress != 0)
        {
            throw new FileFormatException($"its addresses are relative to byte {baseAddress}, but 0 is expected");
        }

        return end <= _bytes.Length ? root : throw new FileFormatException($"it has {_bytes.Length} bytes, but states {end}, so its end is missing");
    }

    private void Walk(Hdf5Object group, string path, int depth, Dictionary<long, string> seen, SortedDictionary<string, Hdf5Dataset> found)
    {
        if (depth > MaxDepth)
        {
            throw new FileFormatException($"its groups are nested more than {MaxDepth} deep");
        }

        foreach (var (child, address) in FileFormat.At($"'/{path}'", () => Hdf5Links.Of(_bytes, group)))
        {
            var name = path + child;
            if (!seen.TryAdd(address, name))
            {
                throw new FileFormatException($"'{name}' is the same object as '{seen[address]}', but Keras gives every object one name");
            }

            var item = FileFormat.At($"'{name}'", () => new Hdf5Object(_bytes, address));
            if (Hdf5Links.IsGroup(item))
            {
                Walk(item, name + "/", depth + 1, seen, found);
            }
            else if (Hdf5Dataset.Is(item) && !found.TryAdd(name, FileFormat.At($"'{name}'", () => new Hdf5Dataset(_bytes, item))))
            {
                throw new FileFormatException($"'{name}' is in it twice");
            }
        }
    }

    private Tensor BFloat16(Hdf5Dataset dataset, long[] shape)
    {
        using var stored = ReadAs<ushort>(dataset, shape, ScalarType.BFloat16);
        return stored.type(ScalarType.Float32);
    }

    private Tensor Converted<TStored, TNumber>(Hdf5Dataset dataset, long[] shape, ScalarType dtype)
        where TStored : unmanaged, INumberBase<TStored>
        where TNumber : unmanaged, INumberBase<TNumber>
    {
        Tensor? stored = null;
        try
        {
            Hdf5Storage.Read(_bytes, dataset, shape, _budget, () => (stored = empty([.. shape, Marshal.SizeOf<TStored>()], ScalarType.Byte)).bytes);
            _budget.Take(stored!.numel() / Marshal.SizeOf<TStored>() * Marshal.SizeOf<TNumber>(), "it");
            var tensor = empty(shape, dtype);
            TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, TStored>(stored.bytes), MemoryMarshal.Cast<byte, TNumber>(tensor.bytes));
            return tensor;
        }
        finally
        {
            stored?.Dispose();
        }
    }

    private Tensor ReadAs<T>(Hdf5Dataset dataset, long[] shape, ScalarType dtype)
        where T : unmanaged
    {
        if (dataset.Size != Marshal.SizeOf<T>())
        {
            throw new FileFormatException($"its numbers have {dataset.Size} bytes, but {Marshal.SizeOf<T>()} are expected");
        }

        Tensor? tensor = null;
        try
        {
            Hdf5Storage.Read(_bytes, dataset, shape, _budget, () => (tensor = empty(shape, dtype)).bytes);
            return tensor!;
        }
        catch
        {
            tensor?.Dispose();
            throw;
        }
    }
}
