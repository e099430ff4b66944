using System.Globalization;

namespace CompiledNets.Build.Tests.Projects;

public sealed class TrainingTests
{
    [Fact]
    public void An_application_outside_of_the_repository_builds_and_trains()
    {
        var before = Place.Hashes("torchsharp").Concat(Place.Hashes("libtorch-cpu")).ToDictionary();
        using var project = new Project($"""
              <ItemGroup>
                <PackageReference Include="TorchSharp-cpu" Version="{Place.VersionOf("TorchSharp-cpu")}" />
              </ItemGroup>
            """, """
            using CompiledNets;
            using TorchSharp;
            using static CompiledNets.Layers;

            using var x = torch.ones(8, 3);
            using var y = torch.zeros(8, 1);
            using var net = new SmallNet(seed: 1);
            var history = net.Fit(x, y, new FitOptions { Epochs = 2, BatchSize = 8, Optimizer = new SGD(0.01) });
            Console.WriteLine(FormattableString.Invariant($"steps {net.Step} losses {history.Epochs[0]["loss"]} {history.Epochs[1]["loss"]}"));

            [CompiledNet]
            public sealed partial class SmallNet
            {
                public static Sym<float> Define([Shape(3)] Sym<float> x) => Dense(1)(x);

                static Objective Train(Sym<float> y, [Shape(1)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
            }
            """, import: "src/CompiledNets.targets");

        // The projects of the repository are not built again, because these tests were built with them.
        string[] build = ["build", "-c", Place.Configuration, "-p:BuildProjectReferences=false", "-p:UseSharedCompilation=false", "-v", "minimal", "-tl:off"];
        project.Run(build);
        Assert.DoesNotContain("loads without", project.Run(build));

        var words = project.Run(Path.Combine(project.Output, "App.dll")).Split(' ', StringSplitOptions.TrimEntries);
        Assert.Equal(["steps", "2", "losses"], words[..3]);
        double first = double.Parse(words[3], CultureInfo.InvariantCulture), second = double.Parse(words[4], CultureInfo.InvariantCulture);
        Assert.InRange(second, 0, first * 0.9999);

        Assert.Equal(before, Place.Hashes("torchsharp").Concat(Place.Hashes("libtorch-cpu")).ToDictionary());
    }
}
