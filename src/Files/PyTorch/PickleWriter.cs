using System.Globalization;
using System.Text;

namespace CompiledNets;

/// <summary>Writes the pickle of a state_dict, in protocol 2 as torch.save does. https://docs.python.org/3/library/pickletools.html</summary>
internal sealed class PickleWriter
{
    private readonly MemoryStream _data = new();

    /// <summary>Begins the OrderedDict of the state_dict.</summary>
    public void BeginDictionary()
    {
        Code(0x80, 2); // PROTO
        Global("collections", "OrderedDict");
        Code(')', 'R', '(');
    }

    /// <summary>Adds a contiguous tensor with its own storage.</summary>
    /// <param name="name">The key of the tensor.</param>
    /// <param name="storageType">The class of the storage in Python.</param>
    /// <param name="storage">The number of the storage, which is the name of its file.</param>
    /// <param name="shape">The shape of the tensor.</param>
    public void Tensor(string name, string storageType, int storage, long[] shape)
    {
        Text(name);
        Global("torch._utils", "_rebuild_tensor_v2");
        Code('(', '(');
        Text("storage");
        var dot = storageType.LastIndexOf('.');
        Global(storageType[..dot], storageType[(dot + 1)..]);
        Text(storage.ToString(CultureInfo.InvariantCulture));
        Text("cpu");
        Number(shape.Aggregate(1L, (product, size) => product * size));
        Code('t', 'Q'); // looks up the storage by this tuple
        Number(0);
        Tuple(shape);
        Tuple(StridesOf(shape));
        Code(0x89); // requires no gradient
        Global("collections", "OrderedDict");
        Code(')', 'R', 't', 'R');
    }

    /// <summary>Ends the dictionary.</summary>
    /// <returns>The pickle.</returns>
    public byte[] EndDictionary()
    {
        Code('u', '.');
        return _data.ToArray();
    }

    private static long[] StridesOf(long[] shape)
    {
        var strides = new long[shape.Length];
        var stride = 1L;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= Math.Max(shape[axis], 1);
        }

        return strides;
    }

    private void Code(params ReadOnlySpan<int> codes)
    {
        foreach (var code in codes)
        {
            _data.WriteByte((byte)code);
        }
    }

    private void Global(string module, string name) => _data.Write(Encoding.ASCII.GetBytes($"c{module}\n{name}\n"));

    private void Tuple(long[] numbers)
    {
        Code('(');
        foreach (var number in numbers)
        {
            Number(number);
        }

        Code('t');
    }

    private void Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Code('X');
        _data.Write(BitConverter.GetBytes(bytes.Length));
        _data.Write(bytes);
    }

    private void Number(long number)
    {
        if (number <= int.MaxValue)
        {
            Code('J');
            _data.Write(BitConverter.GetBytes((int)number));
        }
        else
        {
            Code(0x8A, sizeof(long)); // LONG1
            _data.Write(BitConverter.GetBytes(number));
        }
    }
}
