namespace CompiledNets.Applications;

/// <summary>A class of ImageNet with its probability.</summary>
/// <param name="Index">The number of the class, from 0 to 999.</param>
/// <param name="Id">The identifier in WordNet: <c>n02123045</c>.</param>
/// <param name="Name">The name: <c>tabby</c>.</param>
/// <param name="Probability">The probability.</param>
public sealed record ClassPrediction(int Index, string Id, string Name, double Probability);
