namespace CompiledNets.Cpu;

/// <summary>
/// The end of a product or a convolution: the sums of each column, which is a unit or a filter, are multiplied by the scale of the column, its bias is added, and then
/// ReLU is applied.
/// </summary>
/// <param name="bias">A number for each column, or null.</param>
/// <param name="relu">Whether negative results become 0.</param>
/// <param name="scale">A number for each column, or null. Columns with a scale need a bias.</param>
internal readonly unsafe struct ColumnEnd(float* bias, bool relu = false, float* scale = null)
{
    public readonly float* Bias = bias;
    public readonly float* Scale = scale;
    public readonly bool Relu = relu;

    /// <summary>True if the sums are the results.</summary>
    public bool IsNone => Bias is null && !Relu;

    /// <summary>Gets the end of the columns from a given one on.</summary>
    public ColumnEnd From(nint column) => new(Bias is null ? null : Bias + column, Relu, Scale is null ? null : Scale + column);

    /// <summary>Ends the sum of one column.</summary>
    public float Of(float sum, nint column)
    {
        sum = Scale is null ? sum : sum * Scale[column];
        sum = Bias is null ? sum : sum + Bias[column];
        return Relu ? MathF.Max(sum, 0) : sum;
    }
}
