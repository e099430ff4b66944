namespace CompiledNets.Samples;

/// <summary>
/// Images of digits: MNIST where it can be had, otherwise drawn ones. MNIST is looked for in the folder that was asked for, in
/// the one that the environment names, in the user's cache, and on the net.
/// </summary>
internal static class Digits
{
    public static async Task<LabelledData> LoadAsync(DataRequest request, CancellationToken cancellation)
    {
        var folder = await FindAsync(request, cancellation);
        return folder is null ? DrawnDigits.Make(request) : Mnist.Read(folder, request);
    }

    /// <summary>The folder that has MNIST; null where digits must be drawn.</summary>
    private static async Task<string?> FindAsync(DataRequest request, CancellationToken cancellation)
    {
        var places = request.Places;
        if (places.Asked == DataPlaces.Drawn)
        {
            return null;
        }

        if (places.Asked is { } asked)
        {
            return Mnist.FindIn(asked) ?? throw new FileNotFoundException(
                $"'{asked}' has no MNIST: neither it nor 'mnist' in it has {string.Join(", ", Mnist.Files.Select(file => file.Name))}. Give another folder with --data, or none to have MNIST downloaded.");
        }

        if (places.Environment is { } environment)
        {
            if (Mnist.FindIn(environment) is { } found)
            {
                return found;
            }

            request.Say($"{DataPlaces.Variable} is '{environment}', which has no MNIST in it: looking elsewhere.");
        }

        var cache = Path.Combine(places.Cache, "mnist");
        var reasons = await new Download(places.Mirrors, cache, request.Say).GetAsync(Mnist.Files, cancellation);
        if (reasons is null)
        {
            return cache;
        }

        request.Say($"MNIST cannot be downloaded ({string.Join("; ", reasons)}), so digits are drawn instead. To train on MNIST, give a folder that has it with --data.");
        return null;
    }
}
