namespace CompiledNets.Generators;

/// <summary>The steps of the pipeline, for the tests of what runs again after an edit.</summary>
internal static class TrackingNames
{
    public const string Interpret = nameof(Interpret);

    public const string Lower = nameof(Lower);

    public const string Emit = nameof(Emit);
}
