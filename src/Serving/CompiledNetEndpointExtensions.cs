using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CompiledNets;
using CompiledNets.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static TorchSharp.torch;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds compiled nets to the endpoints of an application.</summary>
public static class CompiledNetEndpointExtensions
{
    /// <summary>
    /// Adds an endpoint that predicts for a POST of JSON: an object with an array for each input, whose first axis is the batch. The answer is an object with an
    /// array for each output. Inputs that do not fit are answered with 400 and the expected shapes, and a full queue with 503.
    /// </summary>
    /// <typeparam name="TNet">The class of the net, which <see cref="CompiledNetServiceCollectionExtensions.AddCompiledNet{TNet}"/> has added.</typeparam>
    /// <param name="endpoints">The endpoints.</param>
    /// <param name="pattern">The pattern of the route, such as <c>/predict</c>.</param>
    /// <returns>The endpoint, for conventions such as authorization.</returns>
    public static IEndpointConventionBuilder MapCompiledNet<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TNet>(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
        where TNet : CompiledNet
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var predictor = endpoints.ServiceProvider.GetRequiredService<Predictor<TNet>>();
        return endpoints.MapPost(pattern, context => PredictAsync(context, predictor));
    }

    private static async Task PredictAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TNet>(HttpContext context, Predictor<TNet> predictor)
        where TNet : CompiledNet
    {
        Tensor[] inputs = [];
        IReadOnlyList<Tensor> outputs = [];
        try
        {
            predictor.RefuseIfFull();
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false);
            inputs = JsonTensors.Read(body.RootElement, predictor.Net);
            outputs = await predictor.PredictAsync(inputs, context.RequestAborted).ConfigureAwait(false);
            context.Response.ContentType = "application/json";
            await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
            JsonTensors.Write(writer, outputs, predictor.Net.Structure);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            await Refuse(context, StatusCodes.Status400BadRequest, exception.Message, JsonTensors.ListOf(predictor.Net.Structure.Inputs)).ConfigureAwait(false);
        }
        catch (PredictorBusyException exception)
        {
            context.Response.Headers.RetryAfter = "1";
            await Refuse(context, StatusCodes.Status503ServiceUnavailable, exception.Message).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            await Refuse(context, StatusCodes.Status503ServiceUnavailable, "The application stops.").ConfigureAwait(false);
        }
        finally
        {
            foreach (var tensor in inputs.Concat(outputs))
            {
                tensor.Dispose();
            }
        }
    }

    private static Task Refuse(HttpContext context, int status, string detail, string? expected = null) =>
        TypedResults.Problem(detail, statusCode: status, extensions: expected is null ? null : new Dictionary<string, object?> { ["expected"] = expected }).ExecuteAsync(context);
}
