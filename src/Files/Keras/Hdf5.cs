using System.Numerics;
using System.Runtime.InteropServices;
using PureHDF;
using PureHDF.VOL.Native;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace CompiledNets;

/// <summary>
/// Reads the datasets of an HDF5 file with PureHDF. As in Keras, all numbers must be in the file itself: external links, external storage and
/// virtual datasets are errors.
/// </summary>
internal sealed class Hdf5 : IDisposable
{
    // Keras nests only a few groups. The limit ends the search if a group contains itself.
    private const int MaxDepth = 64;

    // Deflate expands a byte to at most 1032 bytes.
    private const long MaxExpansion = 1032;

    private readonly Hdf5Stream _stream;
    private readonly NativeFile _file;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file. It is disposed of together with this object.</param>
    /// <exception cref="InvalidDataException">The file is no HDF5 file, or is damaged.</exception>
    public Hdf5(FileStream file)
    {
        _stream = new Hdf5Stream(file);
        try
        {
            _file = _stream.StartsWith([0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A])
                ? Checked("it", () => H5File.Open(_stream, leaveOpen: true))
                : throw new InvalidDataException("it is no HDF5 file");
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>Finds all datasets. Their names include the groups, such as <c>layers/dense/vars/0</c>, and are in ordinal order.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or has a link without a target.</exception>
    public IReadOnlyDictionary<string, NativeDataset> Datasets()
    {
        var found = new SortedDictionary<string, NativeDataset>(StringComparer.Ordinal);
        Walk(_file, "", 0, found);
        return found;
    }

    /// <summary>Reads a dataset. Numbers of eight bytes become float64, all others, including bfloat16, become float32.</summary>
    /// <param name="path">The name of the dataset.</param>
    /// <param name="dataset">A dataset of <see cref="Datasets"/>.</param>
    /// <exception cref="InvalidDataException">The dataset does not contain numbers, or they cannot be read.</exception>
    public Tensor Read(string path, NativeDataset dataset) => Checked($"'{path}'", () =>
    {
        var type = dataset.Type;
        var shape = dataset.Space.Dimensions.Select(size => checked((long)size)).ToArray();
        var bytes = checked(shape.Aggregate(1L, (product, size) => product * size) * type.Size);
        var most = dataset.Layout.Class switch
        {
            H5DataLayoutClass.Contiguous => _stream.Length,
            H5DataLayoutClass.Chunked => checked(_stream.Length * MaxExpansion),
            var other => throw new InvalidDataException($"contiguous or chunked storage is expected, but found {other}"),
        };
        if (dataset.Space.Type == H5DataspaceType.Null)
        {
            throw new InvalidDataException("numbers are expected, but it has no shape");
        }

        if (bytes > Math.Min(most, int.MaxValue))
        {
            throw new InvalidDataException($"it would have ({string.Join(", ", shape)}) numbers of {type.Size} bytes, which is more than a file of {_stream.Length} bytes can contain, or more than {int.MaxValue} bytes");
        }

        return (type.Class, type.Size) switch
        {
            (H5DataTypeClass.FloatingPoint, 4) => ReadAs<float>(dataset, shape, ScalarType.Float32),
            (H5DataTypeClass.FloatingPoint, 8) => ReadAs<double>(dataset, shape, ScalarType.Float64),
            (_, 2) when IsBFloat16(dataset) => ReadBFloat16(dataset, shape),
            (H5DataTypeClass.FloatingPoint, 2) => Converted<Half, float>(dataset, shape, ScalarType.Float32),
            (H5DataTypeClass.FixedPoint, 1) => type.FixedPoint.IsSigned ? Converted<sbyte, float>(dataset, shape, ScalarType.Float32) : Converted<byte, float>(dataset, shape, ScalarType.Float32),
            (H5DataTypeClass.FixedPoint, 2) => type.FixedPoint.IsSigned ? Converted<short, float>(dataset, shape, ScalarType.Float32) : Converted<ushort, float>(dataset, shape, ScalarType.Float32),
            (H5DataTypeClass.FixedPoint, 4) => type.FixedPoint.IsSigned ? Converted<int, float>(dataset, shape, ScalarType.Float32) : Converted<uint, float>(dataset, shape, ScalarType.Float32),
            (H5DataTypeClass.FixedPoint, 8) => type.FixedPoint.IsSigned ? Converted<long, double>(dataset, shape, ScalarType.Float64) : Converted<ulong, double>(dataset, shape, ScalarType.Float64),
            var other => throw new InvalidDataException($"numbers of 1, 2, 4 or 8 bytes are expected, but found {other.Class} of {other.Size} bytes"),
        };
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _stream.Dispose();
    }

    private static void Walk(IH5Group group, string path, int depth, IDictionary<string, NativeDataset> found)
    {
        if (depth > MaxDepth)
        {
            throw new InvalidDataException($"its groups are nested more than {MaxDepth} deep");
        }

        foreach (var child in Checked($"'/{path}'", () => group.Children().ToList()))
        {
            var name = path + child.Name;
            switch (child)
            {
                case NativeDataset dataset:
                    if (!found.TryAdd(name, dataset))
                    {
                        throw new InvalidDataException($"'{name}' is in it twice");
                    }

                    break;
                case IH5Group inner:
                    Walk(inner, name + "/", depth + 1, found);
                    break;
                case IH5UnresolvedLink:
                    throw new InvalidDataException($"'{name}' is a link without a target");
            }
        }
    }

    // HDF5 has no bfloat16. Keras stores it as two bytes and adds an attribute with the dtype.
    private static bool IsBFloat16(NativeDataset dataset) => dataset.AttributeExists("dtype") && dataset.Attribute("dtype").Read<string>() == "bfloat16";

    private Tensor ReadBFloat16(NativeDataset dataset, long[] shape)
    {
        using var stored = ReadAs<ushort>(dataset, shape, ScalarType.BFloat16);
        return stored.type(ScalarType.Float32);
    }

    private Tensor Converted<TStored, TNumber>(NativeDataset dataset, long[] shape, ScalarType dtype)
        where TStored : unmanaged, INumberBase<TStored>
        where TNumber : unmanaged, INumberBase<TNumber>
    {
        using var stored = empty([.. shape, Marshal.SizeOf<TStored>()], ScalarType.Byte);
        var numbers = MemoryMarshal.Cast<byte, TStored>(stored.bytes);
        ReadInto(dataset, numbers);
        var tensor = empty(shape, dtype);
        TensorPrimitives.ConvertTruncating(numbers, MemoryMarshal.Cast<byte, TNumber>(tensor.bytes));
        return tensor;
    }

    private Tensor ReadAs<T>(NativeDataset dataset, long[] shape, ScalarType dtype)
        where T : unmanaged
    {
        var tensor = empty(shape, dtype);
        try
        {
            ReadInto(dataset, MemoryMarshal.Cast<byte, T>(tensor.bytes));
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    private void ReadInto<T>(NativeDataset dataset, Span<T> numbers)
        where T : unmanaged
    {
        if (numbers.IsEmpty)
        {
            return;
        }

        var (reads, bytes) = (_stream.Reads, _stream.BytesRead);
        dataset.Read(numbers);
        (reads, bytes) = (_stream.Reads - reads, _stream.BytesRead - bytes);

        // PureHDF reads contiguous numbers in one read. If it makes other reads, the numbers are in another file, whose name it reads.
        var isHere = dataset.Layout.Class == H5DataLayoutClass.Chunked ? reads > 0 : (reads, bytes) == (1, (long)numbers.Length * Marshal.SizeOf<T>());
        if (!isHere)
        {
            throw new InvalidDataException("its numbers are not in the file itself");
        }
    }

    /// <summary>Calls PureHDF and adds the name of the dataset to its errors.</summary>
    private static T Checked<T>(string what, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{what}: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is not IOException or EndOfStreamException)
        {
            throw new InvalidDataException($"{what} is damaged, or is stored in a way that PureHDF cannot read: {exception.Message.TrimEnd('.')}", exception);
        }
    }
}
