using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Races;

/// <summary>Files that several threads write and read. A file is complete at any time, and a reader gets one version of it.</summary>
public sealed class SavingRaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    private string Path => System.IO.Path.Combine(_folder, "net.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_that_is_saved_during_training_is_complete_and_the_training_is_as_without_it()
    {
        using Tensor x = Race.Numbers(1, 40, 64), y = Race.Numbers(2, 40, 4);
        var options = new FitOptions { Epochs = 6, BatchSize = 8 };
        using var alone = new WideNet(seed: 1);
        alone.Fit(x, y, options);

        using var net = new WideNet(seed: 1);
        net.SaveWeights(Path);
        var hasEnded = false;
        Race.Succeed(
            () =>
            {
                net.Fit(x, y, options);
                Volatile.Write(ref hasEnded, true);
            },
            () =>
            {
                while (!Volatile.Read(ref hasEnded))
                {
                    net.SaveWeights(Path);
                }
            },
            () =>
            {
                using var read = new WideNet(seed: 2);
                while (!Volatile.Read(ref hasEnded))
                {
                    read.LoadWeights(Path);
                }
            });
        Assert.Equal(Race.Weights(alone), Race.Weights(net));
        Assert.Equal([Path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_reader_gets_the_whole_file_of_one_writer()
    {
        using WideNet one = new(seed: 1), other = new(seed: 2);
        var (ofOne, ofOther) = (Race.Weights(one), Race.Weights(other));
        one.SaveWeights(Path);
        Race.Succeed([Saving(one), Saving(other), Reading, Reading]);
        Assert.Equal([Path], Directory.GetFiles(_folder));

        Action Saving(WideNet net) => () =>
        {
            for (var i = 0; i < 20; i++)
            {
                net.SaveWeights(Path);
            }
        };

        void Reading()
        {
            using var net = new WideNet(seed: 3);
            for (var i = 0; i < 20; i++)
            {
                net.LoadWeights(Path);
                var read = Race.Weights(net);
                Assert.True(read.SequenceEqual(ofOne) || read.SequenceEqual(ofOther), "The file is a mixture of two nets.");
            }
        }
    }

    [Fact]
    public void Weights_that_change_during_a_save_give_a_complete_file_of_old_and_new_numbers()
    {
        using WideNet net = new(seed: 1), read = new(seed: 2);
        net.Weights.Values.fill_(1);
        net.Weights.FixedValues.fill_(1);
        var hasEnded = false;
        Race.Succeed(
            () =>
            {
                for (var i = 0; i < 20; i++)
                {
                    net.SaveWeights(Path);
                    read.LoadWeights(Path);
                    Assert.All(Race.Weights(read), number => Assert.True(number is 1 or 2, $"{number}"));
                }

                Volatile.Write(ref hasEnded, true);
            },
            () =>
            {
                using var noGrad = no_grad();
                for (var i = 0; !Volatile.Read(ref hasEnded); i++)
                {
                    net.Weights.Values.fill_(1 + (i % 2));
                }
            });
    }

    [Fact]
    public void Several_threads_read_one_file_of_each_format()
    {
        using var net = new Perceptron(seed: 1);
        var (csv, npy, npz, pt, safetensors) = (In("numbers.csv"), In("numbers.npy"), In("numbers.npz"), In("net.pt"), In("net.safetensors"));
        File.WriteAllText(csv, "a,b\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"{i},{i * 2}\n")));
        using var numbers = Race.Numbers(1, 100, 30);
        Npy.Write(npy, numbers);
        Npy.WriteAll(npz, new Dictionary<string, Tensor> { ["a"] = numbers });
        net.SaveStateDict(pt);
        net.SaveWeights(safetensors);
        var weights = Race.Weights(net);
        Race.Succeed([.. Enumerable.Repeat(Read, 4)]);

        void Read()
        {
            using var own = new Perceptron(seed: 2);
            using Tensor table = Csv.ReadNumbers(csv), array = Npy.Read(npy), archived = Npy.ReadAll(npz)["a"];
            Assert.Equal(Enumerable.Range(0, 2000).SelectMany(i => new float[] { i, i * 2 }), Race.Values(table));
            Assert.Equal(Race.Values(numbers), Race.Values(array));
            Assert.Equal(Race.Values(numbers), Race.Values(archived));
            own.LoadStateDict(pt);
            Assert.Equal(weights, Race.Weights(own));
            own.LoadWeights(safetensors);
            Assert.Equal(weights, Race.Weights(own));
        }

        string In(string name) => System.IO.Path.Combine(_folder, name);
    }

    [Fact]
    public void A_table_that_is_abandoned_in_the_middle_leaves_the_file_to_others()
    {
        var csv = System.IO.Path.Combine(_folder, "numbers.csv");
        Race.Succeed([.. Enumerable.Repeat(WriteAndFail, 4)]);

        // A cell that is no number ends the reading before the end of the file. The file is closed, so that it can be opened for one user alone.
        void WriteAndFail()
        {
            var own = csv + Environment.CurrentManagedThreadId;
            File.WriteAllText(own, "a\n1\nx\n" + string.Concat(Enumerable.Repeat("2\n", 10_000)));
            for (var i = 0; i < 20; i++)
            {
                Assert.Throws<FileFormatException>(() => Csv.ReadNumbers(own));
                using var alone = new FileStream(own, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            }
        }
    }

    [Fact]
    public void Two_trainings_with_one_checkpoint_end_with_a_result_or_an_error_that_names_the_file()
    {
        using Tensor x = Race.Numbers(1, 24, 64), y = Race.Numbers(2, 24, 4);
        using var alone = new WideNet(seed: 1);
        alone.Fit(x, y, new FitOptions { Epochs = 3, BatchSize = 8 });
        for (var round = 0; round < 2; round++)
        {
            using WideNet one = new(seed: 1), other = new(seed: 1);
            var errors = Race.Run(() => Fit(one), () => Fit(other));
            foreach (var (net, error) in new[] { (one, errors[0]), (other, errors[1]) })
            {
                if (error is null)
                {
                    Assert.Equal(Race.Weights(alone), Race.Weights(net));
                }
                else
                {
                    Assert.True(error is IOException or FileFormatException, error.ToString());
                    Assert.Contains(Path, error.Message, StringComparison.Ordinal);
                }
            }

            Assert.DoesNotContain(Directory.GetFiles(_folder), file => file.EndsWith(".tmp", StringComparison.Ordinal));
            File.Delete(Path);
        }

        void Fit(WideNet net) => net.Fit(x, y, new FitOptions { Epochs = 3, BatchSize = 8, Callbacks = [new BackupAndRestore(Path, everySteps: 1)] });
    }
}
