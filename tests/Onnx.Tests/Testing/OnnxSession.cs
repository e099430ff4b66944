using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using static TorchSharp.torch;
using TensorElementType = Microsoft.ML.OnnxRuntime.Tensors.TensorElementType;

namespace CompiledNets.Onnx.Tests;

/// <summary>A model in ONNX Runtime.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly SessionOptions _options;
    private readonly InferenceSession _session;

    /// <summary>Loads a model.</summary>
    /// <param name="path">The path of the model.</param>
    /// <param name="threads">The number of threads. The default is one, because waiting threads of ONNX Runtime take the processors of other tests.</param>
    public OnnxSession(string path, int threads = 1)
    {
        _options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, IntraOpNumThreads = threads };
        _session = new InferenceSession(path, _options);
    }

    /// <summary>Gets the texts that are stored in the model.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _session.ModelMetadata.CustomMetadataMap;

    /// <summary>Computes the outputs, in the order of the model.</summary>
    public IReadOnlyList<Tensor> Run(IReadOnlyList<Tensor> inputs)
    {
        using var bound = Bind(inputs);
        using var results = bound.Outputs();
        return [.. results.Select(TensorOf)];
    }

    /// <summary>Copies inputs to ONNX Runtime, for several runs.</summary>
    public Inputs Bind(IReadOnlyList<Tensor> inputs) => new(_session, [.. inputs.Select(ValueOf)]);

    public void Dispose()
    {
        _session.Dispose();
        _options.Dispose();
    }

    private static OrtValue ValueOf(Tensor tensor)
    {
        return tensor.dtype switch
        {
            ScalarType.Int64 => ValueOf<long>(tensor),
            ScalarType.Int32 => ValueOf<int>(tensor),
            ScalarType.Bool => ValueOf<bool>(tensor),
            _ => ValueOf<float>(tensor.type(ScalarType.Float32)),
        };
    }

    // TorchSharp's accessor cannot read a tensor without elements.
    private static OrtValue ValueOf<T>(Tensor tensor)
        where T : unmanaged
    {
        using var contiguous = tensor.contiguous();
        return OrtValue.CreateTensorValueFromMemory(tensor.numel() == 0 ? [] : contiguous.data<T>().ToArray(), tensor.shape);
    }

    private static Tensor TensorOf(OrtValue value)
    {
        var info = value.GetTensorTypeAndShape();
        return info.ElementDataType switch
        {
            TensorElementType.Int64 => tensor(value.GetTensorDataAsSpan<long>().ToArray(), info.Shape),
            TensorElementType.Int32 => tensor(value.GetTensorDataAsSpan<int>().ToArray(), info.Shape),
            TensorElementType.Bool => tensor(value.GetTensorDataAsSpan<bool>().ToArray(), info.Shape),
            _ => tensor(value.GetTensorDataAsSpan<float>().ToArray(), info.Shape),
        };
    }

    /// <summary>Inputs in the memory of ONNX Runtime.</summary>
    internal sealed class Inputs(InferenceSession session, IReadOnlyList<OrtValue> values) : IDisposable
    {
        private readonly RunOptions _run = new();

        /// <summary>Computes the outputs, and drops them.</summary>
        public void Run() => Outputs().Dispose();

        /// <summary>Computes the outputs.</summary>
        public IDisposableReadOnlyCollection<OrtValue> Outputs() => session.Run(_run, session.InputNames, values, session.OutputNames);

        public void Dispose()
        {
            _run.Dispose();
            foreach (var value in values)
            {
                value.Dispose();
            }
        }
    }
}
