namespace CompiledNets.Fuzz.Tests;

/// <summary>A net of one call.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Call">The call.</param>
/// <param name="Operands">The shapes of the operands, without the batch.</param>
/// <param name="ChannelsFirst">Whether the data format of the net is channels first.</param>
internal sealed record WordCase(string Name, WordCall Call, IReadOnlyList<IReadOnlyList<string>> Operands, bool ChannelsFirst)
{
    public static WordCase Draw(Word word, string name, Random random)
    {
        var call = WordCall.Draw(word, random);
        var count = word.Operands.Sum(operand => operand.ParameterType.IsArray ? random.Next(2, 4) : 1);
        var first = Shapes.Draw(random);
        var operands = new List<IReadOnlyList<string>> { first };
        while (operands.Count < count)
        {
            if (!word.IsLoss && !word.IsMetric)
            {
                operands.Add(Shapes.Beside(first, random));
            }
            else if (operands.Count == 1)
            {
                operands.Add(Target(first, DType(word, 1), random));
            }
            else if (random.Chance(0.5))
            {
                // Sample weights with the first axes of the output, or with a random shape.
                operands.Add(random.Chance(0.2) ? Shapes.Beside(first, random) : first.Take(random.Next(Math.Max(first.Count, 1))).ToList());
            }
            else
            {
                break;
            }
        }

        return new WordCase(name, call, operands, random.Chance(0.3));
    }

    public string Write()
    {
        var word = Call.Word;
        var names = Operands.Select((_, index) => "x" + index).ToList();
        var inputs = Operands.Select((shape, index) => $"{Shapes.Attribute(shape)} Sym<{DType(word, index)}> x{index}").ToList();
        if (word.IsLoss || word.IsMetric)
        {
            // Losses need probabilities as outputs, from a layer with weights.
            var call = Call.Write(["y", "x1"]);
            if (Operands.Count > 2)
            {
                call = call[..^1] + ", sampleWeight: x2)";
            }

            var loss = word.IsLoss ? call : "MeanSquaredError(y, y)";
            var track = word.IsMetric ? $".Track({call})" : "";
            return NetBatch.Net(
                Name,
                $"    public static Sym<float> Define({inputs[0]}) => {(Operands[0].Count == 0 ? "Sigmoid(x0)" : Operands[0][^1] == "1" ? "Dense(1, Sigmoid)(x0)" : $"Dense({(Shapes.IsNumber(Operands[0][^1]) ? Operands[0][^1] : "3")}, Softmax)(x0)")};\n\n"
                + $"    static Objective Train(Sym<float> y, {string.Join(", ", inputs.Skip(1))}) => Minimize({loss}){track};",
                ChannelsFirst);
        }

        var results = word.Results;
        var type = results.Count == 1 ? $"Sym<{results[0]}>" : $"({string.Join(", ", results.Select((dtype, index) => $"Sym<{dtype}> y{index}"))})";
        return NetBatch.Net(Name, $"    public static {type} Define({string.Join(", ", inputs)}) => {Call.Write(names)};", ChannelsFirst);
    }

    private static string DType(Word word, int index) => Word.DTypeOf(word.Operands[Math.Min(index, word.Operands.Count - 1)].ParameterType)!;

    private static IReadOnlyList<string> Target(IReadOnlyList<string> output, string dtype, Random random) =>
        random.Chance(0.2) ? Shapes.Beside(output, random)
        : dtype == "float" || output.Count == 0 ? output
        : random.Chance(0.5) ? output.Take(output.Count - 1).ToList()
        : [.. output.Take(output.Count - 1), "1"];
}
