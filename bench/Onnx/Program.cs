using System.Globalization;
using CompiledNets.Bench;

// Saves each sample as an ONNX model, compares its outputs with those of ONNX Runtime, and prints a table in Markdown: the largest difference, the sizes of the
// files, and the times of a prediction on one thread. A second table has predictions of DigitCnn and a small ResNet50 for several batches and numbers of threads. Predictions with the
// kernels of this library, with those of libtorch and in ONNX Runtime run in turns. Words select the samples of the first table; without words, both are printed.
// After "batches", words select the nets of the second table.
//   dotnet run -c Release --project bench/Onnx
//   dotnet run -c Release --project bench/Onnx -- Mlp UNet
//   dotnet run -c Release --project bench/Onnx -- batches ResNet50
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not ["batches", ..])
{
    SampleTable.Print(args);
}

if (args is [] or ["batches", ..])
{
    BatchTable.Print(args is [_, .. var nets] ? nets : []);
}
