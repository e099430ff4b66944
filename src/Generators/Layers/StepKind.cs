namespace CompiledNets.Generators.Layers;

/// <summary>What calls are lowered for. It remembers what was asked of it: steps of two kinds that nobody asked about are the same operations.</summary>
internal sealed class StepKind(bool isTraining, bool writesState)
{
    private bool _dependsOnTraining;
    private bool _dependsOnState;

    /// <summary>Whether the step trains, or predicts.</summary>
    public bool IsTraining
    {
        get
        {
            _dependsOnTraining = true;
            return isTraining;
        }
    }

    /// <summary>Whether the step may write weights that are state.</summary>
    public bool WritesState
    {
        get
        {
            _dependsOnState = true;
            return writesState;
        }
    }

    /// <summary>Whether what was lowered for this kind is what would be lowered for another.</summary>
    public bool IsLike(bool otherIsTraining, bool otherWritesState) =>
        (isTraining == otherIsTraining || !_dependsOnTraining) && (writesState == otherWritesState || !_dependsOnState);
}
