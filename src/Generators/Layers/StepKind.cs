namespace CompiledNets.Generators.Layers;

/// <summary>
/// The kind of step that calls are lowered for. It records which of its properties were read: if a property was not read, the same operations serve
/// steps that differ only in it.
/// </summary>
internal sealed class StepKind(bool isTraining, bool writesState)
{
    private bool _dependsOnTraining;
    private bool _dependsOnState;

    /// <summary>True if the step trains, false if it predicts.</summary>
    public bool IsTraining
    {
        get
        {
            _dependsOnTraining = true;
            return isTraining;
        }
    }

    /// <summary>True if the step may write weights that are state.</summary>
    public bool WritesState
    {
        get
        {
            _dependsOnState = true;
            return writesState;
        }
    }

    /// <summary>Returns true if lowering for this kind gave the operations that lowering for the other kind would give.</summary>
    public bool IsLike(bool otherIsTraining, bool otherWritesState) =>
        (isTraining == otherIsTraining || !_dependsOnTraining) && (writesState == otherWritesState || !_dependsOnState);
}
