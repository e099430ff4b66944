using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// A folder of images with a folder for each class, as Keras' image_dataset_from_directory reads it: classes are numbered in the ordinal
/// order of their names, and images brought to one size. They are read when they are wanted, by several threads at once.
/// </summary>
public sealed class ImageFolder
{
    private readonly int _height;
    private readonly int _width;
    private readonly int _channels;

    /// <summary>Finds the files, without reading them.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="height">The height that images are brought to.</param>
    /// <param name="width">Their width.</param>
    /// <param name="channels">1 for grey, 3 for colours, 4 with opacity.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">There is no class, a class has no image, or a file is of a format that cannot be read; the message names it.</exception>
    public ImageFolder(string path, int height, int width, int channels = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        (_height, _width, _channels) = (height, width, channels);
        var folders = Directory.GetDirectories(path).Order(StringComparer.Ordinal).ToList();
        if (folders.Count == 0)
        {
            throw new InvalidDataException($"'{path}' has no folders: there is to be one for each class, with the images of that class in it.");
        }

        Classes = folders.Select(folder => Path.GetFileName(folder)).ToList();
        Files = folders.SelectMany((folder, number) => FilesOf(folder).Select(file => (file, number))).ToList();
    }

    /// <summary>The names of the classes, by their numbers.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The files, class by class, in the ordinal order of their names, each with the number of its class.</summary>
    public IReadOnlyList<(string Path, int Class)> Files { get; }

    /// <summary>The class numbers of all files.</summary>
    /// <returns>(N), int64. The caller disposes of it.</returns>
    public Tensor Labels() => tensor(Files.Select(file => (long)file.Class).ToArray());

    /// <summary>Reads one image.</summary>
    /// <param name="index">Its place in <see cref="Files"/>.</param>
    /// <returns>(1, height, width, channels), float32, from 0 to 255. The caller disposes of it.</returns>
    /// <exception cref="InvalidDataException">It is no image that can be read; the message names the file.</exception>
    public Tensor Read(long index)
    {
        using var bytes = ImageFile.Read(Files[(int)index].Path, _channels);
        using var numbers = bytes.type(ScalarType.Float32);
        using var batch = numbers.unsqueeze(0);
        if (batch.size(1) == _height && batch.size(2) == _width)
        {
            return batch.clone();
        }

        // Bilinear between the centres of pixels, and without a filter before, as in Keras. SkiaSharp's scaling rounds to whole numbers.
        using var first = batch.permute(0, 3, 1, 2);
        using var resized = nn.functional.upsample(first, [_height, _width], null, UpsampleMode.Bilinear, false);
        using var last = resized.permute(0, 2, 3, 1);
        return last.contiguous();
    }

    /// <summary>The images as a dataset for a net.</summary>
    /// <param name="make">Makes inputs and targets of an image, (1, height, width, channels), and its class number, (1): for example <c>(image, label) => (new(image / 255), new(label))</c>.</param>
    public IDataset<TInputs, TTargets> ToDataset<TInputs, TTargets>(Func<Tensor, Tensor, (TInputs Inputs, TTargets Targets)> make)
        where TInputs : IBatch<TInputs>
        where TTargets : IBatch<TTargets>
    {
        ArgumentNullException.ThrowIfNull(make);
        return Dataset.From(Files.Count, index =>
        {
            var (image, label) = (Read(index), tensor(new long[] { Files[(int)index].Class }));
            var made = make(image, label);

            // What the function has not passed on is done with.
            foreach (var tensor in new[] { image, label }.Except(made.Inputs.Tensors.Concat(made.Targets.Tensors)))
            {
                tensor.Dispose();
            }

            return made;
        });
    }

    private static List<string> FilesOf(string folder)
    {
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (files.Count == 0)
        {
            throw new InvalidDataException($"'{folder}' has no images.");
        }

        return files.FirstOrDefault(file => !ImageFile.Extensions.Contains(Path.GetExtension(file).ToLowerInvariant())) is { } other
            ? throw new InvalidDataException($"'{other}' is of a format that cannot be read: only {string.Join(", ", ImageFile.Extensions)} can. Convert it, or move it elsewhere.")
            : files;
    }
}
