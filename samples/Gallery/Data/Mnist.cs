using System.IO.Compression;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>MNIST: 70,000 handwritten digits, 28 by 28 pixels each. LeCun, Cortes, Burges; http://yann.lecun.com/exdb/mnist</summary>
internal static class Mnist
{
    private const int Side = 28;
    private const int Classes = 10;

    // The checksums are those of the unpacked files: servers and people pack them differently.
    private static readonly DownloadFile s_trainImages = new("train-images-idx3-ubyte.gz", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db");
    private static readonly DownloadFile s_trainLabels = new("train-labels-idx1-ubyte.gz", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5");
    private static readonly DownloadFile s_testImages = new("t10k-images-idx3-ubyte.gz", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7");
    private static readonly DownloadFile s_testLabels = new("t10k-labels-idx1-ubyte.gz", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    /// <summary>Its four files.</summary>
    public static IReadOnlyList<DownloadFile> Files { get; } = [s_trainImages, s_trainLabels, s_testImages, s_testLabels];

    /// <summary>Servers that have them.</summary>
    public static IReadOnlyList<Uri> Mirrors { get; } =
    [
        new("https://ossci-datasets.s3.amazonaws.com/mnist/"),
        new("https://storage.googleapis.com/cvdf-datasets/mnist/"),
    ];

    /// <summary>The folder that has the files: this one, or <c>mnist</c> in it. Null where neither has any.</summary>
    /// <exception cref="IOException">The folder is not there, or has some of the files only.</exception>
    public static string? FindIn(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder '{folder}', in which MNIST was to be found.");
        }

        foreach (var candidate in (string[])[Path.Combine(folder, "mnist"), folder])
        {
            var missing = Files.Where(file => !File.Exists(Path.Combine(candidate, file.Name))).ToList();
            if (missing.Count == 0)
            {
                return candidate;
            }

            if (missing.Count < Files.Count)
            {
                throw new FileNotFoundException($"'{candidate}' has only a part of MNIST; what is missing: {string.Join(", ", missing.Select(file => file.Name))}.");
            }
        }

        return null;
    }

    /// <summary>Reads the files of a folder.</summary>
    /// <exception cref="InvalidDataException">A file is damaged, or is not what its name says: the message names it.</exception>
    public static LabelledData Read(string folder, DataRequest request)
    {
        var train = Read(folder, s_trainImages, s_trainLabels, request);
        var test = Read(folder, s_testImages, s_testLabels, request);
        return new LabelledData($"MNIST from {folder}", train, Validation: test, Test: test);
    }

    private static LabelledSamples Read(string folder, DownloadFile imagesFile, DownloadFile labelsFile, DataRequest request)
    {
        using var images = ReadIdx(Path.Combine(folder, imagesFile.Name), "(N, 28, 28)", shape => shape is [_, Side, Side]);
        var imagesCount = images.size(0);
        using var labels = ReadIdx(Path.Combine(folder, labelsFile.Name), $"({imagesCount}), one for each image", shape => shape is [var count] && count == imagesCount);
        if (labels.bytes.IndexOfAnyExceptInRange((byte)0, (byte)(Classes - 1)) is >= 0 and var wrong)
        {
            throw new InvalidDataException($"'{Path.Combine(folder, labelsFile.Name)}' has the label {labels.bytes[wrong]} at {wrong}; digits are 0 to 9.");
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
            throw new InvalidDataException($"'{path}' is damaged: {exception.Message} Get it again, or give another folder with --data.", exception);
        }

        var tensor = Idx.Read(path);
        if (isExpected(tensor.shape))
        {
            return tensor;
        }

        using (tensor)
        {
            throw new InvalidDataException($"'{path}' holds ({string.Join(", ", tensor.shape)}) bytes where {expected} are expected.");
        }
    }

    // Reading what the header promises does not get to the checksum of gzip, which stands at the very end.
    private static void Unpack(string path)
    {
        using var file = File.OpenRead(path);
        using var content = new GZipStream(file, CompressionMode.Decompress);
        content.CopyTo(Stream.Null);
    }
}
