using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Emission;

/// <summary>The types that emitted code uses, by their full names, which no name of the user's program can hide.</summary>
internal static class Types
{
    /// <summary>The namespace of the types that users write in their own programs.</summary>
    private const string Users = "global::CompiledNets.";

    /// <summary>The namespace of the types that only generated code writes.</summary>
    private const string Plumbing = Users + "Generated.";

    public const string CompiledNet = Users + "CompiledNet";
    public const string TrainableNet = Users + "TrainableNet";
    public const string MonitorMode = Users + "MonitorMode";
    public const string LossWeights = Plumbing + "LossWeights";

    public const string Boundary = Plumbing + "Boundary";
    public const string ForwardPass = Plumbing + "ForwardPass";
    public const string IBatch = Users + "IBatch";
    public const string Kernels = Plumbing + "Kernels";
    public const string NetStructure = Plumbing + "NetStructure";
    public const string StepLifetimes = Plumbing + "StepLifetimes";
    public const string StepMemory = Plumbing + "StepMemory";
    public const string StepLog = Plumbing + "StepLog";
    public const string WeightStructure = Plumbing + "WeightStructure";

    public const string IOnnxSource = Plumbing + "IOnnxSource";

    public const string OnnxGraph = Plumbing + "OnnxGraph";

    public const string Tensor = "global::TorchSharp.torch.Tensor";
    public const string Device = "global::TorchSharp.torch.Device";
    public const string ScalarType = "global::TorchSharp.torch.ScalarType";

    public const string IDisposable = "global::System.IDisposable";
    public const string InvalidOperationException = "global::System.InvalidOperationException";
    public const string NotSupportedException = "global::System.NotSupportedException";

    public const string ListOfTensors = "global::System.Collections.Generic.IReadOnlyList<" + Tensor + ">";

    /// <summary>The type of a shape that users read: the sizes as text.</summary>
    public const string Shape = "global::System.Collections.Generic.IReadOnlyList<string>";

    public const string ListOfShapes = "global::System.Collections.Generic.IReadOnlyList<" + Shape + ">";

    /// <summary>Gets the type that the class of a layer derives from.</summary>
    public static string BaseOf(LayerModel layer) => Users + layer.MemberBase;
}
