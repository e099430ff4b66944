namespace CompiledNets.Applications;

/// <summary>The public weights of a net, and the way in which it takes images.</summary>
/// <param name="Origin">The library that the net is from.</param>
/// <param name="ImageSize">The height and width of its images.</param>
/// <param name="Preprocessing">The preparation of the pixels for the public weights.</param>
/// <param name="Weights">The public weights.</param>
public sealed record Pretrained(WeightsOrigin Origin, int ImageSize, Preprocessing Preprocessing, WeightsFile Weights);
