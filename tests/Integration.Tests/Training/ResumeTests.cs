namespace CompiledNets.Integration.Tests.Training;

public sealed class ResumeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_training_that_is_killed_many_times_ends_with_the_weights_of_an_uninterrupted_one()
    {
        const int Epochs = 30;
        var killsWanted = Scale.Of(small: 6, full: 50);
        var expected = Run(Folder("whole"), Epochs);
        Assert.Matches("^ended after [0-9]+ epochs and [0-9]+ steps with [0-9A-F]{64}$", expected);
        var log = File.ReadAllText(Path.Combine(_folder, "whole", "log.csv"));

        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var (kills, round, reached) = (0, 0, 0L);
        while (true)
        {
            using var trainee = new Trainee(Folder($"killed{round}"), Epochs);
            var begun = trainee.WaitForBegin();
            Assert.True(begun >= reached, $"seed {seed}: it went back from step {reached} to {begun}");
            reached = begun;
            if (kills < killsWanted && trainee.Kill(random.Next(9), TimeSpan.FromMilliseconds(random.NextDouble() * 5)))
            {
                kills++;
                continue;
            }

            var (last, code) = trainee.WaitForEnd();
            Assert.True(code == 0 && last == expected, $"seed {seed}, after {kills} kills: '{last}' where '{expected}' was expected");
            Assert.Equal(log, File.ReadAllText(Path.Combine(_folder, $"killed{round}", "log.csv")));
            Assert.False(File.Exists(Path.Combine(_folder, $"killed{round}", "backup.safetensors")));
            if (kills == killsWanted)
            {
                return;
            }

            (round, reached) = (round + 1, 0);
        }
    }

    [Fact]
    public void A_training_that_gets_SIGTERM_ends_between_two_steps_and_loses_none()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const int Epochs = 30;
        var wanted = Scale.Of(small: 3, full: 20);
        var expected = Run(Folder("whole"), Epochs);
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var (signals, round, reached) = (0, 0, 0L);
        while (true)
        {
            var folder = Folder($"ended{round}");
            using var trainee = new Trainee(folder, Epochs, "slow");
            var begun = trainee.WaitForBegin();
            Assert.True(begun == reached, $"seed {seed}: {reached} steps were finished, but it continued from step {begun}");
            var isSent = signals < wanted && trainee.Terminate(random.Next(1, 9), TimeSpan.FromMilliseconds(random.NextDouble() * 5));
            var (last, code) = trainee.WaitForEnd();
            if (isSent && code == 143)
            {
                signals++;
                Assert.Contains("SIGTERM has ended the training after step ", last, StringComparison.Ordinal);
                Assert.Contains("backup.safetensors' has all steps: start the program again to continue.", last, StringComparison.Ordinal);
                Assert.DoesNotContain(Directory.GetFiles(folder), file => file.EndsWith(".tmp", StringComparison.Ordinal));
                reached = trainee.LastStep;
                continue;
            }

            Assert.True(code == 0 && last.StartsWith(expected, StringComparison.Ordinal), $"seed {seed}, after {signals} signals: '{last}' where '{expected}' was expected");
            Assert.DoesNotContain(Directory.GetFiles(folder), file => file.EndsWith(".tmp", StringComparison.Ordinal));
            if (signals >= wanted)
            {
                return;
            }

            (round, reached) = (round + 1, 0);
            Assert.True(round < 10 + wanted, $"seed {seed}: {signals} signals in {round} trainings; the last was sent: {isSent}, '{last}'");
        }
    }

    [Theory]
    [InlineData(Trainee.Sigterm, Trainee.Sigterm, "SIGTERM")]
    [InlineData(Trainee.Sigint, Trainee.Sigint, "Ctrl+C")]
    [InlineData(Trainee.Sigterm, Trainee.Sigint, "SIGTERM")]
    public void A_second_signal_ends_the_program_at_once_and_the_last_checkpoint_is_complete(int first, int second, string name)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // The third step never ends, so only the second signal can end the program.
        var folder = Folder("stuck");
        using (var trainee = new Trainee(folder, 30, "stuck"))
        {
            Assert.Equal(0, trainee.WaitForBegin());
            trainee.WaitForStep(3);
            Assert.True(trainee.Send(first));
            Assert.Equal($"{name}: training ends after this step and writes its checkpoint. Press Ctrl+C to end at once.", trainee.WaitForError());
            Assert.True(trainee.Send(second));
            Assert.Equal(128 + second, trainee.WaitForEnd().Code);
        }

        Assert.Contains("backup.safetensors", Directory.GetFiles(folder).Select(Path.GetFileName));
        Assert.DoesNotContain(Directory.GetFiles(folder), file => file.EndsWith(".tmp", StringComparison.Ordinal));
        Assert.Equal(Run(Folder("whole"), 30), Run(folder, 30, expectedBegin: 2));
    }

    [Fact]
    public void A_signal_during_a_save_lets_the_save_end_and_the_training_after_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Folder("saving");
        using (var trainee = new Trainee(folder, 30, "saving"))
        {
            Assert.Equal(0, trainee.WaitForBegin());
            var (last, code) = trainee.WaitForEnd();
            Assert.True(code == 143, last);
            Assert.Contains("SIGTERM has ended the training after step 3 of epoch 1", last, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Directory.GetFiles(folder), file => file.EndsWith(".tmp", StringComparison.Ordinal));
        Assert.Equal(Run(Folder("whole"), 30), Run(folder, 30, expectedBegin: 3));
    }

    [Fact]
    public void Two_programs_with_one_checkpoint_end_with_the_result_or_an_error_that_names_a_file()
    {
        var expected = Run(Folder("whole"), 30);
        var folder = Folder("shared");
        for (var round = 0; round < Scale.Of(small: 2, full: 10); round++)
        {
            using (Trainee one = new(folder, 30), other = new(folder, 30))
            {
                foreach (var (last, code) in new[] { one.WaitForEnd(), other.WaitForEnd() })
                {
                    Assert.True(code == 0 ? last == expected : code == 3 && last.Contains(folder, StringComparison.Ordinal), $"{code}: {last}");
                }
            }

            Assert.DoesNotContain(Directory.GetFiles(folder), file => file.EndsWith(".tmp", StringComparison.Ordinal));
        }

        // Whatever they left, the next program continues from it.
        using var next = new Trainee(folder, 30);
        next.WaitForBegin();
        Assert.Equal((expected, 0), next.WaitForEnd());
    }

    [Fact]
    public void A_full_disk_is_an_error_and_the_last_checkpoint_does_not_change()
    {
        var folder = Folder("full");
        using (var limited = new Trainee(folder, 30, 2000))
        {
            Assert.Equal(0, limited.WaitForBegin());
            var (last, code) = limited.WaitForEnd();
            Assert.Equal(3, code);
            Assert.Contains("backup.safetensors' could not be written", last, StringComparison.Ordinal);
        }

        // The old file is complete, and the unfinished new file is deleted.
        Assert.Equal(["backup.safetensors"], Directory.GetFiles(folder).Select(Path.GetFileName));
        Assert.Equal(Run(Folder("whole"), 30), Run(folder, 30, expectedBegin: 1));
    }

    [Fact]
    public void A_training_that_is_killed_ended_and_out_of_disk_in_turn_ends_with_the_weights_of_an_uninterrupted_one()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const int Epochs = 30;
        const int LargestFile = 30_000;
        var wanted = Scale.Of(small: 6, full: 60);
        var expected = Run(Folder("whole"), Epochs);
        var log = File.ReadAllText(Path.Combine(_folder, "whole", "log.csv"));
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var (interruptions, full, round, reached) = (0, 0, 0, 0L);
        while (true)
        {
            var folder = Folder($"turns{round}");
            var kind = interruptions < wanted ? random.Next(3) : -1;
            object[] arguments = kind switch
            {
                1 => [Epochs, "slow"],
                2 => [Epochs, random.Next(LargestFile)],
                _ => [Epochs],
            };
            using var trainee = new Trainee(folder, arguments);
            var begun = trainee.WaitForBegin();
            Assert.True(begun >= reached, $"seed {seed}: it went back from step {reached} to {begun}");
            reached = begun;
            if (kind == 0 && trainee.Kill(random.Next(9), TimeSpan.FromMilliseconds(random.NextDouble() * 5)))
            {
                interruptions++;
                continue;
            }

            _ = kind == 1 && trainee.Terminate(random.Next(1, 9), TimeSpan.FromMilliseconds(random.NextDouble() * 5));
            var (last, code) = trainee.WaitForEnd();
            Assert.DoesNotContain(Directory.GetFiles(folder), file => file.EndsWith(".tmp", StringComparison.Ordinal));
            if ((kind, code) is (1, 143) or (2, 3))
            {
                interruptions++;
                full += code == 3 ? 1 : 0;
                Assert.Contains(code == 3 ? folder : "start the program again to continue", last, StringComparison.Ordinal);
                continue;
            }

            Assert.True(code == 0 && last.StartsWith(expected, StringComparison.Ordinal), $"seed {seed}, after {interruptions} interruptions: {code} '{last}' where '{expected}' was expected");
            Assert.Equal(log, File.ReadAllText(Path.Combine(folder, "log.csv")));
            if (kind == -1)
            {
                Assert.True(full > 0 || wanted < 20, $"seed {seed}: no disk was full");
                return;
            }

            (round, reached) = (round + 1, 0);
        }
    }

    [Fact]
    public void A_read_only_folder_is_an_error_and_the_last_checkpoint_does_not_change()
    {
        if (!OperatingSystem.IsWindows())
        {
            // Root changes to another user, who needs access to the folder.
            File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        }

        var folder = Folder("readonly");
        using (var limited = new Trainee(folder, 30, "readonly"))
        {
            Assert.Equal(0, limited.WaitForBegin());
            var (last, code) = limited.WaitForEnd();
            Assert.True(code == 3, last);
            Assert.Contains("backup.safetensors' could not be written", last, StringComparison.Ordinal);
            Assert.Contains("denied", last, StringComparison.Ordinal);
        }

        Assert.Equal(["backup.safetensors"], Directory.GetFiles(folder).Select(Path.GetFileName).Where(name => name != "log.csv"));
        Assert.Equal(Run(Folder("whole"), 30), Run(folder, 30, expectedBegin: 1));
    }

    private static string Run(string folder, int epochs, long expectedBegin = 0)
    {
        using var trainee = new Trainee(folder, epochs);
        Assert.Equal(expectedBegin, trainee.WaitForBegin());
        var (last, code) = trainee.WaitForEnd();
        Assert.True(code == 0, last);
        return last;
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
}
