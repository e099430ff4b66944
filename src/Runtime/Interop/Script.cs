using System.Globalization;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CompiledNets.Interop;

/// <summary>
/// An operator of libtorch that neither TorchSharp nor the dispatcher's C interface can call, because it takes a <c>Scalar</c>. It is called from
/// a TorchScript function of one line, which is compiled at the first call.
/// </summary>
/// <param name="name">The name, without <c>aten::</c>.</param>
/// <param name="overload">The name of the argument that receives the result. The default is a new tensor.</param>
internal sealed class Script(string name, string overload = "")
{
    private readonly Lock _lock = new();
    private volatile jit.CompilationUnit? _unit;

    /// <summary>Calls the operator. All calls take the same kinds of arguments: tensors, numbers and flags.</summary>
    /// <exception cref="ExternalException">libtorch refuses the arguments; the message is libtorch's.</exception>
    public Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        var values = new object[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ValueOf(arguments[i]);
        }

        return (_unit ?? Compile(arguments)).invoke<Tensor>("f", values);
    }

    /// <summary>Calls an operator to get the exception that it throws. Results are ignored.</summary>
    /// <exception cref="ExternalException">libtorch refuses the arguments; the message is libtorch's.</exception>
    public static void Repeat(string name, string overload, ReadOnlySpan<Argument> arguments)
    {
        List<string> parameters = [];
        List<string> texts = [];
        List<object> tensors = [];
        foreach (var argument in arguments)
        {
            if (argument.Reference is Tensor tensor)
            {
                texts.Add($"t{tensors.Count}");
                parameters.Add($"t{tensors.Count}: Tensor");
                tensors.Add(tensor);
            }
            else
            {
                texts.Add(argument.Keyword is { } keyword ? $"{keyword}={Literal(argument)}" : Literal(argument));
            }
        }

        // The function returns the results, because TorchScript removes computations whose results are not used.
        using var unit = jit.compile($"def f({string.Join(", ", parameters)}):\n  return {CallText(name, overload, texts)}\n");
        unit.invoke("f", [.. tensors]);
    }

    private jit.CompilationUnit Compile(ReadOnlySpan<Argument> arguments)
    {
        lock (_lock)
        {
            if (_unit is null)
            {
                List<string> parameters = [];
                List<string> texts = [];
                foreach (var argument in arguments)
                {
                    texts.Add($"a{texts.Count}");
                    parameters.Add($"{texts[^1]}: {TypeOf(argument)}");
                }

                _unit = jit.compile($"def f({string.Join(", ", parameters)}) -> Tensor:\n  return {CallText(name, overload, texts)}\n");
            }

            return _unit;
        }
    }

    private static string CallText(string name, string overload, List<string> arguments)
    {
        if (overload.Length > 0)
        {
            arguments[^1] = $"{overload}={arguments[^1]}";
        }

        return $"torch.{name}({string.Join(", ", arguments)})";
    }

    private static string TypeOf(Argument argument) => argument.Kind switch
    {
        ArgumentKind.Tensor => "Tensor",
        ArgumentKind.Real => "float",
        ArgumentKind.Integer => "int",
        ArgumentKind.Flag => "bool",
        _ => throw new ArgumentException($"A script takes no argument of the kind {argument.Kind}.", nameof(argument)),
    };

    private static object ValueOf(Argument argument) => argument.Kind switch
    {
        ArgumentKind.Real => BitConverter.Int64BitsToDouble(argument.Bits),
        ArgumentKind.Integer => argument.Bits,
        ArgumentKind.Flag => argument.Bits != 0,
        _ => argument.Reference!,
    };

    private static string Literal(Argument argument) => argument.Kind switch
    {
        ArgumentKind.None => "None",
        ArgumentKind.Integer or ArgumentKind.DType => argument.Bits.ToString(CultureInfo.InvariantCulture),
        ArgumentKind.Real => $"float(\"{BitConverter.Int64BitsToDouble(argument.Bits).ToString("R", CultureInfo.InvariantCulture)}\")",
        ArgumentKind.Flag => argument.Bits != 0 ? "True" : "False",
        ArgumentKind.Integers or ArgumentKind.OptionalIntegers => $"[{string.Join(", ", (long[])argument.Reference!)}]",
        ArgumentKind.Flags => $"[{string.Join(", ", Enumerable.Range(0, 3).Select(bit => (argument.Bits >> bit & 1) != 0 ? "True" : "False"))}]",
        _ => $"\"{argument.Reference}\"",
    };
}
