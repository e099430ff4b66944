namespace CompiledNets.Generators;

/// <summary>Names the steps of the pipeline, for tests of which steps run again after an edit.</summary>
internal static class TrackingNames
{
    public const string Interpret = nameof(Interpret);

    public const string Lower = nameof(Lower);

    public const string Emit = nameof(Emit);
}
