using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Trains <see cref="TicketTriage"/>. The department depends on the title, and the priority depends on the tags and the body.</summary>
public static class TicketTriageSample
{
    private const int TitleLength = 10;
    private const int BodyLength = 60;
    private const int Tags = 12;
    private const int Departments = 4;

    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(TicketTriage),
        "Predicts the priority and the department of a ticket, from three inputs",
        (seed, dtype) => new TicketTriage(seed, dtype: dtype),
        new TrainingDefaults(() => new RMSprop(), Epochs: 8, BatchSize: 32),
        request => MadeData.Make(request, "Tickets with a title, a body and tags", 1_280, 320, Make));

    private static (TicketTriage.Inputs Inputs, TicketTriage.Targets Targets) Make(int count, ulong firstStream)
    {
        var (titles, bodies, tags) = (new long[count * TitleLength], new long[count * BodyLength], new float[count * Tags]);
        var (urgent, responsible) = (new float[count], new float[count * Departments]);
        for (var i = 0; i < count; i++)
        {
            var random = new RandomNumbers(34, firstStream + (ulong)i);
            var (department, isAngry) = (random.Below(Departments), random.Uniform() < 0.5);
            MadeText.Write(titles.AsSpan(i * TitleLength, TitleLength), department, Departments, 10_000, 0.5, ref random);
            MadeText.Write(bodies.AsSpan(i * BodyLength, BodyLength), isAngry ? 1 : 0, 2, 10_000, 0.3, ref random);
            for (var tag = 0; tag < Tags; tag++)
            {
                tags[(i * Tags) + tag] = random.Below(2);
            }

            // A ticket with both of the first two tags is not urgent.
            urgent[i] = isAngry && tags[i * Tags] + tags[(i * Tags) + 1] < 2 ? 1 : 0;
            responsible[(i * Departments) + department] = 1;
        }

        return (
            new(tensor(titles, [count, TitleLength]), tensor(bodies, [count, BodyLength]), tensor(tags, [count, Tags])),
            new(tensor(urgent, [count, 1]), tensor(responsible, [count, Departments])));
    }
}
