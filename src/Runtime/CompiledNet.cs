using System.Security.Cryptography;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A net: its weights, and what it is made of. Generated classes add the graph.</summary>
public abstract class CompiledNet : IDisposable
{
    /// <summary>Used by generated code.</summary>
    /// <param name="structure">What the net is made of.</param>
    /// <param name="seed">Decides everything random; drawn where it is null.</param>
    /// <param name="device">Where the net lives; the CPU where it is null.</param>
    /// <param name="dtype">The precision of weights and activations.</param>
    /// <exception cref="ArgumentException"><paramref name="dtype"/> is neither float32 nor float64.</exception>
    protected CompiledNet(NetStructure structure, long? seed, Device? device, ScalarType dtype)
    {
        if (dtype is not (ScalarType.Float32 or ScalarType.Float64))
        {
            throw new ArgumentException($"A net has the precision float32 or float64, not {dtype}.", nameof(dtype));
        }

        Threads.UseAllCores();
        Structure = structure;
        Seed = seed ?? BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
        Device = device ?? CPU;
        DType = dtype;
        Weights = new WeightSet(structure, Seed, Device, dtype);
    }

    /// <summary>What the net is made of.</summary>
    public NetStructure Structure { get; }

    /// <summary>The weights and their gradients.</summary>
    public WeightSet Weights { get; }

    /// <summary>Where the net lives.</summary>
    public Device Device { get; }

    /// <summary>The precision of weights and activations.</summary>
    public ScalarType DType { get; }

    /// <summary>Decides everything random.</summary>
    public long Seed { get; }

    /// <summary>How many training steps the net has made.</summary>
    public long Step { get; internal set; }

    /// <summary>The random numbers of the next step.</summary>
    protected StepRandom Random => new(Seed, Step);

    /// <summary>Keras' table of layers, output shapes and parameter counts.</summary>
    public string Summary() => SummaryTable.Print(Structure, DType == ScalarType.Float64 ? sizeof(double) : sizeof(float));

    /// <summary>Writes the weights to a safetensors file, by their names. The file is complete or not there: it is written beside and moved.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be written; a file that was there before is unharmed.</exception>
    public void SaveWeights(string path) => Safetensors.Write(path, Weights.Select(weight => (weight.Name, weight.Value)), new Dictionary<string, string> { ["net"] = Structure.Name });

    /// <summary>Reads weights that <see cref="SaveWeights"/> wrote. Nothing is changed unless all of them fit.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is no safetensors file, or holds other weights: the message says which differ.</exception>
    public void LoadWeights(string path)
    {
        using var file = Safetensors.Read(path);
        file.CopyTo(Weights, Structure.Name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the weights.</summary>
    /// <param name="disposing">Whether it was asked for, rather than found out by the garbage collector.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Weights.Dispose();
        }
    }
}
