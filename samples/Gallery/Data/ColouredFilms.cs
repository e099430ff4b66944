using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>
/// Generates films of a square that moves across a grey background, channels first. A question asks for the colour of the square or for the
/// direction of its movement.
/// </summary>
internal static class ColouredFilms
{
    /// <summary>
    /// Generates films (count, frames, 3, 224, 224), questions (count, 100) and answers (count): 0 to 2 for a colour, 3 for left and 4 for right.
    /// </summary>
    public static (Tensor Films, Tensor Questions, Tensor Answers) Make(int count, int frames, ulong firstStream)
    {
        var films = new float[(long)count * frames * ColouredPhotos.Pixels];
        var (questions, answers) = (new long[count * ColouredPhotos.QuestionLength], new long[count]);
        for (var i = 0; i < count; i++)
        {
            var random = new RandomNumbers(44, firstStream + (ulong)i);
            var (colour, goesRight, asksColour) = (random.Below(3), random.Below(2) == 1, random.Below(2) == 1);
            var (ground, top) = ((float)random.Uniform(0.2, 0.4), random.Below(ColouredPhotos.Side - ColouredPhotos.Square));
            for (var frame = 0; frame < frames; frame++)
            {
                // The square moves from one edge to the other.
                var way = (ColouredPhotos.Side - ColouredPhotos.Square) * frame / Math.Max(frames - 1, 1);
                var left = goesRight ? way : ColouredPhotos.Side - ColouredPhotos.Square - way;
                ColouredPhotos.Draw(films.AsSpan(checked(((i * frames) + frame) * ColouredPhotos.Pixels), ColouredPhotos.Pixels), colour, ground, left, top);
            }

            MadeText.Write(questions.AsSpan(i * ColouredPhotos.QuestionLength, ColouredPhotos.QuestionLength), asksColour ? 0 : 1, 2, 10_000, 0.5, ref random);
            answers[i] = asksColour ? colour : goesRight ? 4 : 3;
        }

        return (
            tensor(films, [count, frames, 3, ColouredPhotos.Side, ColouredPhotos.Side]),
            tensor(questions, [count, ColouredPhotos.QuestionLength]),
            tensor(answers));
    }
}
