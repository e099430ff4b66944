using System.IO.Compression;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Reads MNIST by Yann LeCun, Corinna Cortes and Christopher Burges: 70,000 images of handwritten digits, with 28 by 28 pixels each.</summary>
internal static class Mnist
{
    private const int Side = 28;
    private const int Classes = 10;
    private const string TrainImages = "train-images-idx3-ubyte.gz";
    private const string TrainLabels = "train-labels-idx1-ubyte.gz";
    private const string TestImages = "t10k-images-idx3-ubyte.gz";
    private const string TestLabels = "t10k-labels-idx1-ubyte.gz";

    /// <summary>Gets the names of the four files.</summary>
    public static IReadOnlyList<string> Files { get; } = [TrainImages, TrainLabels, TestImages, TestLabels];

    /// <summary>Gets the folder of the files that come with the program. The build copies them there.</summary>
    public static string Included { get; } = Path.Combine(AppContext.BaseDirectory, "Data", "Mnist");

    /// <summary>Reads MNIST from the folder of a request. The default is the folder of the program.</summary>
    /// <param name="request">The folder and the number of samples.</param>
    /// <returns>Images (N, 28, 28, 1) from 0 to 1, and labels (N, 10), one-hot. Both are float32.</returns>
    /// <exception cref="IOException">The folder does not exist, or a file is missing. The message names it.</exception>
    /// <exception cref="FileFormatException">A file is damaged, or its content does not fit its name. The message names the file.</exception>
    public static LabelledData Load(DataRequest request)
    {
        var folder = request.Folder is { } named
            ? FindIn(named, $"Name another folder with --data or {DataRequest.Variable}. Without a folder, the program reads the files that come with it.")
            : FindIn(Included, "The files come with the program, so build it again.");
        var train = Read(folder, TrainImages, TrainLabels, request);
        var test = Read(folder, TestImages, TestLabels, request);
        return new LabelledData(request.Folder is null ? "MNIST" : $"MNIST from {folder}", train, Validation: test, Test: test);
    }

    /// <summary>Finds the folder with the files: the folder itself or its subfolder <c>mnist</c>.</summary>
    private static string FindIn(string folder, string advice)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder '{folder}' to read MNIST from. {advice}");
        }

        foreach (var candidate in (string[])[Path.Combine(folder, "mnist"), folder])
        {
            var missing = Files.Where(file => !File.Exists(Path.Combine(candidate, file))).ToList();
            if (missing.Count == 0)
            {
                return candidate;
            }

            if (missing.Count < Files.Count)
            {
                throw new FileNotFoundException($"'{candidate}' has only a part of MNIST. Missing files: {string.Join(", ", missing)}. {advice}");
            }
        }

        throw new FileNotFoundException($"'{folder}' has no MNIST. The folder or its subfolder 'mnist' must contain {string.Join(", ", Files)}. {advice}");
    }

    private static LabelledSamples Read(string folder, string imagesFile, string labelsFile, DataRequest request)
    {
        using var images = ReadIdx(Path.Combine(folder, imagesFile), "(N, 28, 28)", shape => shape is [_, Side, Side]);
        var imagesCount = images.size(0);
        using var labels = ReadIdx(Path.Combine(folder, labelsFile), $"({imagesCount}), one for each image", shape => shape is [var count] && count == imagesCount);
        if (labels.bytes.IndexOfAnyExceptInRange((byte)0, (byte)(Classes - 1)) is >= 0 and var wrong)
        {
            throw new FileFormatException($"'{Path.Combine(folder, labelsFile)}' has the label {labels.bytes[wrong]} at {wrong}; digits are 0 to 9.");
        }

        var count = request.AtMost((int)imagesCount);
        using var wanted = images.narrow(0, 0, count);
        var pixels = wanted.type(ScalarType.Float32);
        pixels.div_((Scalar)255.0);
        using (pixels)
        {
            return new LabelledSamples(pixels.reshape(count, Side, Side, 1), LabelledSamples.OneHot(labels.bytes[..count], Classes));
        }
    }

    private static Tensor ReadIdx(string path, string expected, Func<long[], bool> isExpected)
    {
        try
        {
            Unpack(path);
        }
        catch (InvalidDataException exception)
        {
            throw new FileFormatException($"'{path}' is damaged: {exception.Message} Replace it, or name another folder with --data.", exception);
        }

        var tensor = Idx.Read(path);
        if (isExpected(tensor.shape))
        {
            return tensor;
        }

        using (tensor)
        {
            throw new FileFormatException($"'{path}' contains ({string.Join(", ", tensor.shape)}) bytes, but {expected} are expected.");
        }
    }

    // Decompresses the whole file to check gzip's checksum, which is at the end. Idx.Read stops after the last number, before the checksum.
    private static void Unpack(string path)
    {
        using var file = File.OpenRead(path);
        using var content = new GZipStream(file, CompressionMode.Decompress);
        content.CopyTo(Stream.Null);
    }
}
