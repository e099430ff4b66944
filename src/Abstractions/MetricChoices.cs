namespace CompiledNets;

/// <summary>How the classes of an F score are put together.</summary>
public enum ClassAverage
{
    /// <summary>The mean over the classes.</summary>
    Macro,

    /// <summary>Counts of all classes together.</summary>
    Micro,

    /// <summary>The mean over the classes, weighted by how often each is right.</summary>
    Weighted,
}

/// <summary>The curve of an AUC.</summary>
public enum Curve
{
    /// <summary>True positives against false positives.</summary>
    ROC,

    /// <summary>Precision against recall.</summary>
    PR,
}

/// <summary>How the area under a curve is found between two thresholds.</summary>
public enum SummationMethod
{
    /// <summary>By the mean height; under precision against recall by the curve that true positives make (Davis and Goadrich, 2006).</summary>
    Interpolation,

    /// <summary>By the smaller height.</summary>
    Minoring,

    /// <summary>By the larger height.</summary>
    Majoring,
}

/// <summary>How the columns of an R² score are put together.</summary>
public enum Aggregation
{
    /// <summary>The mean over the columns.</summary>
    UniformAverage,

    /// <summary>The mean over the columns, weighted by the variance of the target.</summary>
    VarianceWeightedAverage,
}
