using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class EinsumDense : Word
{
    public override Signature Signature { get; } = new("EinsumDense", WordKind.Layer, "Core")
    {
        Summary = "Computes activation(einsum(equation, x, kernel) + bias), a dense layer along any axes.",
        Remarks = "Each axis has a letter in the equation. Letters that operand and kernel share and that are not in the result are summed. \"...x,xy->...y\" is Dense.",
        Shapes = "(N, ...) -> (N, ...), as the equation says",
        Parameters =
        [
            new Parameter("equation", ParameterKind.Text, "The axes of operand, kernel and result, such as \"abc,cd->abd\". Three dots stand for any axes at the beginning or at the end.") { IsRequired = true },
            new Parameter("outputShape", ParameterKind.Sizes, "The sizes of the result without the batch and without the axes of the three dots. -1 keeps the size of the operand.") { IsRequired = true, Min = -1 },
            Parameter.Activation(),
            new Parameter("biasAxes", ParameterKind.Text, "The letters of the result's axes that the bias has. The default is no bias."),
            .. Parameter.OfWeights(("kernel", "GlorotUniform", "kernel"), ("bias", "Zeros", "bias")),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (EinsumEquation.Read(c.Arguments.Text("equation")!, c.Input.Rank, out var wrong) is not { } equation)
        {
            return c.Report(ProblemId.ArgumentsConflict, Place.Of("equation"), ["EinsumDense", $"the equation \"{c.Arguments.Text("equation")}\" for {c.Input}: {wrong}"]);
        }

        if (SizesOf(c, equation) is not { } sizes)
        {
            return null;
        }

        // The sizes of the kernel must be known, so the first size that is not known is named in the message.
        var unknown = equation.Kernel.FirstOrDefault(letter => !sizes[letter].IsConstant);
        if (c.Weight("kernel", equation.Kernel.Select(letter => sizes[letter]).ToList(), "kernelInitializer", new DimReference(0, Math.Max(0, equation.InputAxis(unknown)))) is null)
        {
            return null;
        }

        if (c.Arguments.Text("biasAxes") is { } axes)
        {
            if (axes.FirstOrDefault(letter => !equation.Output.Substring(equation.FirstSized).Contains(letter)) is var strange && strange != default)
            {
                return c.Report(ProblemId.ArgumentsConflict, Place.Of("biasAxes"), ["EinsumDense", $"a bias along '{strange}', which is no axis of a sample in the result '{equation.Output}'"]);
            }

            var unsized = axes.FirstOrDefault(letter => !sizes[letter].IsConstant);
            if (axes.Length > 0 && c.Weight("bias", BiasShape(equation, axes, sizes), "biasInitializer", new DimReference(0, Math.Max(0, equation.InputAxis(unsized)))) is null)
            {
                return null;
            }
        }

        return new Shape(
        [
            .. c.Input.Dims.Take(equation.Leading),
            .. equation.Output.Select(letter => sizes[letter]),
            .. c.Input.Dims.Skip(c.Input.Rank - equation.Trailing),
        ]);
    }

    public override Value Lower(LowerContext c)
    {
        var (graph, x, kernel) = (c.Graph, c.Input, c.Weight("kernel"));
        var equation = EinsumEquation.Read(c.Arguments.Text("equation")!, x.Shape.Rank, out _)!;
        var kept = equation.Input.Where(letter => !equation.Kernel.Contains(letter)).ToList();
        List<char> each = [.. equation.Each], made = [.. equation.Made], summed = [.. equation.Summed];
        var dots = Enumerable.Range(0, equation.Leading).Concat(Enumerable.Range(x.Shape.Rank - equation.Trailing, equation.Trailing)).ToList();

        // (each, dots and kept, summed) times (each, summed, made): a stack of matrix products, one per element of "each", because these have kernels
        // of their own.
        List<int> rows = [.. dots.Take(equation.Leading), .. kept.Select(equation.InputAxis), .. dots.Skip(equation.Leading)];
        List<int> order = [.. each.Select(equation.InputAxis), .. rows, .. summed.Select(equation.InputAxis)];
        var left = Permute.Apply(graph, x, order);
        var right = Permute.Apply(graph, kernel, each.Concat(summed).Concat(made).Select(letter => equation.Kernel.IndexOf(letter)).ToList());
        Dim Count(Value value, int start, int count) => Dim.Product(value.Shape.Dims.Skip(start).Take(count));
        var (places, samples, inner, outer) =
            (Count(left, 0, each.Count), Count(left, each.Count, rows.Count), Count(right, each.Count, summed.Count), Count(right, each.Count + summed.Count, made.Count));

        // A bias along exactly the axes that the kernel adds can be added by the kernel of the matrix product.
        var biasAxes = c.Arguments.Text("biasAxes") ?? "";
        var isFused = each.Count == 0 && biasAxes.Length > 0 && biasAxes.Length == made.Count && made.All(letter => biasAxes.Contains(letter)) && IsInOrder(equation, made);
        var product = each.Count == 0
            ? Linear.Apply(
                graph,
                Reshape.Apply(graph, left, Shape.Of(samples, inner)),
                Reshape.Apply(graph, right, Shape.Of(inner, outer)),
                isFused ? Reshape.Apply(graph, c.Weight("bias"), Shape.Of(outer)) : null,
                c.Name)
            : BatchMatMul.Apply(graph, Reshape.Apply(graph, left, Shape.Of(places, samples, inner)), Reshape.Apply(graph, right, Shape.Of(places, inner, outer)), c.Name);

        // (each, dots and kept, made), which is then permuted to the order of the result.
        List<Dim> apart = [.. each.Select(letter => x.Shape[equation.InputAxis(letter)]), .. rows.Select(axis => x.Shape[axis]), .. right.Shape.Dims.Skip(each.Count + summed.Count)];
        List<int> sources = [.. each.Select(equation.InputAxis), .. rows];
        int PlaceOf(char letter) => equation.InputAxis(letter) is var axis && axis >= 0 ? sources.IndexOf(axis) : sources.Count + made.IndexOf(letter);
        List<int> back = [.. dots.Take(equation.Leading).Select(axis => sources.IndexOf(axis)), .. equation.Output.Select(PlaceOf), .. dots.Skip(equation.Leading).Select(axis => sources.IndexOf(axis))];
        var result = Permute.Apply(graph, Reshape.Apply(graph, product, new Shape(apart)), back, c.Name);
        return biasAxes.Length == 0 || isFused ? result : Arithmetic.Add.Apply(graph, result, c.Weight("bias"), c.Name);
    }

    /// <summary>Gets the size of each letter. Returns null after reporting a conflict with outputShape.</summary>
    private static Dictionary<char, Dim>? SizesOf(ShapeContext c, EinsumEquation equation)
    {
        var sizes = equation.Input.ToDictionary(letter => letter, letter => c.Input[equation.InputAxis(letter)]);
        var given = c.Arguments.Sizes("outputShape");
        var asked = equation.Output.Substring(equation.FirstSized);
        if (given.Count != asked.Length)
        {
            c.Report(ProblemId.ArgumentsConflict, Place.Of("outputShape"), ["EinsumDense", $"{DimPrinter.Number(given.Count)} sizes for the {DimPrinter.Number(asked.Length)} axes '{asked}' of a result's sample"]);
            return null;
        }

        for (var i = 0; i < asked.Length; i++)
        {
            var isOperands = sizes.TryGetValue(asked[i], out var known);
            if (given[i] == -1 ? isOperands : !isOperands && given[i] > 0)
            {
                sizes[asked[i]] = isOperands ? known! : given[i];
            }
            else if (!isOperands)
            {
                c.Report(ProblemId.ArgumentsConflict, Place.Of("outputShape", i), ["EinsumDense", $"{DimPrinter.Number(given[i])} as the size of '{asked[i]}', which only the kernel has: write how large it is"]);
                return null;
            }
            else if (!known!.Is(given[i]))
            {
                var right = known.IsConstant ? known + " or -1" : "-1";
                c.Report(
                    ProblemId.ShapesDisagree,
                    Place.Of("outputShape", i),
                    [
                        "EinsumDense",
                        c.Input.ToString(),
                        "(" + string.Join(", ", given.Select(DimPrinter.Number)) + ")",
                        $"outputShape says {DimPrinter.Number(given[i])} for '{asked[i]}', but the operand has {known}: write {right}",
                    ],
                    new Hint("", RepairKind.Replace, "-1"),
                    new DimReference(0, equation.InputAxis(asked[i])));
                return null;
            }
        }

        return sizes;
    }

    // As in Keras, the axes of the bias begin with the first axis that it has. Later axes that it does not have get size one, and so do three dots at
    // the end.
    private static List<Dim> BiasShape(EinsumEquation equation, string axes, Dictionary<char, Dim> sizes)
    {
        var first = equation.Output.IndexOfAny(axes.ToCharArray());
        return [.. equation.Output.Skip(first).Select(letter => axes.Contains(letter) ? sizes[letter] : Dim.One), .. Enumerable.Repeat(Dim.One, equation.Trailing)];
    }

    /// <summary>Returns true if the result ends with the axes that the kernel adds, in the kernel's order. The bias is then a row.</summary>
    private static bool IsInOrder(EinsumEquation equation, IReadOnlyList<char> made) =>
        equation.Trailing == 0 && equation.Output.EndsWith(new string([.. made]), StringComparison.Ordinal);
}
