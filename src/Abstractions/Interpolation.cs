namespace CompiledNets;

/// <summary>The method by which new values between existing ones are computed.</summary>
public enum Interpolation
{
    /// <summary>Repeats the nearest value.</summary>
    Nearest,

    /// <summary>Takes the mean of the four values around, weighted by distance. Coordinates are the centres of pixels, as in Keras.</summary>
    Bilinear,
}
