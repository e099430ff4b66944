using System.ComponentModel;
using Google.Protobuf;
using Onnx;

namespace CompiledNets.Generated;

/// <summary>A call of an ONNX operator, which takes its attributes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OnnxNode
{
    private readonly NodeProto _node;

    internal OnnxNode(NodeProto node) => _node = node;

    /// <summary>Sets an attribute to an integer.</summary>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="value">The value.</param>
    public OnnxNode Integer(string name, long value) => Set(new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value });

    /// <summary>Sets an attribute to a list of integers.</summary>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="values">The values.</param>
    public OnnxNode Integers(string name, params long[] values) => Set(new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints, Ints = { values } });

    /// <summary>Sets an attribute to a number.</summary>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="value">The value.</param>
    public OnnxNode Real(string name, double value) => Set(new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = (float)value });

    /// <summary>Sets an attribute to a text.</summary>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="value">The value.</param>
    public OnnxNode Text(string name, string value) => Set(new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.String, S = ByteString.CopyFromUtf8(value) });

    /// <summary>Sets an attribute to a list of texts.</summary>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="values">The values.</param>
    public OnnxNode Texts(string name, params string[] values) => Set(new AttributeProto
    {
        Name = name,
        Type = AttributeProto.Types.AttributeType.Strings,
        Strings = { values.Select(ByteString.CopyFromUtf8) },
    });

    private OnnxNode Set(AttributeProto attribute)
    {
        _node.Attribute.Add(attribute);
        return this;
    }
}
