using System.Reflection;
using CompiledNets.Generators.Models;
using CompiledNets.Onnx.Tests;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Fuzz.Tests;

/// <summary>Saves a loaded net as an ONNX model, and compares its outputs with those of ONNX Runtime.</summary>
internal static class OnnxRun
{
    // Results that cancel to zero have the rounding errors of their operands, which are about one.
    private const double LeastScale = 0.1;

    /// <returns>A description of the failure, or null.</returns>
    public static string? Check(Type type, NetModel model, Dictionary<string, long> sizes, double tolerance)
    {
        using var scope = NewDisposeScope();
        var run = typeof(OnnxRun).GetMethod(nameof(CheckNet), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type.BaseType!.GetGenericArguments()[..3]);
        try
        {
            using var net = (CompiledNet)Activator.CreateInstance(type, 1L, null, ScalarType.Float32)!;
            return (string?)run.Invoke(null, [net, model, sizes, tolerance]);
        }
        catch (TargetInvocationException exception)
        {
            return $"it throws {exception.InnerException}";
        }
    }

    private static string? CheckNet<TInputs, TOutputs, TGradients>(
        CompiledNet<TInputs, TOutputs, TGradients> net, NetModel model, Dictionary<string, long> sizes, double tolerance)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
    {
        RandomWeights.Add(net);
        var tensors = model.Inputs.Select(input => NetRun.Draw(model, input, sizes)).Select(input => input.is_floating_point() ? input.type(ScalarType.Float32) : input).ToArray();
        using var expected = net.Predict(TInputs.Create(tensors));
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.onnx");
        try
        {
            net.SaveOnnx(path);
            using var session = new OnnxSession(path);
            return expected.Tensors.Zip(session.Run(tensors), model.Outputs).Select(output => NetRun.Compare(output.Second, output.First, "output " + output.Third.Name, tolerance, LeastScale))
                .FirstOrDefault(difference => difference is not null);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
