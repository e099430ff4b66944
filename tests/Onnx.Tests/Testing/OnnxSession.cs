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

    /// <summary>Loads a model. It computes on one thread, because waiting threads of ONNX Runtime take the processors of other tests.</summary>
    public OnnxSession(string path)
    {
        _options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, IntraOpNumThreads = 1 };
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
        using var contiguous = tensor.contiguous();
        return tensor.dtype switch
        {
            ScalarType.Int64 => OrtValue.CreateTensorValueFromMemory(contiguous.data<long>().ToArray(), tensor.shape),
            ScalarType.Int32 => OrtValue.CreateTensorValueFromMemory(contiguous.data<int>().ToArray(), tensor.shape),
            ScalarType.Bool => OrtValue.CreateTensorValueFromMemory(contiguous.data<bool>().ToArray(), tensor.shape),
            _ => OrtValue.CreateTensorValueFromMemory(contiguous.type(ScalarType.Float32).data<float>().ToArray(), tensor.shape),
        };
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
