using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>Predicts the priority of a ticket and the department for it, from three inputs. From Keras' guide to the functional API.</summary>
[CompiledNet]
public partial class TicketTriage
{
    private const int Words = 10_000;
    private const int Tags = 12;
    private const int Departments = 4;

    public static (Sym<float> priority, Sym<float> department) Define(
        [Shape("T"), Dim("T", Min = 1), Ids(Words)] Sym<long> title,
        [Shape("B"), Dim("B", Min = 1), Ids(Words)] Sym<long> body,
        [Shape(Tags)] Sym<float> tags)
    {
        var titleFeatures = LSTM(128)(Embedding(Words, 64)(title));
        var bodyFeatures = LSTM(32)(Embedding(Words, 64)(body));
        var x = Concatenate(titleFeatures, bodyFeatures, tags);
        return (Dense(1, Sigmoid)(x), Dense(Departments, Softmax)(x));
    }

    static Objective Train(
        Sym<float> priority, Sym<float> department,
        [Shape(1)] Sym<float> isUrgent, [Shape(Departments)] Sym<float> responsible) =>
        Minimize(BinaryCrossentropy(priority, isUrgent) + 0.2 * CategoricalCrossentropy(department, responsible))
            .Track(Accuracy(priority, isUrgent), Accuracy(department, responsible));
}
