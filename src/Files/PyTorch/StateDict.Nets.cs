using static TorchSharp.torch;

namespace CompiledNets;

public static partial class StateDict
{
    /// <summary>
    /// Reads the weights of a net from a file of PyTorch. <c>weight</c> becomes the kernel, with its axes in Keras' order, the embeddings or gamma;
    /// <c>running_mean</c> becomes the moving mean, and so on. If the file does not fit, no weight is changed.
    /// </summary>
    /// <param name="net">The net.</param>
    /// <param name="path">The path of a file of torch.save, or of a safetensors file of PyTorch.</param>
    /// <param name="nameOf">Returns PyTorch's name of a layer from its name in the net. The default is the same name.</param>
    /// <param name="allowNotFinite">Whether weights may be NaN or infinite. The default is false, because such weights are most likely damage.</param>
    /// <exception cref="FileFormatException">
    /// A tensor is missing, has another shape or is not used, or PyTorch stores the weights of a layer differently.
    /// </exception>
    /// <remarks>
    /// After a Flatten, PyTorch's channels come first. In a net with channels last, the rows of the next kernel must be reordered.
    /// </remarks>
    public static void LoadStateDict(this CompiledNet net, string path, Func<string, string>? nameOf = null, bool allowNotFinite = false) =>
        Load(net, path, ReadAny, theirs => new(theirs, nameOf), allowNotFinite);

    /// <summary>Reads the weights of a net as <see cref="LoadStateDict"/> does, after the tensors of the file were converted.</summary>
    /// <param name="net">The net.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="read">Reads the file.</param>
    /// <param name="convert">Returns the tensors to take. Tensors that it creates are disposed of with those of the file.</param>
    /// <param name="allowNotFinite">Whether weights may be NaN or infinite.</param>
    /// <returns>The names of the weights that were read.</returns>
    internal static IReadOnlyList<string> Load(
        CompiledNet net,
        string path,
        Func<string, IReadOnlyDictionary<string, Tensor>> read,
        Func<IReadOnlyDictionary<string, Tensor>, StateDictView> convert,
        bool allowNotFinite)
    {
        ArgumentNullException.ThrowIfNull(net);
        using var use = net.Use();
        using var turn = net.BeginTraining();
        var file = read(path);
        var theirs = file;
        try
        {
            var view = convert(file);
            theirs = view.Tensors;
            var depthwise = DepthwiseKernels(net);
            var differences = new List<string>();
            var used = new HashSet<string>();
            var places = new List<(string Name, Weight Weight, Tensor Source)>();
            var loaded = new List<string>();
            foreach (var (full, weight) in net.NamedWeights().Where(weight => view.Skips?.Invoke(weight.Name) != true))
            {
                loaded.Add(full);
                var name = NameOf(full, weight, view.NameOf);
                using var turned = Turned(weight, depthwise.Contains(weight));
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
                    places.Add((name, weight, source));
                }

                used.Add(name);
            }

            differences.AddRange(theirs.Keys.Where(name => !used.Contains(name) && !name.EndsWith("num_batches_tracked", StringComparison.Ordinal)).Select(name => $"the net has no place for '{name}'"));
            if (differences.Count > 0)
            {
                throw FileFormatException.Of(path, $"'{path}' does not hold the weights of {net.Structure.Name}: {string.Join("; ", differences)}. Nothing was changed.");
            }

            var targets = places.Select(place => Turned(place.Weight, depthwise.Contains(place.Weight))).ToList();
            try
            {
                using var staged = new StagedTensors();
                FileFormat.Read(path, "file of weights", () =>
                {
                    for (var i = 0; i < places.Count; i++)
                    {
                        staged.Add(places[i].Name, targets[i], places[i].Source, allowNotFinite);
                    }

                    return true;
                });
                staged.Apply();
                return loaded;
            }
            finally
            {
                targets.ForEach(tensor => tensor.Dispose());
            }
        }
        finally
        {
            foreach (var tensor in file.Values.Concat(theirs.Values))
            {
                tensor.Dispose();
            }
        }
    }

    /// <summary>
    /// Writes the weights of a net with PyTorch's names and shapes. A path that ends in <c>.pt</c> or <c>.pth</c> becomes a file for
    /// <c>model.load_state_dict(torch.load(path))</c>; any other becomes a safetensors file for <c>safetensors.torch.load_file(path)</c>. The file is
    /// renamed when it is complete, so it is never incomplete.
    /// </summary>
    /// <param name="net">The net.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="nameOf">Returns PyTorch's name of a layer from its name in the net. The default is the same name.</param>
    /// <exception cref="FileFormatException">PyTorch stores the weights of a layer differently.</exception>
    /// <exception cref="ArgumentException"><paramref name="nameOf"/> returns the same name for two layers.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void SaveStateDict(this CompiledNet net, string path, Func<string, string>? nameOf = null)
    {
        ArgumentNullException.ThrowIfNull(net);
        using var use = net.Use();
        var depthwise = DepthwiseKernels(net);
        var tensors = net.NamedWeights().Select(named => (NameOf(named.Name, named.Weight, nameOf), Turned(named.Weight, depthwise.Contains(named.Weight)))).ToList();
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

    /// <summary>Reads a file of torch.save of any version, or a safetensors file.</summary>
    internal static IReadOnlyDictionary<string, Tensor> ReadAny(string path) => IsZip(path) || IsLegacy(path) ? Read(path) : ReadSafetensors(path);

    private static string NameOf(string full, Weight weight, Func<string, string>? nameOf)
    {
        var layer = full[..^(weight.Structure.Name.Length + 1)];
        var name = weight.Structure.Name switch
        {
            "kernel" or "embeddings" or "gamma" or "scale" => "weight",
            "bias" or "beta" => "bias",
            "moving_mean" => "running_mean",
            "moving_variance" => "running_var",
            var other => throw new FileFormatException($"'{full}': PyTorch has no '{other}' of this kind. Copy the tensors of StateDict.Read instead."),
        };
        return $"{nameOf?.Invoke(layer) ?? layer}.{name}";
    }

    // (inputs, units) becomes (units, inputs), and (height, width, inputs, filters) becomes (filters, inputs, height, width). A kernel of each channel
    // by itself, (height, width, channels, multiplier), becomes (channels * multiplier, 1, height, width).
    private static Tensor Turned(Weight weight, bool isDepthwise)
    {
        var rank = weight.Structure.Shape.Length;
        if (isDepthwise)
        {
            using var perChannel = weight.Value.permute([rank - 2, rank - 1, .. Enumerable.Range(0, rank - 2).Select(axis => (long)axis)]);
            return perChannel.view([-1, 1, .. weight.Structure.Shape[..^2]]);
        }

        return weight.Structure.Name == "kernel" && rank >= 2
            ? weight.Value.permute([rank - 1, rank - 2, .. Enumerable.Range(0, rank - 2).Select(axis => (long)axis)])
            : weight.Value.alias();
    }

    /// <summary>Returns the kernels of the convolutions of each channel by itself, of a net and of the nets in it.</summary>
    private static HashSet<Weight> DepthwiseKernels(CompiledNet net)
    {
        var layers = net.Structure.Layers.Where(layer => layer.Word.StartsWith("DepthwiseConv", StringComparison.Ordinal)).Select(layer => layer.Name).ToHashSet();
        return [.. net.Weights.Where(weight => weight.Structure.Name == "kernel" && layers.Contains(weight.LayerName)), .. net.Instances.SelectMany(instance => DepthwiseKernels(instance.Net))];
    }

    internal static bool IsZip(string path)
    {
        using var stream = File.OpenRead(path);
        return stream.ReadByte() == 'P' && stream.ReadByte() == 'K';
    }

    private static IReadOnlyDictionary<string, Tensor> ReadSafetensors(string path)
    {
        using var file = Safetensors.Read(path);
        return FileFormat.Read(path, "safetensors file", () => file.Names.ToDictionary(name => name, file.Read));
    }
}
