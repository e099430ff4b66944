using CompiledNets.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>
/// Runs nets on libtorch's meta device, whose tensors have shapes but no memory. libtorch and this library throw if anything reads them, as a step on a GPU would
/// wait if it did.
/// </summary>
internal static class MetaDevice
{
    // The method that reads the sums of losses and metrics for a report. It is the only one that may read from a device.
    private const string Reading = "DeviceSums.AddTo";

    private const int Batches = 2;

    // The operators of libtorch that have no kernel for the meta device in C++, as their errors name them. What comes after them is checked by OtherDevice.
    private static readonly string[] s_withoutKernel =
    [
        "aten::abs", "aten::flip", "aten::hardtanh", "aten::index_select", "aten::log_sigmoid_forward", "aten::logical_and", "aten::native_batch_norm", "aten::relu", "aten::where",
        "convolution_overrideable not implemented",
    ];

    /// <summary>Creates a net on the meta device.</summary>
    /// <param name="type">The class of the net.</param>
    /// <param name="dtype">The dtype of weights and activations.</param>
    public static CompiledNet New(Type type, ScalarType dtype = ScalarType.Float32)
    {
        var constructor = type.GetConstructors()[0];
        return (CompiledNet)constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.Name switch
        {
            "seed" => 1L,
            "device" => META,
            "dtype" => dtype,
            _ => parameter.DefaultValue,
        })]);
    }

    /// <summary>Asserts that Fit, TrainStep, Evaluate, Predict, Forward and Backward read no memory, except the sums that they return at the end.</summary>
    /// <param name="net">A net on the meta device.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="sizes">The values of named sizes, and of <c>N</c>, the number of samples.</param>
    /// <returns>True if every call came to its end, and false if libtorch has no kernel of an operator for the meta device.</returns>
    public static bool AssertReadsNothing<TInputs, TOutputs, TGradients, TTargets>(
        TrainableNet<TInputs, TOutputs, TGradients, TTargets> net,
        Optimizer optimizer,
        IReadOnlyDictionary<string, long>? sizes = null)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        using var scope = NewDisposeScope();
        Assert.Equal(DeviceType.META, net.Weights.Values.device_type);
        var (inputs, targets) = (RandomBatch.Inputs(net, sizes), RandomBatch.Targets(net, sizes));
        var count = (int)inputs.Count;

        // The samples are on the CPU, and each batch is moved to the device of the net.
        var samples = TInputs.Create([.. inputs.Tensors.Select(OnCpu)]);
        var wanted = TTargets.Create([.. targets.Tensors.Select(OnCpu)]);
        var isWhole = ReadsOnlySums("Fit", () => net.Fit(samples, wanted, new FitOptions { Optimizer = optimizer, BatchSize = count }));
        Assert.Equal(isWhole ? Batches : 0, net.Step);
        isWhole &= ReadsOnlySums("TrainStep", () => net.TrainStep(inputs, targets, optimizer));
        isWhole &= ReadsOnlySums("Evaluate", () => net.Evaluate(samples, wanted, count));
        isWhole &= ReadsNothing("Predict", () =>
        {
            using var outputs = net.Predict(inputs);
            Assert.All(outputs.Tensors, output => Assert.Equal(DeviceType.META, output.device_type));
        });
        isWhole &= ReadsNothing("Backward", () =>
        {
            using var outputs = net.Forward(inputs);
            using var ofInputs = net.Backward(TOutputs.Create([.. outputs.Tensors.Select(output => ones_like(output))]));
            Assert.All(ofInputs.Tensors.Where(gradient => gradient.numel() > 0), gradient => Assert.Equal(DeviceType.META, gradient.device_type));
        });
        return isWhole;
    }

    // Returns false if an operator has no kernel.
    private static bool ReadsOnlySums(string call, Action run)
    {
        var error = Record.Exception(run);
        var isEnd = error?.StackTrace?.Contains(Reading, StringComparison.Ordinal) == true;
        Assert.True(isEnd || IsWithoutKernel(error), $"{call} did not end where it reads the sums, but with: {error}");
        return isEnd;
    }

    private static bool ReadsNothing(string call, Action run)
    {
        var error = Record.Exception(run);
        Assert.True(error is null || IsWithoutKernel(error), $"{call} failed: {error}");
        return error is null;
    }

    private static bool IsWithoutKernel(Exception? error) =>
        error is System.Runtime.InteropServices.ExternalException && Array.Exists(s_withoutKernel, text => error.Message.Contains(text, StringComparison.Ordinal));

    private static Tensor OnCpu(Tensor batch) => zeros([Batches * batch.size(0), .. batch.shape[1..]], batch.dtype);
}
