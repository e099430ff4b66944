namespace CompiledNets;

/// <summary>The way the F scores of the classes are averaged.</summary>
public enum ClassAverage
{
    /// <summary>The mean over the classes.</summary>
    Macro,

    /// <summary>The score of the counts of all classes together.</summary>
    Micro,

    /// <summary>The mean over the classes, weighted by the number of targets of each class.</summary>
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

/// <summary>The method by which the area under a curve is computed between two thresholds.</summary>
public enum SummationMethod
{
    /// <summary>The mean height. For precision against recall, the interpolation of true positives (Davis and Goadrich, 2006).</summary>
    Interpolation,

    /// <summary>The smaller height.</summary>
    Minoring,

    /// <summary>The larger height.</summary>
    Majoring,
}

/// <summary>The way the R² scores of the columns are averaged.</summary>
public enum Aggregation
{
    /// <summary>The mean over the columns.</summary>
    UniformAverage,

    /// <summary>The mean over the columns, weighted by the variance of the target.</summary>
    VarianceWeightedAverage,
}
