using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_normal_")]
    internal static partial Done normal_(Tensor self, double mean, double std, torch.Generator? generator);
    [LibraryImport(Library, EntryPoint = "at_uniform_")]
    internal static partial Done uniform_(Tensor self, double from, double to, torch.Generator? generator);
    [LibraryImport(Library, EntryPoint = "at_log_normal_")]
    internal static partial Done log_normal_(Tensor self, double mean, double std, torch.Generator? generator);
    [LibraryImport(Library, EntryPoint = "at_cauchy_")]
    internal static partial Done cauchy_(Tensor self, double median, double sigma, torch.Generator? generator);
    [LibraryImport(Library, EntryPoint = "at_random_")]
    internal static partial Done random_(Tensor self, long from, long to, torch.Generator? generator);
    [LibraryImport(Library, EntryPoint = "at_exponential_")]
    internal static partial Done exponential_(Tensor self, double lambda, torch.Generator? generator);
    [LibraryImport(Library, EntryPoint = "at_geometric_")]
    internal static partial Done geometric_(Tensor self, double p, torch.Generator? generator);
    [LibraryImport(Library, EntryPoint = "at_bernoulli_")]
    internal static partial Done bernoulli_(Tensor self, double p, torch.Generator? generator);
    [LibraryImport(Library, EntryPoint = "at_bernoulli__Tensor")]
    internal static partial Done bernoulli__Tensor(Tensor self, Tensor p, torch.Generator? generator);
    [LibraryImport(Library, EntryPoint = "at_bernoulli")]
    internal static partial Tensor bernoulli(Tensor self, torch.Generator? generator);
    [LibraryImport(Library, EntryPoint = "at_poisson")]
    internal static partial Tensor poisson(Tensor self, torch.Generator? generator);
    [LibraryImport(Library, EntryPoint = "at_multinomial")]
    internal static partial Tensor multinomial(Tensor self, long num_samples, Flag replacement, torch.Generator? generator);
    [LibraryImport(Library, EntryPoint = "at_normal")]
    internal static partial Tensor normal(Tensor mean, Tensor std, torch.Generator? generator);
}

internal static unsafe partial class Native
{
    [LibraryImport(Library)]
    internal static partial void cn_generator_release(nint handle);
    [LibraryImport(Library)]
    internal static partial Done cn_generator_new(ulong seed, out nint handle);
    [LibraryImport(Library)]
    internal static partial Done cn_generator_default(out nint handle);
    [LibraryImport(Library)]
    internal static partial Done cn_generator_set_seed(torch.Generator generator, ulong seed);
    [LibraryImport(Library)]
    internal static partial Done cn_generator_seed(torch.Generator generator, out ulong seed);
    [LibraryImport(Library)]
    internal static partial Done cn_generator_current_seed(torch.Generator generator, out ulong seed);
    [LibraryImport(Library)]
    internal static partial Tensor cn_generator_get_state(torch.Generator generator);
    [LibraryImport(Library)]
    internal static partial Done cn_generator_set_state(torch.Generator generator, Tensor state);
    [LibraryImport(Library)]
    internal static partial Done cn_manual_seed(ulong seed);
}
