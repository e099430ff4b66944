namespace CompiledNets.Samples.Tests;

/// <summary>The code of the page about several processes. <see cref="DocumentationTests"/> compares it with it.</summary>
internal static class DistributedPages
{
    public static void Train(Mlp net, Mlp.Inputs images, Mlp.Targets labels) =>
        net.Fit(images, labels, new FitOptions { Optimizer = new Adam(), BatchSize = 256, Epochs = 5, Parallel = DataParallel.Mpi() });

    public static void Save(Mlp net, Mlp.Inputs images, Mlp.Targets labels)
    {
        var ranks = DataParallel.Mpi();
        net.Fit(images, labels, new FitOptions { Parallel = ranks });
        if (ranks.Rank == 0)
        {
            net.SaveWeights("net.safetensors");
        }
    }
}
