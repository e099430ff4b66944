using CompiledNets;
using CompiledNets.Samples;
using TorchSharp;

using var net = new DigitCnn(seed: 1);
Console.WriteLine(net.Summary());
var dir = "/work/shared/data/mnist/";
(torch.Tensor, torch.Tensor) Load(string p) {
    using var im = Idx.Read(dir + p + "-images-idx3-ubyte.gz");
    using var la = Idx.Read(dir + p + "-labels-idx1-ubyte.gz");
    using var f = im.type(torch.ScalarType.Float32);
    var x = f.div((Scalar)255.0).reshape(-1, 28, 28, 1);
    var y = torch.zeros(la.size(0), 10).scatter_(1, la.type(torch.ScalarType.Int64).unsqueeze(1), torch.ones(1).expand(la.size(0), 1));
    return (x, y);
}
var (x, y) = Load("train"); var (tx, ty) = Load("t10k");
net.Fit(x, y, new FitOptions { Optimizer = new Adadelta(1.0), Epochs = args.Length > 0 ? int.Parse(args[0]) : 1, BatchSize = 128, Progress = ConsoleProgress.Default }, (tx, ty));
