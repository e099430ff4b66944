using System.Reflection;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Fuzz.Tests;

/// <summary>Runs a loaded net with random sizes. Compares the shapes of outputs with the inferred shapes, and gradients with autograd.</summary>
internal static class NetRun
{
    private const double Tolerance = 1e-6;
    private const double SingleTolerance = 1e-3;
    private const int Attempts = 200;

    /// <summary>Draws values for the named sizes of a net that satisfy its preconditions. Returns null if it finds none.</summary>
    public static Dictionary<string, long>? DrawSizes(NetModel model, Random random)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var values = model.Symbols.ToDictionary(
                size => size.Name, size => (long)random.Next(1 + (attempt / 8)) + size.LeastValue + random.Next(4), StringComparer.Ordinal);
            values[Symbol.Batch.Name] = random.Next(1, 4);
            if (model.Preconditions.All(condition => condition.Dim.Evaluate(size => values[size.Name]) >= condition.AtLeast)
                && model.Inputs.All(input => model.Values[input.Value].Type.Shape!.Dims.All(dim => dim.Evaluate(size => values[size.Name]) >= 0)))
            {
                return values;
            }
        }

        return null;
    }

    /// <returns>A description of the failure, or null.</returns>
    public static string? Check(Type type, NetModel model, Dictionary<string, long> sizes, bool withGradients)
    {
        var run = type.BaseType!.GetGenericTypeDefinition() == typeof(TrainableNet<,,,>)
            ? typeof(NetRun).GetMethod(nameof(CheckTrainable), BindingFlags.NonPublic | BindingFlags.Static)!
            : typeof(NetRun).GetMethod(nameof(CheckNet), BindingFlags.NonPublic | BindingFlags.Static)!;
        using var scope = NewDisposeScope();
        try
        {
            using var net = (CompiledNet)Activator.CreateInstance(type, 1L, null, ScalarType.Float64)!;
            return (string?)run.MakeGenericMethod(type.BaseType.GetGenericArguments()).Invoke(null, [net, model, sizes, withGradients]);
        }
        catch (TargetInvocationException exception)
        {
            return $"it throws {exception.InnerException}";
        }
    }

    /// <summary>
    /// Compares outputs and gradients in float32 with the kernels of this library and with those of libtorch. The seed is the same, so both drop the same elements.
    /// </summary>
    /// <returns>A description of the first difference, or null.</returns>
    public static string? CompareLibraries(Type type, NetModel model, Dictionary<string, long> sizes)
    {
        using var scope = NewDisposeScope();
        var inputs = model.Inputs.Select(input => Draw(model, input, sizes)).Select(input => input.is_floating_point() ? input.type(ScalarType.Float32) : input).ToArray();
        var arguments = type.BaseType!.GetGenericArguments()[..3];
        var compute = typeof(NetRun).GetMethod(nameof(Compute), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(arguments);
        try
        {
            var own = (Tensor[])compute.Invoke(null, [type, inputs, KernelLibrary.CompiledNets])!;
            var expected = (Tensor[])compute.Invoke(null, [type, inputs, KernelLibrary.Libtorch])!;
            return own.Zip(expected).Select((pair, i) => Compare(pair.First, pair.Second, $"result {i}", SingleTolerance)).FirstOrDefault(difference => difference is not null);
        }
        catch (TargetInvocationException exception)
        {
            return $"it throws {exception.InnerException}";
        }
    }

    private static Tensor[] Compute<TInputs, TOutputs, TGradients>(Type type, Tensor[] tensors, KernelLibrary library)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
    {
        CpuKernels.Library = library;
        try
        {
            using var net = (CompiledNet<TInputs, TOutputs, TGradients>)Activator.CreateInstance(type, 1L, null, ScalarType.Float32)!;
            var inputs = TInputs.Create(tensors);

            // The first prediction records the memory that it needs. The second and the third place their values in the same memory.
            var predictions = Enumerable.Range(0, 3).Select(_ => net.Predict(inputs)).ToList();
            var outputs = net.Forward(inputs);

            // The gradients of the outputs are the same for both libraries. Their sum is not zero, because the gradient of a bias would be rounding errors only.
            var gradients = net.Backward(TOutputs.Create(outputs.Tensors.Select((output, i) => output.is_floating_point() ? linspace(-1, 2, output.numel()).view(output.shape) : zeros_like(output)).ToArray()));
            return [.. predictions.SelectMany(predicted => predicted.Tensors), .. outputs.Tensors, .. gradients.Tensors, .. net.Weights.Learned.Select(weight => weight.Gradient.clone())];
        }
        finally
        {
            CpuKernels.Library = KernelLibrary.CompiledNets;
        }
    }

    private static string? CheckTrainable<TInputs, TOutputs, TGradients, TTargets>(
        TrainableNet<TInputs, TOutputs, TGradients, TTargets> net, NetModel model, Dictionary<string, long> sizes, bool withGradients)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        var failure = CheckNet(net, model, sizes, withGradients);
        if (failure is not null || !withGradients)
        {
            return failure;
        }

        var inputs = TInputs.Create(model.Inputs.Select(input => Draw(model, input, sizes)).ToArray());
        var targets = TTargets.Create(model.Objective!.Targets.Select(target => DrawTarget(model, target, sizes)).ToArray());
        var loss = net.ComputeGradients(inputs, targets);
        using var expected = net.LossWithAutograd(inputs, targets);
        if (Compare(tensor(loss, ScalarType.Float64), expected.detach(), "the loss") is { } difference)
        {
            return difference;
        }

        return net.Weights.Learned.Count == 0 || !expected.requires_grad ? null : CompareAll(
            net.Weights.Learned.Select(weight => weight.Gradient),
            autograd.grad([expected], net.Weights.Learned.Select(weight => (Tensor)weight.Leaf).ToArray(), allow_unused: true),
            net.Weights.Learned.Select(weight => "the gradient of the loss by " + weight.Name));
    }

    private static string? CheckNet<TInputs, TOutputs, TGradients>(
        CompiledNet<TInputs, TOutputs, TGradients> net, NetModel model, Dictionary<string, long> sizes, bool withGradients)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
    {
        var inputs = TInputs.Create(model.Inputs.Select(input => Draw(model, input, sizes)).ToArray());
        using var predicted = net.Predict(inputs);
        var failure = CompareShapes(predicted.Tensors, model, sizes);
        if (failure is not null || !withGradients)
        {
            return failure;
        }

        var leaves = TInputs.Create(inputs.Tensors.Select(input => input.is_floating_point() ? input.detach().clone().requires_grad_() : input).ToArray());
        using var expected = net.ForwardWithAutograd(leaves);
        var outputGradients = TOutputs.Create(expected.Tensors.Select(output => output.is_floating_point() ? randn_like(output.detach()) : zeros_like(output)).ToArray());
        using var outputs = net.Forward(inputs);
        var difference = CompareShapes(outputs.Tensors, model, sizes)
            ?? CompareAll(outputs.Tensors, expected.Tensors.Select(output => output.detach()), model.Outputs.Select(output => "output " + output.Name));
        if (difference is not null)
        {
            return difference;
        }

        using var actual = net.Backward(outputGradients);
        var floats = leaves.Tensors.Where(leaf => leaf.is_floating_point()).ToArray();
        Tensor[] sources = [.. floats, .. net.Weights.Learned.Select(weight => weight.Leaf)];
        var recorded = Enumerable.Range(0, expected.Tensors.Count).Where(i => expected.Tensors[i].requires_grad).ToList();
        if (sources.Length == 0 || recorded.Count == 0)
        {
            return null;
        }

        return CompareAll(
            actual.Tensors.Concat(net.Weights.Learned.Select(weight => weight.Gradient)),
            autograd.grad([.. recorded.Select(i => expected.Tensors[i])], sources, [.. recorded.Select(i => outputGradients.Tensors[i])], allow_unused: true),
            Enumerable.Range(0, floats.Length).Select(i => $"the gradient by input {i}").Concat(net.Weights.Learned.Select(weight => "the gradient by " + weight.Name)));
    }

    private static string? CompareShapes(IReadOnlyList<Tensor> outputs, NetModel model, Dictionary<string, long> sizes)
    {
        for (var i = 0; i < outputs.Count; i++)
        {
            var shape = model.Values[model.Outputs[i].Value].Type.Shape!;
            var expected = Evaluate(shape, sizes);
            if (!expected.SequenceEqual(outputs[i].shape))
            {
                return $"output {model.Outputs[i].Name} is inferred to be {shape} = ({string.Join(", ", expected)}), but is ({string.Join(", ", outputs[i].shape)}) for {Describe(sizes)}";
            }
        }

        return null;
    }

    private static string? CompareAll(IEnumerable<Tensor> actual, IEnumerable<Tensor> expected, IEnumerable<string> names) =>
        actual.Zip(expected, names).Select(triple => Compare(triple.First, triple.Second, triple.Third)).FirstOrDefault(difference => difference is not null);

    internal static string? Compare(Tensor actual, Tensor? expected, string what, double tolerance = Tolerance, double leastScale = 1e-3)
    {
        if (expected is null || expected.IsInvalid)
        {
            // The loss does not depend on this tensor, so autograd has no gradient. Ours must be zero or empty.
            return actual.numel() == 0 || actual.abs().max().ToDouble() == 0 ? null : $"{what} is not zero, but autograd has no gradient";
        }

        if (actual.numel() == 0 && expected.numel() > 0 && expected.abs().max().ToDouble() == 0)
        {
            // A gradient that is always zero, such as that of Sign, is not computed.
            return null;
        }

        if (!actual.shape.SequenceEqual(expected.shape))
        {
            return $"{what} has the shape ({string.Join(", ", actual.shape)}), but autograd's has ({string.Join(", ", expected.shape)})";
        }

        if (actual.numel() == 0)
        {
            return null;
        }

        // Elements that autograd computes as NaN or infinity are not compared. Autograd multiplies by masks of zeros, and our kernels select.
        var (a, e) = (Numbers(actual), Numbers(expected));
        var scale = e.Where(double.IsFinite).Select(Math.Abs).Append(leastScale).Max();
        var difference = a.Zip(e).Where(pair => double.IsFinite(pair.Second)).Select(pair => Math.Abs(pair.First - pair.Second)).Append(0)
            .Max(off => double.IsNaN(off) ? double.PositiveInfinity : off);
        return difference <= tolerance * scale ? null : $"{what} differs by {difference:E2}; the largest element is {scale:E2}";
    }

    private static double[] Numbers(Tensor x) => x.type(ScalarType.Float64).contiguous().data<double>().ToArray();

    private static long[] Evaluate(Shape shape, Dictionary<string, long> sizes) => shape.Dims.Select(dim => dim.Evaluate(size => sizes[size.Name])).ToArray();

    internal static Tensor Draw(NetModel model, InputModel input, Dictionary<string, long> sizes)
    {
        var type = model.Values[input.Value].Type;
        var shape = Evaluate(type.Shape!, sizes);
        return type.DType switch
        {
            DType.Int64 => randint(LargestId(model), shape, ScalarType.Int64),
            DType.Int32 => randint(LargestId(model), shape, ScalarType.Int32),
            DType.Bool => randint(2, shape, ScalarType.Int64).type(ScalarType.Bool),
            _ => randn(shape, ScalarType.Float64),
        };
    }

    // Ids are smaller than all integer arguments of layers, so every layer accepts them.
    private static long LargestId(NetModel model) => model.Layers
        .SelectMany(layer => layer.Arguments)
        .Select(argument => argument.Value.Integer ?? long.MaxValue)
        .Where(number => number > 0)
        .Append(3)
        .Min();

    private static Tensor DrawTarget(NetModel model, InputModel target, Dictionary<string, long> sizes)
    {
        var type = model.Values[target.Value].Type;
        var shape = Evaluate(type.Shape!, sizes);
        return type.DType switch
        {
            DType.Float when shape[^1] == 1 => randint(2, shape, ScalarType.Float64),
            DType.Float => randn(shape, ScalarType.Float64).softmax(-1),
            DType.Bool => randint(2, shape, ScalarType.Int64).type(ScalarType.Bool),
            DType.Int32 => randint(2, shape, ScalarType.Int32),
            _ => randint(2, shape, ScalarType.Int64),
        };
    }

    private static string Describe(Dictionary<string, long> sizes) => string.Join(", ", sizes.Select(pair => $"{pair.Key} = {pair.Value}"));
}
