using System.Buffers.Binary;
using System.Text;

namespace CompiledNets;

/// <summary>
/// Reads the pickle that torch.save writes of a state_dict, without running code. A pickle is a program for a small stack machine. This reader
/// knows only the instructions that build dictionaries, lists, numbers and texts, and calls only functions of its own short list.
/// https://docs.python.org/3/library/pickletools.html
/// </summary>
/// <param name="data">The pickle.</param>
/// <param name="call">Calls a function by its name in Python, or returns null if it is unknown.</param>
/// <param name="load">Finds the object of a persistent id.</param>
internal sealed class Pickle(byte[] data, Func<string, object?[], object?> call, Func<object?[], object> load)
{
    private static readonly object s_mark = new();

    private readonly Stack<object?> _stack = new();
    private readonly Dictionary<uint, object?> _memo = [];
    private int _place;

    /// <summary>Gets or sets the place of the next instruction, in bytes. After a program has run, it is the first byte after the program.</summary>
    public int Place
    {
        get => _place;
        set => _place = value;
    }

    /// <summary>Runs the program.</summary>
    /// <returns>A dictionary, list, array (for a tuple), <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>, text or function result.</returns>
    /// <exception cref="FileFormatException">There is an instruction or a function that a state_dict does not need.</exception>
    public object? Read()
    {
        try
        {
            while (true)
            {
                var at = _place;
                var code = data[_place++];
                if (code == '.')
                {
                    return _stack.Pop();
                }

                if (!Basic(code) && !Build(code))
                {
                    throw new FileFormatException($"instruction 0x{code:X2} at byte {at} is not one that a state_dict needs");
                }
            }
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentException or InvalidOperationException or InvalidCastException or KeyNotFoundException or OverflowException or NullReferenceException)
        {
            throw new FileFormatException($"it is incomplete or damaged at byte {_place}", exception);
        }
    }

    // Numbers, texts and the memo.
    private bool Basic(byte code)
    {
        switch ((char)code)
        {
            case '\x80': // PROTO
                return Take(1)[0] is >= 2 and <= 5;
            case 'q': // BINPUT
                _memo[Take(1)[0]] = _stack.Peek();
                return true;
            case 'r': // LONG_BINPUT
                _memo[BinaryPrimitives.ReadUInt32LittleEndian(Take(4))] = _stack.Peek();
                return true;
            case 'h': // BINGET
                return Push(_memo[Take(1)[0]]);
            case 'j': // LONG_BINGET
                return Push(_memo[BinaryPrimitives.ReadUInt32LittleEndian(Take(4))]);
            case 'X': // BINUNICODE
                return Push(Encoding.UTF8.GetString(Take(checked((int)BinaryPrimitives.ReadUInt32LittleEndian(Take(4))))));
            case 'U': // SHORT_BINSTRING, which Python 2 wrote
                return Push(Encoding.Latin1.GetString(Take(Take(1)[0])));
            case 'K': // BININT1
                return Push((long)Take(1)[0]);
            case 'M': // BININT2
                return Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2)));
            case 'J': // BININT
                return Push((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4)));
            case '\x8a': // LONG1
                return Push((long)new System.Numerics.BigInteger(Take(Take(1)[0])));
            case 'G': // BINFLOAT
                return Push(BinaryPrimitives.ReadDoubleBigEndian(Take(8)));
            case 'N':
                return Push(null);
            case '\x88':
                return Push(true);
            case '\x89':
                return Push(false);
            default:
                return false;
        }
    }

    // Containers and calls.
    private bool Build(byte code)
    {
        switch ((char)code)
        {
            case '(':
                return Push(s_mark);
            case '}':
                return Push(new Dictionary<object, object?>());
            case ']':
                return Push(new List<object?>());
            case ')':
                return Push(Array.Empty<object?>());
            case 't': // TUPLE
                return Push(ToMark());
            case '\x85' or '\x86' or '\x87': // TUPLE1, TUPLE2, TUPLE3
                var items = new object?[code - 0x84];
                for (var i = items.Length - 1; i >= 0; i--)
                {
                    items[i] = _stack.Pop();
                }

                return Push(items);
            case 's' or 'u': // SETITEM, SETITEMS
                var pairs = code == 's' ? [.. new[] { _stack.Pop(), _stack.Pop() }.Reverse()] : ToMark();
                var dictionary = (Dictionary<object, object?>)_stack.Peek()!;
                if (pairs.Length % 2 != 0)
                {
                    throw new FileFormatException($"a key without a value is at byte {_place}");
                }

                for (var i = 0; i < pairs.Length; i += 2)
                {
                    dictionary[pairs[i]!] = pairs[i + 1];
                }

                return true;
            case 'a' or 'e': // APPEND, APPENDS
                var more = code == 'a' ? [_stack.Pop()] : ToMark();
                ((List<object?>)_stack.Peek()!).AddRange(more);
                return true;
            case 'c': // GLOBAL
                return Push(new Global(Line() + "." + Line()));
            case 'Q': // BINPERSID
                return Push(load((object?[])_stack.Pop()!));
            case 'R': // REDUCE
                var arguments = (object?[])_stack.Pop()!;
                var function = (Global)_stack.Pop()!;
                return Push(call(function.Name, arguments) ?? throw new FileFormatException($"it wants to call {function.Name}, which a state_dict of tensors does not need. It was not called"));
            case 'b': // BUILD: attributes of the state_dict, which contain no tensors
                _stack.Pop();
                return _stack.Peek() is Dictionary<object, object?>;
            default:
                return false;
        }
    }

    private bool Push(object? value)
    {
        _stack.Push(value);
        return true;
    }

    private object?[] ToMark()
    {
        var items = new List<object?>();
        while (_stack.Pop() is var item && item != s_mark)
        {
            items.Add(item);
        }

        items.Reverse();
        return [.. items];
    }

    private byte[] Take(int count)
    {
        if (count > data.Length - _place)
        {
            throw new InvalidOperationException();
        }

        _place += count;
        return data[(_place - count).._place];
    }

    private string Line()
    {
        var end = Array.IndexOf(data, (byte)'\n', _place);
        var text = Encoding.ASCII.GetString(data[_place..(end < 0 ? throw new InvalidOperationException() : end)]);
        _place = end + 1;
        return text;
    }

    /// <summary>The name of a function or class in Python. It is never run.</summary>
    internal sealed record Global(string Name);
}
