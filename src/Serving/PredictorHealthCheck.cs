using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CompiledNets.Serving;

/// <summary>Reports a predictor as unhealthy if it is not running, and as degraded if its queue is full.</summary>
internal sealed class PredictorHealthCheck<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TNet>(Predictor<TNet> predictor) : IHealthCheck
    where TNet : CompiledNet
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (waiting, capacity) = (predictor.QueueLength, predictor.Options.QueueCapacity);
        return Task.FromResult(
            !predictor.IsRunning ? new HealthCheckResult(context.Registration.FailureStatus, $"The predictor of {typeof(TNet).Name} is not running.")
            : waiting >= capacity ? HealthCheckResult.Degraded($"{waiting} requests wait, and further ones are refused.")
            : HealthCheckResult.Healthy($"{waiting} of at most {capacity} requests wait."));
    }
}
