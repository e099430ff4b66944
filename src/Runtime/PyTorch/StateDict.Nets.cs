using static TorchSharp.torch;

namespace CompiledNets;

public static partial class StateDict
{
    /// <summary>
    /// Reads weights of a net from PyTorch: <c>weight</c> becomes the kernel, with its axes in Keras' order, the embeddings or gamma;
    /// <c>running_mean</c> the moving mean, and so on. Nothing is changed unless all of them fit.
    /// </summary>
    /// <param name="net">The net.</param>
    /// <param name="path">A file of torch.save, or a safetensors file that PyTorch has written.</param>
    /// <param name="nameOf">The name of a layer in PyTorch, from its name here; the same where it is not given.</param>
    /// <exception cref="InvalidDataException">A tensor is missing, has another shape, or is not used; or a layer has weights that PyTorch keeps in another way.</exception>
    /// <remarks>Behind a Flatten, PyTorch counts channels first. A net with the channels last needs the rows of that kernel in another order.</remarks>
    public static void LoadStateDict(this CompiledNet net, string path, Func<string, string>? nameOf = null)
    {
        ArgumentNullException.ThrowIfNull(net);
        var theirs = IsZip(path) ? Read(path) : ReadSafetensors(path);
        try
        {
            var differences = new List<string>();
            var used = new HashSet<string>();
            var places = new List<(Weight Weight, Tensor Source)>();
            foreach (var (full, weight) in net.NamedWeights())
            {
                var name = NameOf(full, weight, nameOf);
                using var turned = Turned(weight);
                if (!theirs.TryGetValue(name, out var source))
                {
                    differences.Add($"it has no '{name}', for '{full}'");
                }
                else if (!source.shape.SequenceEqual(turned.shape))
                {
                    differences.Add($"'{name}' is ({string.Join(", ", source.shape)}) in the file, and ({string.Join(", ", turned.shape)}) is expected for '{full}'");
                }
                else
                {
                    places.Add((weight, source));
                }

                used.Add(name);
            }

            differences.AddRange(theirs.Keys.Where(name => !used.Contains(name) && !name.EndsWith("num_batches_tracked", StringComparison.Ordinal)).Select(name => $"the net has no place for '{name}'"));
            if (differences.Count > 0)
            {
                throw new InvalidDataException($"'{path}' does not hold the weights of {net.Structure.Name}: {string.Join("; ", differences)}. Nothing was changed.");
            }

            using var noGrad = no_grad();
            foreach (var (weight, source) in places)
            {
                using var turned = Turned(weight);
                Kernels.Copy(turned, source);
            }
        }
        finally
        {
            foreach (var tensor in theirs.Values)
            {
                tensor.Dispose();
            }
        }
    }

    /// <summary>
    /// Writes the weights under PyTorch's names and in its shapes. A file that ends in <c>.pt</c> or <c>.pth</c> is one of torch.save, which
    /// <c>model.load_state_dict(torch.load(path))</c> reads; any other is a safetensors file, for <c>safetensors.torch.load_file(path)</c>.
    /// </summary>
    /// <param name="net">The net.</param>
    /// <param name="path">The file. It is complete or not there: it is written beside its place and moved.</param>
    /// <param name="nameOf">The name of a layer in PyTorch, from its name here; the same where it is not given.</param>
    /// <exception cref="InvalidDataException">A layer has weights that PyTorch keeps in another way.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SaveStateDict(this CompiledNet net, string path, Func<string, string>? nameOf = null)
    {
        ArgumentNullException.ThrowIfNull(net);
        var tensors = net.NamedWeights().Select(named => (NameOf(named.Name, named.Weight, nameOf), Turned(named.Weight))).ToList();
        try
        {
            if (Path.GetExtension(path) is ".pt" or ".pth")
            {
                Write(path, tensors);
            }
            else
            {
                Safetensors.Write(path, tensors, new Dictionary<string, string> { ["format"] = "pt" });
            }
        }
        finally
        {
            tensors.ForEach(tensor => tensor.Item2.Dispose());
        }
    }

    private static string NameOf(string full, Weight weight, Func<string, string>? nameOf)
    {
        var layer = full[..^(weight.Structure.Name.Length + 1)];
        var name = weight.Structure.Name switch
        {
            "kernel" or "embeddings" or "gamma" or "scale" => "weight",
            "bias" or "beta" => "bias",
            "moving_mean" => "running_mean",
            "moving_variance" => "running_var",
            var other => throw new InvalidDataException($"'{full}': PyTorch has no '{other}' of that kind. Copy the tensors of StateDict.Read by hand."),
        };
        return $"{nameOf?.Invoke(layer) ?? layer}.{name}";
    }

    // (inputs, units) and (height, width, inputs, filters) become (units, inputs) and (filters, inputs, height, width). All else is alike.
    private static Tensor Turned(Weight weight)
    {
        var rank = weight.Structure.Shape.Length;
        return weight.Structure.Name == "kernel" && rank >= 2
            ? weight.Value.permute([rank - 1, rank - 2, .. Enumerable.Range(0, rank - 2).Select(axis => (long)axis)])
            : weight.Value.alias();
    }

    internal static bool IsZip(string path)
    {
        using var stream = File.OpenRead(path);
        return stream.ReadByte() == 'P' && stream.ReadByte() == 'K';
    }

    private static IReadOnlyDictionary<string, Tensor> ReadSafetensors(string path)
    {
        using var file = Safetensors.Read(path);
        return file.Names.ToDictionary(name => name, file.Read);
    }
}
