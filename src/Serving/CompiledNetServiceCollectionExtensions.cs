using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using CompiledNets;
using CompiledNets.Serving;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds compiled nets to the services of an application.</summary>
public static class CompiledNetServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="Predictor{TNet}"/>, with a health check of the net's name. The net is created and its weights are read when the application starts.
    /// </summary>
    /// <typeparam name="TNet">The class of the net.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="weightsPath">The path of the weights, as <see cref="CompiledNet.SaveWeights"/> writes them.</param>
    /// <param name="configure">Changes the limits. The default is null.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddCompiledNet<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TNet>(
        this IServiceCollection services, string weightsPath, Action<PredictorOptions>? configure = null)
        where TNet : CompiledNet
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(weightsPath);
        var options = new PredictorOptions();
        configure?.Invoke(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxBatchSize, 1, nameof(PredictorOptions.MaxBatchSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.QueueCapacity, 1, nameof(PredictorOptions.QueueCapacity));
        services.AddMetrics();
        services.AddSingleton(provider => new Predictor<TNet>(provider, weightsPath, options, new PredictorMetrics(provider.GetRequiredService<IMeterFactory>())));
        services.AddHostedService(provider => provider.GetRequiredService<Predictor<TNet>>());
        services.AddHealthChecks().AddCheck<PredictorHealthCheck<TNet>>(typeof(TNet).Name);
        return services;
    }
}
