using System.ComponentModel;

namespace CompiledNets.Generated;

/// <summary>Describes the prediction of a net in operators of ONNX. The generator implements it for each net of a project that references this library.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOnnxSource
{
    /// <summary>Adds the operators to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <exception cref="NotSupportedException">An operation of the net has no form in ONNX.</exception>
    void Describe(OnnxGraph graph);
}
