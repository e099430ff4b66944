using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>An equation such as <c>...x,xy->...y</c>, which gives each axis of operand, kernel and result a letter.</summary>
internal sealed class EinsumEquation
{
    private const string Ellipsis = "...";

    private EinsumEquation(string input, string kernel, string output, int leading, int trailing) =>
        (Input, Kernel, Output, Leading, Trailing) = (input, kernel, output, leading, trailing);

    /// <summary>Gets the letters of the operand's axes.</summary>
    public string Input { get; }

    /// <summary>Gets the letters of the kernel's axes.</summary>
    public string Kernel { get; }

    /// <summary>Gets the letters of the result's axes.</summary>
    public string Output { get; }

    /// <summary>Gets the number of axes that three dots at the beginning stand for.</summary>
    public int Leading { get; }

    /// <summary>Gets the number of axes that three dots at the end stand for.</summary>
    public int Trailing { get; }

    /// <summary>Gets the index of the first letter of the result whose size <c>outputShape</c> gives, because it leaves out the batch.</summary>
    public int FirstSized => Leading > 0 ? 0 : 1;

    /// <summary>Gets the letters of operand and kernel that are not in the result. These axes are summed.</summary>
    public IEnumerable<char> Summed => Input.Where(letter => Kernel.Contains(letter) && !Output.Contains(letter));

    /// <summary>Gets the letters that operand, kernel and result have. Each element along these axes has a kernel of its own.</summary>
    public IEnumerable<char> Each => Input.Where(letter => Kernel.Contains(letter) && Output.Contains(letter));

    /// <summary>Gets the letters that only the kernel and the result have.</summary>
    public IEnumerable<char> Made => Kernel.Where(letter => !Input.Contains(letter));

    /// <summary>Reads an equation for an operand of a given rank.</summary>
    /// <returns>The equation, or null and a description of the mistake.</returns>
    public static EinsumEquation? Read(string text, int rank, out string? wrong)
    {
        var sides = text.Replace(" ", "").Split(["->"], StringSplitOptions.None);
        var operands = sides[0].Split(',');
        if (sides.Length != 2 || operands.Length != 2)
        {
            wrong = "it has the form operand,kernel->result: \"abc,cd->abd\"";
            return null;
        }

        var (input, kernel, output) = (operands[0], operands[1], sides[1]);
        var (begins, ends) = (input.StartsWith(Ellipsis, StringComparison.Ordinal), input.EndsWith(Ellipsis, StringComparison.Ordinal));
        if (begins != output.StartsWith(Ellipsis, StringComparison.Ordinal) || ends != output.EndsWith(Ellipsis, StringComparison.Ordinal) || (begins && ends))
        {
            wrong = "three dots stand at the beginning of operand and result, or at the end of both";
            return null;
        }

        (input, output) = (input.Replace(Ellipsis, ""), output.Replace(Ellipsis, ""));
        wrong = new[] { input, kernel, output }.Any(letters => letters.Any(letter => letter is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z')))) ? "axes have letters, one each"
            : new[] { input, kernel, output }.FirstOrDefault(letters => letters.Distinct().Count() < letters.Length) is { } twice ? $"a letter stands twice in '{twice}'"
            : kernel.Length == 0 ? "the kernel has no axis"
            : !begins && (input.Length == 0 || output.Length == 0 || input[0] != output[0] || kernel.Contains(input[0])) ? "the batch is the first axis of operand and result, and none of the kernel"
            : Strange(kernel, input + output) is { } lone ? $"'{lone}' of the kernel is neither in the operand nor in the result"
            : Strange(output, input + kernel) is { } made ? $"'{made}' of the result is neither in the operand nor in the kernel"
            : Strange(input, kernel + output) is { } lost ? $"'{lost}' of the operand is neither in the kernel nor in the result"
            : null;
        if (wrong is not null)
        {
            return null;
        }

        var rest = rank - input.Length;
        if (begins || ends ? rest < (begins ? 1 : 0) : rest != 0)
        {
            wrong = $"its operand has {DimPrinter.Number(input.Length)} letters{(begins ? " after the batch" : "")}, and the tensor has {DimPrinter.Number(rank)} axes";
            return null;
        }

        return new EinsumEquation(input, kernel, output, begins ? rest : 0, ends ? rest : 0);
    }

    /// <summary>Gets the operand's axis with a given letter, or -1.</summary>
    public int InputAxis(char letter) => Input.IndexOf(letter) is var index && index < 0 ? -1 : Leading + index;

    private static string? Strange(string letters, string known) => letters.Where(letter => !known.Contains(letter)).Select(letter => letter.ToString()).FirstOrDefault();
}
