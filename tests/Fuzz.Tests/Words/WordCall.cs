using System.Globalization;
using System.Reflection;
using CompiledNets.Generators.Layers;

namespace CompiledNets.Fuzz.Tests;

/// <summary>A call of a word with arguments that were made up.</summary>
/// <param name="Word">The word.</param>
/// <param name="Arguments">The arguments that are given, as they are written.</param>
internal sealed record WordCall(Word Word, IReadOnlyDictionary<string, string> Arguments)
{
    private const double GivenThoughOptional = 0.35;
    private const double OutOfRange = 0.06;

    public static WordCall Draw(Word word, Random random)
    {
        var arguments = new Dictionary<string, string>();
        foreach (var parameter in word.Parameters)
        {
            if (!parameter.IsOptional || random.Chance(GivenThoughOptional))
            {
                arguments[parameter.Name!] = Draw(word, parameter, random);
            }
        }

        return new WordCall(word, arguments);
    }

    /// <summary>The call as an expression.</summary>
    public string Write(IReadOnlyList<string> operands)
    {
        if (Word.IsLayer)
        {
            return $"{Word.Name}({string.Join(", ", Word.Parameters.Where(own => Arguments.ContainsKey(own.Name!)).Select(Argument))})({string.Join(", ", operands)})";
        }

        // In the order of the parameters; a named argument in its own place may stand before positional ones.
        var rest = new Queue<string>(operands);
        var written = new List<string>();
        foreach (var parameter in Word.Method.GetParameters())
        {
            if (Word.DTypeOf(parameter.ParameterType) is null)
            {
                if (Arguments.ContainsKey(parameter.Name!))
                {
                    written.Add(Argument(parameter));
                }
            }
            else if (parameter.ParameterType.IsArray)
            {
                written.AddRange(rest);
                rest.Clear();
            }
            else if (rest.Count > 0)
            {
                written.Add(rest.Dequeue());
            }
        }

        return $"{Word.Name}({string.Join(", ", written)})";
    }

    private string Argument(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<ParamArrayAttribute>() is null ? $"{parameter.Name}: {Arguments[parameter.Name!]}" : Arguments[parameter.Name!];

    private static string Draw(Word word, ParameterInfo parameter, Random random)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var known = word.Signature?.Find(parameter.Name!);
        if (!type.IsArray)
        {
            return Draw(word, parameter, type, known, random);
        }

        var elements = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Draw(word, parameter, type.GetElementType()!, known, random));
        return parameter.GetCustomAttribute<ParamArrayAttribute>() is null ? $"[{string.Join(", ", elements)}]" : string.Join(", ", elements);
    }

    private static string Draw(Word word, ParameterInfo parameter, Type type, Parameter? known, Random random)
    {
        if (type == typeof(int) || type == typeof(long) || type == typeof(object))
        {
            return Number(known?.Kind == ParameterKind.Axis ? random.Next(-4, 5) : Integer(known, random));
        }

        if (type == typeof(float) || type == typeof(double))
        {
            return Real(known, random).ToString("0.###", CultureInfo.InvariantCulture) + "f";
        }

        if (type == typeof(bool))
        {
            return random.Chance(0.5) ? "true" : "false";
        }

        if (type.IsEnum)
        {
            return $"{type.Name}.{random.Pick(Enum.GetNames(type))}";
        }

        if (type == typeof(Initializer))
        {
            return "Initializer." + random.Pick(typeof(Initializer).GetProperties(BindingFlags.Public | BindingFlags.Static)).Name;
        }

        if (type.IsValueType && type.Namespace == nameof(CompiledNets) && type.Name.StartsWith("Size", StringComparison.Ordinal))
        {
            var axes = type.GetConstructors().Max(constructor => constructor.GetParameters().Length);
            return axes == 1 || random.Chance(0.5)
                ? Number(Integer(known, random))
                : $"({string.Join(", ", Enumerable.Range(0, axes).Select(_ => Number(Integer(known, random))))})";
        }

        if (type == typeof(Func<Sym<float>, Sym<float>>))
        {
            return known?.Kind == ParameterKind.Activation ? random.Pick(Word.Activations) : random.Pick(["Dense(3)", "Activation(Tanh)", "Dense(2, Sigmoid)"]);
        }

        if (type == typeof(string))
        {
            return "\"" + parameter.Name + "\"";
        }

        throw new InvalidOperationException($"{word.Name} has a parameter '{parameter.Name}' of the type {type.Name}: say here how one is made up.");
    }

    private static long Integer(Parameter? parameter, Random random)
    {
        var min = (long)(parameter?.Min ?? 1);
        return random.Chance(OutOfRange) ? random.Next(-3, 12) : min + random.Next(random.Chance(0.7) ? 4 : 8);
    }

    private static double Real(Parameter? parameter, Random random)
    {
        var min = parameter?.Min ?? -1;
        var below = parameter?.Below ?? min + 2;
        return random.Chance(OutOfRange) ? random.Next(-2, 4) : min + (random.NextDouble() * 0.95 * (below - min));
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
