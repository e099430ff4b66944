using System.Reflection;
using CompiledNets.Integration.Tests.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Scopes;

/// <summary>
/// Checks the dispose scopes of tensors. Results belong to the caller's scope, kept tensors belong to none, and all others are disposed of before a call
/// returns.
/// </summary>
public sealed class LifetimeTests
{
    internal static readonly IReadOnlyDictionary<string, long> Sizes = new Dictionary<string, long> { ["T"] = 7, ["S"] = 6, ["L"] = 2 };

    public static TheoryData<string> Nets =>
    [
        .. Assembly.GetExecutingAssembly().GetTypes()
            .Where(type => BaseOf(type) is not null && type != typeof(LargeEmbedding))
            .Select(type => type.FullName!)
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Results_belong_to_the_innermost_scope_of_the_caller()
    {
        using var net = new Perceptron(seed: 1);
        var (x, wanted) = (Scope.Numbers(1, 7, 6, 5), Scope.Numbers(2, 7, 3).softmax(-1));
        using var outer = NewDisposeScope();
        List<Tensor> results = [];
        Tensor moved;
        using (var inner = NewDisposeScope())
        {
            var outputs = net.Forward(x);
            results.AddRange(Scope.TensorsOf(outputs));
            results.AddRange(Scope.TensorsOf(net.Backward(outputs)));
            results.AddRange(Scope.TensorsOf(net.Predict(x)));
            results.AddRange(Scope.TensorsOf(net.Predict(x, batchSize: 2)));
            results.AddRange(Scope.TensorsOf(net.ForwardWithAutograd(x)));
            results.Add(net.LossWithAutograd(x, wanted));
            Assert.All(results, result => Assert.True(inner.Contains(result)));
            moved = net.Predict(x).Kind.MoveToOuterDisposeScope();
        }

        Assert.All(results, result => Assert.True(result.IsInvalid));
        Assert.True(outer.Contains(moved) && !moved.IsInvalid);
    }

    [Fact]
    public void A_result_that_is_an_input_or_another_result_is_disposed_of_by_itself()
    {
        using var net = new PassThrough(seed: 1);
        using var x = Scope.Numbers(1, 3, 4);
        using (var scope = NewDisposeScope())
        {
            var outputs = net.Forward(x);
            Assert.Equal(3, Scope.TensorsOf(outputs).Count(scope.Contains));
            net.Backward(outputs);
        }

        Assert.False(x.IsInvalid);
    }

    [Fact]
    public void Kept_tensors_belong_to_no_scope()
    {
        using var scope = NewDisposeScope();
        using var net = new Outer(seed: 1);
        using var clone = net.Clone();
        Assert.Equal(0, scope.DisposablesCount);
        foreach (var weight in net.NamedWeights().Concat(clone.NamedWeights()).Select(named => named.Weight))
        {
            _ = weight.Leaf;
        }

        Assert.Equal(0, scope.DisposablesCount);
        using (NewDisposeScope())
        {
            net.Forward(new(Scope.Numbers(1, 5, 2, 4), Scope.Numbers(2, 5, 4, 4), Scope.Numbers(3, 5, 6), Scope.Numbers(4, 5, 6)));
        }

        // The tensors of the forward pass belong to the net, and are disposed of with it.
        var live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        net.Dispose();
        Assert.True(DisposeScopeManager.Statistics.ThreadTotalLiveCount < live);
        Assert.All(net.NamedWeights(), named => Assert.True(named.Weight.Value.IsInvalid && named.Weight.Leaf.IsInvalid));
    }

    [Theory]
    [MemberData(nameof(Nets))]
    public void A_call_leaves_only_its_result_in_the_scope(string name)
    {
        var type = Type.GetType(name)!;
        GetType().GetMethod(nameof(LeavesNothing), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(BaseOf(type)!.GetGenericArguments())
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [New(type)], null);
    }

    [Theory]
    [InlineData(ComputePrecision.Full)]
    [InlineData(ComputePrecision.MixedBFloat16)]
    public void The_number_of_tensors_does_not_grow_with_the_steps(ComputePrecision precision)
    {
        using var net = new Perceptron(seed: 1) { Precision = precision };
        using var optimizer = new Adam { GradientAccumulationSteps = 2, ClipNorm = 0.1, UseEma = true, EmaOverwriteFrequency = 4 };
        using var stopping = new SnapshotEachEpoch();
        using var x = Scope.Numbers(1, 20, 6, 5);
        using var wanted = Scope.Numbers(2, 20, 3).softmax(-1);

        // The first steps place their results in an arena and keep its tensors and their views for the next ones.
        for (var i = 0; i < 8; i++)
        {
            Step();
        }

        var live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 50; i++)
        {
            Step();
        }

        Assert.Equal(live, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

        void Step()
        {
            using var scope = NewDisposeScope();
            net.TrainStep(x, wanted, optimizer);
            net.ComputeGradients(x, wanted);
            net.Evaluate(x, wanted, batchSize: 7);
            net.Backward(net.Forward(x));
            net.Predict(x, batchSize: 7);
            net.Fit(x, wanted, new FitOptions { Optimizer = optimizer, BatchSize = 6, Callbacks = [new EarlyStopping("loss", restoreBestWeights: true), stopping] });
            net.LossWithAutograd(x, wanted).backward();
        }
    }

    private static void LeavesNothing<TInputs, TOutputs, TGradients, TTargets>(TrainableNet<TInputs, TOutputs, TGradients, TTargets> net)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        using var owned = net;
        using var optimizer = new Adam();
        using var scope = NewDisposeScope();
        var (inputs, targets) = (RandomBatch.Inputs(net, Sizes), RandomBatch.Targets(net, Sizes));
        var before = scope.DisposablesCount;
        net.TrainStep(inputs, targets, optimizer);
        Check("TrainStep");
        net.ComputeGradients(inputs, targets);
        Check("ComputeGradients");
        net.Evaluate(inputs, targets, batchSize: 2);
        Check("Evaluate");
        net.Predict(inputs).Dispose();
        Check("Predict");
        net.Predict(inputs, batchSize: 2).Dispose();
        Check("Predict in batches");
        using (var outputs = net.Forward(inputs))
        {
            var gradients = TOutputs.Create([.. outputs.Tensors.Select(output => ones_like(output))]);
            net.Backward(gradients).Dispose();
            gradients.Dispose();
        }

        Check("Forward and Backward");
        net.Fit(inputs, targets, new FitOptions { Optimizer = optimizer, BatchSize = 2 });
        Check("Fit");

        void Check(string call) => Assert.True(before == scope.DisposablesCount, $"{call} of {net.Structure.Name} leaves {scope.DisposablesCount - before} tensors");
    }

    internal static CompiledNet New(Type type)
    {
        var constructor = type.GetConstructors()[0];
        return (CompiledNet)constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.Name == "seed" ? 1L : parameter.DefaultValue)]);
    }

    internal static Type? BaseOf(Type type)
    {
        for (var current = type.BaseType; current is not null && !type.IsAbstract; current = current.BaseType)
        {
            if (current.IsGenericType && current.GetGenericTypeDefinition() == typeof(TrainableNet<,,,>))
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>A callback that keeps a copy of the last epoch's weights, as a user could write it.</summary>
    private sealed class SnapshotEachEpoch : Callback, IDisposable
    {
        private Tensor? _weights;

        public override void OnEpochEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs)
        {
            _weights?.Dispose();
            _weights = run.Net.Weights.Values.clone().DetachFromDisposeScope();
        }

        public void Dispose() => _weights?.Dispose();
    }
}
