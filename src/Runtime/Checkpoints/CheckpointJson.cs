using System.Text.Json.Serialization;

namespace CompiledNets;

/// <summary>Reads and writes <see cref="CheckpointState"/> without reflection, so that trimmed applications can.</summary>
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CheckpointState))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
