using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// A folder of images with a subfolder for each class, as for Keras' image_dataset_from_directory. The classes are numbered in the ordinal order of
/// their names. Images are resized to one size. They are read when needed, by several threads at once.
/// </summary>
public sealed class ImageFolder
{
    private readonly int _height;
    private readonly int _width;
    private readonly int _channels;

    /// <summary>Lists the files without reading them.</summary>
    /// <param name="path">The path of the folder.</param>
    /// <param name="height">The height of the resized images, in pixels.</param>
    /// <param name="width">The width of the resized images, in pixels.</param>
    /// <param name="channels">1 for grey, 3 for colours, 4 for colours with opacity. The default is 3.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="FileFormatException">
    /// There is no class, a class has no image, or a file has an unsupported extension; the message names it.
    /// </exception>
    public ImageFolder(string path, int height, int width, int channels = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        (_height, _width, _channels) = (height, width, channels);
        var folders = Directory.GetDirectories(path).Order(StringComparer.Ordinal).ToList();
        if (folders.Count == 0)
        {
            throw new FileFormatException($"'{path}' has no subfolders. Add a folder for each class, with the images of that class.");
        }

        Classes = folders.Select(folder => Path.GetFileName(folder)).ToList();
        Files = folders.SelectMany((folder, number) => FilesOf(folder).Select(file => (file, number))).ToList();
    }

    /// <summary>Gets the names of the classes in the order of their numbers.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Gets the files with the numbers of their classes, ordered by class and then by name.</summary>
    public IReadOnlyList<(string Path, int Class)> Files { get; }

    /// <summary>Returns the class numbers of all files.</summary>
    /// <returns>A tensor of the shape (N) and dtype int64. The caller disposes of it.</returns>
    public Tensor Labels() => tensor(Files.Select(file => (long)file.Class).ToArray());

    /// <summary>Reads and resizes an image.</summary>
    /// <param name="index">The index of the image in <see cref="Files"/>.</param>
    /// <returns>
    /// A tensor of the shape (1, height, width, channels) and dtype float32, with values from 0 to 255. The caller disposes of it.
    /// </returns>
    /// <exception cref="FileFormatException">The file is not an image that can be read; the message names the file.</exception>
    public Tensor Read(long index)
    {
        using var bytes = ImageFile.Read(Files[(int)index].Path, _channels);
        using var numbers = bytes.type(ScalarType.Float32);
        using var batch = numbers.unsqueeze(0);
        if (batch.size(1) == _height && batch.size(2) == _width)
        {
            return batch.clone();
        }

        // Interpolates bilinearly between the centres of pixels, without a low-pass filter, as Keras does. SkiaSharp would round to integers.
        using var first = batch.permute(0, 3, 1, 2);
        using var resized = nn.functional.upsample(first, [_height, _width], null, UpsampleMode.Bilinear, false);
        using var last = resized.permute(0, 2, 3, 1);
        return last.contiguous();
    }

    /// <summary>Creates a dataset of the images.</summary>
    /// <param name="make">
    /// Creates inputs and targets from an image of the shape (1, height, width, channels) and a class number of the shape (1), for example
    /// <c>(image, label) => (new(image / 255), new(label))</c>.
    /// </param>
    public IDataset<TInputs, TTargets> ToDataset<TInputs, TTargets>(Func<Tensor, Tensor, (TInputs Inputs, TTargets Targets)> make)
        where TInputs : IBatch<TInputs>
        where TTargets : IBatch<TTargets>
    {
        ArgumentNullException.ThrowIfNull(make);
        return Dataset.From(Files.Count, index =>
        {
            var (image, label) = (Read(index), tensor(new long[] { Files[(int)index].Class }));
            var made = make(image, label);

            // Tensors that the function did not return are not needed any more.
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
            throw new FileFormatException($"'{folder}' has no images.");
        }

        return files.FirstOrDefault(file => !ImageFile.Extensions.Contains(Path.GetExtension(file).ToLowerInvariant())) is { } other
            ? throw new FileFormatException($"'{other}' has an unsupported format; supported formats are {string.Join(", ", ImageFile.Extensions)}. Convert it, or move it elsewhere.")
            : files;
    }
}
