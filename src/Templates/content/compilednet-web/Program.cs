using CompiledNets;
using CompiledNetWeb1;

const string Weights = "spiral.safetensors";

// dotnet run -- train
if (args is ["train"])
{
    using var net = new SpiralNet(seed: 1);
    var (points, arms) = SpiralData.Make(3000, seed: 1);
    var history = net.Fit(points, arms, new FitOptions { Optimizer = new Adam(0.01), Epochs = 10, BatchSize = 64 });
    net.SaveWeights(Weights);
    Console.WriteLine($"The net is trained: its loss is {history["loss"][^1]:F3}. Serve it with: dotnet run");
    return;
}

if (!File.Exists(Weights))
{
    Console.WriteLine($"There is no {Weights} yet. Train the net first: dotnet run -- train");
    return;
}

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCompiledNet<SpiralNet>(Weights);

var app = builder.Build();

// curl http://localhost:5000/predict -d '{"point": [[0.5, 0.2]]}'
app.MapCompiledNet<SpiralNet>("/predict");
app.MapHealthChecks("/health");
app.Run();
