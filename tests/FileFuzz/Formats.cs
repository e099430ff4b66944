using System.IO.Compression;
using PureHDF;
using PureHDF.Filters;
using SkiaSharp;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.FileFuzz;

/// <summary>Lists all formats.</summary>
internal static class Formats
{
    private const string Gif = "R0lGODdhDQAJAIIAAAD/AB7rBTzXFFrDLXivUJabfbSHtAAAACwAAAAADQAJAAAIMgABDDAgoEAAAgIJGjSIcGDBgwkdMkz4kABEiRcJKsxYEUDDjR8LdsTYkOJEjCdBJgwIADs=";

    /// <summary>Creates the good files in a folder and reads their bytes.</summary>
    public static List<Format> Create(string folder, FuzzNet net)
    {
        using var numbers = arange(60, ScalarType.Float32).view(3, 4, 5);
        using var labels = arange(7, ScalarType.Int64);
        Dictionary<string, Tensor> two = new() { ["numbers"] = numbers, ["labels"] = labels };
        var arrays = Made("x.npz", path => Npy.WriteAll(path, two));
        var weights = Made("x.safetensors", net.SaveWeights);
        var dictionary = Made("x.pt", path => net.SaveStateDict(path));
        var idx = (byte[])[0, 0, 8, 2, 0, 0, 0, 9, 0, 0, 0, 7, .. Enumerable.Range(0, 63).Select(i => (byte)(i * 5))];
        var keras = Made("x.h5", path => Hdf5(net, isChunked: false).Write(path));
        var onnx = Made("x.onnx", path => net.SaveOnnx(path));
        using var picture = new SKBitmap(new SKImageInfo(31, 17, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var i = 0; i < 31 * 17; i++)
        {
            picture.SetPixel(i % 31, i / 31, new SKColor((byte)(i * 7), (byte)(i * 3), (byte)(i * i), 255));
        }

        return
        [
            new("safetensors", ".safetensors", weights, path => Loaded(net, () => net.LoadWeights(path))),
            new("checkpoint", ".ckpt", Made("x.ckpt", path => Train(net, run => run.SaveCheckpoint(path))), path => Loaded(net, () => Train(net, run => run.RestoreCheckpoint(path)))),
            new("npy", ".npy", Made("x.npy", path => Npy.Write(path, numbers)), path => One(Npy.Read(path))),
            new("npz", ".npz", arrays, Npy.ReadAll, HasChecksums: true),
            new("npz deflated", ".npz", Archives.Change(arrays, (_, content) => content, CompressionLevel.Optimal), Npy.ReadAll, HasChecksums: true),
            new("idx", ".idx", idx, path => One(Idx.Read(path))),
            new("idx gzip", ".gz", Archives.Gzip(idx), path => One(Idx.Read(path)), HasChecksums: true),
            new("pt", ".pt", dictionary, StateDict.Read, HasChecksums: true),
            new("pt into a net", ".pt", dictionary, path => Loaded(net, () => net.LoadStateDict(path)), HasChecksums: true),
            new("pt before 1.6", ".pth", LegacyFile.Unpacked(), StateDict.Read),
            new("h5 into a net", ".h5", keras, path => Loaded(net, () => net.LoadKerasWeights(path))),
            new("h5 in chunks", ".h5", Made("y.h5", path => Hdf5(net, isChunked: true).Write(path)), KerasWeights.Read),
            new("h5 earliest", ".h5", H5pyFiles.Unpacked(H5pyFiles.Earliest), KerasWeights.Read),
            new("h5 latest", ".h5", H5pyFiles.Unpacked(H5pyFiles.Latest), KerasWeights.Read),
            new("keras", ".keras", Archives.Of("model.weights.h5", keras), KerasWeights.Read, HasChecksums: true),
            new("onnx", ".onnx", onnx, path => Loaded(net, () => net.LoadOnnxWeights(path))),
            new("onnx by place", ".onnx", onnx, path => Loaded(net, () => net.LoadOnnxWeights(path, OnnxMatching.ByPlace))),
            new("png", ".png", Encoded(SKEncodedImageFormat.Png), path => One(ImageFile.Read(path))),
            new("jpeg", ".jpg", Encoded(SKEncodedImageFormat.Jpeg), path => One(ImageFile.Read(path))),
            new("webp", ".webp", Encoded(SKEncodedImageFormat.Webp), path => One(ImageFile.Read(path))),
            new("gif", ".gif", Convert.FromBase64String(Gif), path => One(ImageFile.Read(path))),
            new("bmp", ".bmp", Bmp(), path => One(ImageFile.Read(path))),
            new("ppm", ".ppm", [.. "P6\n7 9\n255\n"u8, .. Enumerable.Range(0, 7 * 9 * 3).Select(i => (byte)i)], path => One(ImageFile.Read(path))),
            new("csv numbers", ".csv", "a,b,\"c, d\"\n1,2.5,-3e2\n\"4\",5,6\n7,8,9\n"u8.ToArray(), path => One(Csv.ReadNumbers(path))),
            new("csv classes", ".csv", "kind,n\ncat,1\ndog,2\n\"cat\",3\n"u8.ToArray(), path => One(Csv.ReadClasses(path, "kind").Numbers)),
        ];

        byte[] Made(string name, Action<string> write)
        {
            var path = Path.Combine(folder, name);
            write(path);
            var bytes = File.ReadAllBytes(path);
            File.Delete(path);
            return bytes;
        }

        byte[] Encoded(SKEncodedImageFormat format)
        {
            using var data = picture.Encode(format, 80);
            return data.ToArray();
        }
    }

    private static Dictionary<string, Tensor> One(Tensor tensor) => new() { [""] = tensor };

    private static Dictionary<string, Tensor> Loaded(FuzzNet net, Action load)
    {
        load();
        return net.NamedWeights().ToDictionary(named => named.Name, named => named.Weight.Value.clone());
    }

    // Trains two steps with callbacks that have a state, and acts when training begins or ends.
    private static void Train(FuzzNet net, Action<TrainingRun> act)
    {
        using var x = zeros(4, 6);
        using var y = zeros(4, 3);
        using var optimizer = new Adam();
        var isRestoring = net.Step > 0;
        try
        {
            net.Fit(new FuzzNet.Inputs(x), new FuzzNet.Targets(y), new FitOptions
            {
                Optimizer = optimizer,
                BatchSize = 2,
                Epochs = 2,
                Callbacks =
                [
                    new EarlyStopping(monitor: "loss", patience: 9, restoreBestWeights: true),
                    new ReduceLROnPlateau(monitor: "loss"),
                    new LambdaCallback
                    {
                        TrainBegin = run =>
                        {
                            if (isRestoring)
                            {
                                act(run);
                                throw new OperationCanceledException();
                            }
                        },
                        EpochEnd = (run, _) => act(run),
                    },
                ],
            });
        }
        catch (OperationCanceledException) when (isRestoring)
        {
        }
    }

    private static H5File Hdf5(FuzzNet net, bool isChunked)
    {
        H5Group layers = [];
        foreach (var (layer, place) in new[] { (net.Dense, "dense"), (net.Dense1, "dense_1") }.Select(pair => ((IReadOnlyList<Weight>)[.. net.Weights.Where(weight => weight.Name.StartsWith(pair.Item2 + ".", StringComparison.Ordinal))], pair.Item2)))
        {
            H5Group vars = [];
            for (var i = 0; i < layer.Count; i++)
            {
                using var row = layer[i].Value.contiguous();
                var shape = row.shape.Select(size => (ulong)size).ToArray();
                vars[i.ToString(System.Globalization.CultureInfo.InvariantCulture)] = isChunked
                    ? new H5Dataset(row.data<float>().ToArray(), chunks: [.. shape.Select(size => (uint)Math.Max(size / 2, 1))], fileDims: shape, datasetCreation: new(Filters: [ShuffleFilter.Id, DeflateFilter.Id]))
                    : new H5Dataset(row.data<float>().ToArray(), fileDims: shape);
            }

            layers[place] = new H5Group { ["vars"] = vars };
        }

        return new H5File { ["layers"] = layers };
    }

    private static byte[] Bmp()
    {
        var pixels = Enumerable.Range(0, 4 * 5).SelectMany(i => (byte[])[(byte)i, (byte)(i * 9), (byte)(i * 3)]);
        return [.. "BM"u8, .. BitConverter.GetBytes(54 + 60), 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 4, 0, 0, 0, 5, 0, 0, 0, 1, 0, 24, 0, .. new byte[24], .. pixels];
    }
}
