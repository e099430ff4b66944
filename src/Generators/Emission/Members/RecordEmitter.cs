using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Models;
using Tensors = System.Collections.Generic.IReadOnlyList<(string Name, string Member, int Value)>;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes the records of tensors: <c>Inputs</c>, <c>Outputs</c>, <c>Gradients</c> and <c>Targets</c>.</summary>
internal sealed class RecordEmitter(EmitContext net)
{
    public void Emit()
    {
        var inputs = TensorsOf(net.Model.Inputs);
        var outputs = net.Model.Outputs.Select(output => (output.Name, output.Member, output.Value)).ToList();
        var floats = inputs.Where(input => net.Model.Values[input.Value].Type.DType == DType.Float).ToList();
        Emit("Inputs", "The inputs of the net, as batches.", inputs);
        Emit("Outputs", "The outputs of the net, as batches. The caller must dispose of them.", outputs, isDisposable: true);
        Emit("Gradients", "The gradients with respect to the inputs, which Backward returns. The caller must dispose of them.", floats, isDisposable: true);
        if (net.Model.Objective is { } objective)
        {
            Emit("Targets", "The targets of the net, as batches.", TensorsOf(objective.Targets));
        }
    }

    private static Tensors TensorsOf(IEnumerable<InputModel> inputs) => [.. inputs.Select(input => (input.Name, input.Member, input.Value))];

    private void Emit(string record, string summary, Tensors tensors, bool isDisposable = false) => net.Writer.Lines($$"""
        /// <summary>{{summary}}</summary>
        {{tensors.Select(tensor => $"/// <param name=\"{tensor.Member}\"><c>{DocText.Escape(tensor.Name)}</c>: {TypeOf(tensor.Value)}</param>")}}
        public sealed record {{record}}({{string.Join(", ", tensors.Select(tensor => $"{Types.Tensor} {tensor.Member}"))}}) : {{Types.IBatch}}<{{record}}>{{(isDisposable ? ", " + Types.IDisposable : "")}}
        {
            /// <inheritdoc/>
            {{Types.ListOfTensors}} {{Types.IBatch}}<{{record}}>.Tensors => new {{Types.Tensor}}[] { {{string.Join(", ", tensors.Select(tensor => tensor.Member))}} };

            {{tensors.Take(1).SelectMany(tensor => (string[])["/// <inheritdoc/>", $"long {Types.IBatch}<{record}>.Count => {tensor.Member}.size(0);", ""])}}
            /// <inheritdoc/>
            static {{record}} {{Types.IBatch}}<{{record}}>.Create({{Types.ListOfTensors}} tensors) => new({{string.Join(", ", tensors.Select((_, index) => $"tensors[{Literals.Of(index)}]"))}});
            {{() => EmitConversions(record, tensors)}}
            {{() => EmitDispose(isDisposable, tensors)}}
        }

        """);

    /// <summary>Gets the shape and dtype of a tensor for the documentation. An output that cannot be computed has none.</summary>
    private string TypeOf(int value) => value < 0 ? "" : DocText.Escape(net.ShapeOf(value)) + " " + net.DTypeOf(value);

    private void EmitConversions(string record, Tensors tensors)
    {
        if (tensors.Count == 1)
        {
            net.Writer.Lines($$"""

                /// <summary>Converts the only tensor.</summary>
                public static implicit operator {{record}}({{Types.Tensor}} tensor) => new(tensor);

                /// <summary>Gets the only tensor.</summary>
                public static implicit operator {{Types.Tensor}}({{record}} batch) => batch.{{tensors[0].Member}};
                """);
        }
    }

    private void EmitDispose(bool isDisposable, Tensors tensors)
    {
        if (isDisposable)
        {
            net.Writer.Lines($$"""

                /// <inheritdoc/>
                public void Dispose()
                {
                    {{tensors.Select(tensor => tensor.Member + ".Dispose();")}}
                }
                """);
        }
    }
}
