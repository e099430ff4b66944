using System.Globalization;
using System.Reflection;
using CompiledNets.Generators.Signatures;

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
            return $"{Make()}({string.Join(", ", operands)})";
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

        // Of a list, any: the last is there whatever its length is.
        return $"{Word.Name}({string.Join(", ", written)})" + (Word.Result.IsArray ? "[^1]" : "");
    }

    /// <summary>The layer, before it is applied.</summary>
    public string Make() => $"{Word.Name}({string.Join(", ", Word.Parameters.Where(own => Arguments.ContainsKey(own.Name!)).Select(Argument))})";

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

        // What is named rather than computed: Initializer.HeNormal, Regularizer.L2(0.01f). An orthogonal regularizer needs a matrix, which few
        // weights are: it has tests of its own.
        var named = type.GetMembers(BindingFlags.Public | BindingFlags.Static)
            .Where(member => type != typeof(Regularizer) || member.Name != nameof(Regularizer.Orthogonal))
            .Where(member => (member is PropertyInfo property && property.PropertyType == type) || (member is MethodInfo { IsSpecialName: false } method && method.ReturnType == type))
            .ToList();
        if (type.IsClass && type.Namespace == nameof(CompiledNets) && named.Count > 0)
        {
            var member = random.Pick(named);
            var arguments = (member as MethodInfo)?.GetParameters().Where(own => !own.IsOptional).Select(own => Draw(word, own, own.ParameterType, null, random));
            return $"{type.Name}.{member.Name}" + (arguments is null ? "" : $"({string.Join(", ", arguments)})");
        }

        // Sizes, borders, and whatever else is written as numbers: what converts to it by itself says how.
        var conversions = type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.Name == "op_Implicit" && method.ReturnType == type).ToList();
        if (conversions.Count > 0)
        {
            return Draw(random.Pick(conversions).GetParameters()[0].ParameterType, () => known?.Kind == ParameterKind.Axes ? random.Next(-3, 4) : Integer(known, random));
        }

        if (known?.Kind == ParameterKind.Activation)
        {
            return random.Pick(Word.Activations);
        }

        // A layer: any that is made by a word with the same type, and that takes no layer itself.
        var layers = Word.All.Where(other => other.IsLayer && other.Method.ReturnType == type && !other.Parameters.Any(own => typeof(Delegate).IsAssignableFrom(own.ParameterType.GetElementType() ?? own.ParameterType) && own.Name != "activation")).ToList();
        if (layers.Count > 0)
        {
            return type == typeof(Func<Sym<float>, Sym<float>>) && random.Chance(0.5) ? random.Pick(["Dense(3)", "Activation(Tanh)", "Dense(2, Sigmoid)"]) : Draw(random.Pick(layers), random).Make();
        }

        if (type == typeof(Func<Sym<long>, Sym<float>>))
        {
            return "(Sym<long> ids) => Embedding(9, 3)(ids)";
        }

        if (type == typeof(string))
        {
            return "\"" + parameter.Name + "\"";
        }

        throw new InvalidOperationException($"{word.Name} has a parameter '{parameter.Name}' of the type {type.Name}: say here how one is made up.");
    }

    /// <summary>A number, or a tuple of numbers or of tuples.</summary>
    private static string Draw(Type type, Func<long> number) => type.IsArray ? $"new[] {{ {Number(number())}, {Number(number())} }}"
        : type.IsGenericType
        ? $"({string.Join(", ", type.GetGenericArguments().Select(element => Draw(element, number)))})"
        : Number(number());

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
