using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Emission;

internal sealed partial class NetEmitter
{
    private void EmitRecords()
    {
        EmitRecord("Inputs", "The inputs of the net, as batches.", _model.Inputs.Select(input => (input.Name, input.Member, input.Value)).ToList());
        EmitRecord("Outputs", "The outputs of the net, as batches. The caller must dispose of them.", _model.Outputs.Select(output => (output.Name, output.Member, output.Value)).ToList(), isDisposable: true);
        EmitRecord(
            "Gradients",
            "The gradients with respect to the inputs, which Backward returns. The caller must dispose of them.",
            _model.Inputs.Where(input => _model.Values[input.Value].Type.DType == DType.Float).Select(input => (input.Name, input.Member, input.Value)).ToList(),
            isDisposable: true);
        if (_model.Objective is { } objective)
        {
            EmitRecord("Targets", "The targets of the net, as batches.", objective.Targets.Select(target => (target.Name, target.Member, target.Value)).ToList());
            EmitLossWeights(objective);
        }
    }

    /// <summary>Writes a member for the weight of each loss, if there are several losses.</summary>
    private void EmitLossWeights(ObjectiveModel objective)
    {
        if (objective.Losses.Length < 2)
        {
            return;
        }

        _writer.Doc("Gets the weights of the losses in the objective. They can be changed between steps. Their initial values are those of the definition.");
        _writer.Line("public LossWeightSet LossWeights { get; } = new();");
        _writer.Line();
        _writer.Line("/// <inheritdoc/>");
        _writer.Line($"protected override {Generated}LossWeights? Weighting => LossWeights;");
        _writer.Line();
        _writer.Doc("The weights of the losses of this net.");
        using (_writer.Block($"public sealed class LossWeightSet : {Generated}LossWeights"))
        {
            using (_writer.Block($"internal LossWeightSet() : base({(_model.IsValid ? "s_structure" : "InvalidDefinition()")})"))
            {
            }

            for (var i = 0; i < objective.Losses.Length; i++)
            {
                var loss = objective.Losses[i];
                _writer.Line();
                _writer.Line($"/// <summary>Gets or sets the weight of <c>{CodeWriter.Escape(loss.Name)}</c>. The default is that of the definition, {RealText.Of(loss.Weight)}.</summary>");
                _writer.Line($"public double {Identifiers.Escape(loss.Member!)} {{ get => this[{Number(i)}]; set => this[{Number(i)}] = value; }}");
            }
        }

        _writer.Line();
    }

    private void EmitRecord(string record, string summary, IReadOnlyList<(string Name, string Member, int Value)> tensors, bool isDisposable = false)
    {
        _writer.Doc(summary);
        foreach (var (name, member, value) in tensors)
        {
            _writer.Line($"/// <param name=\"{member}\"><c>{CodeWriter.Escape(name)}</c>: {(value < 0 ? "" : CodeWriter.Escape(ShapeOf(value)) + " " + DTypeText(_model.Values[value].Type.DType))}</param>");
        }

        var parameters = string.Join(", ", tensors.Select(tensor => $"{Tensor} {tensor.Member}"));
        using (_writer.Block($"public sealed record {record}({parameters}) : {Runtime}IBatch<{record}>{(isDisposable ? ", global::System.IDisposable" : "")}"))
        {
            _writer.Line("/// <inheritdoc/>");
            _writer.Line($"global::System.Collections.Generic.IReadOnlyList<{Tensor}> {Runtime}IBatch<{record}>.Tensors => new {Tensor}[] {{ {string.Join(", ", tensors.Select(tensor => tensor.Member))} }};");
            _writer.Line();
            _writer.Line("/// <inheritdoc/>");
            _writer.Line($"static {record} {Runtime}IBatch<{record}>.Create(global::System.Collections.Generic.IReadOnlyList<{Tensor}> tensors) => new({string.Join(", ", tensors.Select((_, index) => $"tensors[{Number(index)}]"))});");
            if (tensors.Count == 1)
            {
                _writer.Line();
                _writer.Doc("Converts the only tensor.");
                _writer.Line($"public static implicit operator {record}({Tensor} tensor) => new(tensor);");
                _writer.Line();
                _writer.Doc("Gets the only tensor.");
                _writer.Line($"public static implicit operator {Tensor}({record} batch) => batch.{tensors[0].Member};");
            }

            if (isDisposable)
            {
                _writer.Line();
                _writer.Line("/// <inheritdoc/>");
                using (_writer.Block("public void Dispose()"))
                {
                    foreach (var tensor in tensors)
                    {
                        _writer.Line($"{tensor.Member}.Dispose();");
                    }
                }
            }
        }

        _writer.Line();
    }

    private void EmitConstructor()
    {
        _writer.Doc("Creates the net with new weights.");
        _writer.Doc("The seed of the weights and of all random numbers in training. The default is a random seed.", "param name=\"seed\"");
        _writer.Doc("The device of the net. The default is the CPU.", "param name=\"device\"");
        _writer.Doc("The dtype of weights and activations: float32 or float64. The default is float32.", "param name=\"dtype\"");
        foreach (var instance in _model.Instances)
        {
            _writer.Doc($"The net to use as {instance.Member}, whose weights are then shared. The default is a new net.", $"param name=\"{ParameterOf(instance)}\"");
        }

        var instances = string.Concat(_model.Instances.Select(instance => $", {instance.Type}? {Parameter(ParameterOf(instance))} = null"));
        using (_writer.Block(
            $"public {Name}(long? seed = null, global::TorchSharp.torch.Device? device = null, global::TorchSharp.torch.ScalarType dtype = global::TorchSharp.torch.ScalarType.Float32{instances}) : base({(_model.IsValid ? "s_structure" : "InvalidDefinition()")}, seed, device, dtype)"))
        {
            foreach (var instance in _model.Instances)
            {
                _writer.Line($"{instance.Member} = Include({CodeWriter.Literal(instance.Name)}, {Parameter(ParameterOf(instance))}, own => new {instance.Type}(own, Device, DType), isFrozen: {(instance.IsFrozen ? "true" : "false")});");
            }

            for (var i = 0; i < _model.OwnLayers.Count(); i++)
            {
                _writer.Line($"{_model.Layers[i].Member} = new(this, {Number(i)});");
            }

            foreach (var view in _net.Views)
            {
                _writer.Line($"{FieldOf(view)} = WeightView({Call(view.Node, value => NameOfWeight(value))});  // {ShapeText(view.View.Shape)}");
            }
        }

        _writer.Line();
        _writer.Doc("Creates a net that shares the memory of this net's weights, so training one changes both. It has gradients and steps of its own.");
        _writer.Line($"public {Name} Clone() => CloneOf(() => new {Name}(Seed, Device, DType));");
        _writer.Line();
        foreach (var view in _net.Views)
        {
            _writer.Line($"private readonly {Tensor} {FieldOf(view)};");
        }

        if (_net.Views.Length > 0)
        {
            _writer.Line();
        }
    }

    private static string ParameterOf(InstanceModel instance) => char.ToLowerInvariant(instance.Member[0]) + instance.Member.Substring(1);

    /// <summary>Writes the members of a net that cannot be compiled, so that the code that uses it has no further errors.</summary>
    private void EmitInvalid()
    {
        _writer.Line($"private static {Generated}NetStructure InvalidDefinition() => throw new global::System.InvalidOperationException(\"The definition of {Name} has errors; the build says which.\");");
        List<string> members =
        [
            "protected override void Check(Inputs inputs)",
            "protected override long PredictWork(Inputs inputs)",
            "protected override long TrainWork(Inputs inputs)",
            "protected override Outputs PredictStep(Inputs inputs)",
            $"protected override Outputs ForwardStep(Inputs inputs, out {Generated}ForwardPass pass)",
            $"protected override Gradients BackwardStep({Generated}ForwardPass pass, Outputs gradients)",
            "protected override Outputs AutogradStep(Inputs inputs)",
        ];
        if (_model.Objective is not null)
        {
            members.AddRange(
            [
                "protected override void Check(Inputs inputs, Targets targets)",
                $"protected override void TrainStep(Inputs inputs, Targets targets, {Generated}StepLog log)",
                $"protected override void EvaluateStep(Inputs inputs, Targets targets, {Generated}StepLog log)",
                $"protected override {Tensor} AutogradLossStep(Inputs inputs, Targets targets)",
            ]);
        }

        foreach (var member in members)
        {
            _writer.Line();
            _writer.Line("/// <inheritdoc/>");
            _writer.Line(member + " => throw new global::System.InvalidOperationException();");
        }
    }
}
