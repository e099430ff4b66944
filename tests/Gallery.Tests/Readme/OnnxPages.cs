using Microsoft.ML.OnnxRuntime;

namespace CompiledNets.Samples.Tests;

/// <summary>The code of the page about ONNX. <see cref="DocumentationTests"/> compares it with it.</summary>
internal static class OnnxPages
{
    public static void Save()
    {
        using var net = new DigitCnn();
        net.LoadWeights("weights.safetensors");
        net.SaveOnnx("digits.onnx");
    }

    public static void Run(float[] pixels)
    {
        using var session = new InferenceSession("digits.onnx");
        using var image = OrtValue.CreateTensorValueFromMemory(pixels, [1, 28, 28, 1]);
        using var outputs = session.Run(new RunOptions(), ["image"], [image], ["digit"]);
    }

    public static void Load(DigitCnn net)
    {
        net.LoadOnnxWeights("digits.onnx");
        net.LoadOnnxWeights("from-pytorch.onnx", OnnxMatching.ByPlace);
    }
}
