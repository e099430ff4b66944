using System.Globalization;
using System.Reflection;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Fuzz.Tests;

/// <summary>A call of a word with random arguments.</summary>
/// <param name="Word">The word.</param>
/// <param name="Arguments">The texts of the given arguments by name.</param>
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

    /// <summary>Writes the call as an expression.</summary>
    public string Write(IReadOnlyList<string> operands)
    {
        if (Word.IsLayer)
        {
            return $"{Make()}({string.Join(", ", operands)})";
        }

        // Writes the arguments in the order of the parameters. C# allows a named argument before positional ones if it is in its position.
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

        // Takes the last element of a list, which exists for any length.
        return $"{Word.Name}({string.Join(", ", written)})" + (Word.Result.IsArray ? "[^1]" : "");
    }

    /// <summary>Writes the expression that creates the layer.</summary>
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

        // Types with static members for their values: Initializer.HeNormal, Regularizer.L2(0.01f). The orthogonal regularizer needs a matrix, and
        // few weights are matrices. It has its own tests.
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

        // Types that are written as numbers, such as sizes and borders. Their implicit conversions define the forms.
        var conversions = type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.Name == "op_Implicit" && method.ReturnType == type).ToList();
        if (conversions.Count > 0)
        {
            return Draw(random.Pick(conversions).GetParameters()[0].ParameterType, () => known?.Kind == ParameterKind.Axes ? random.Next(-3, 4) : Integer(known, random));
        }

        if (known?.Kind == ParameterKind.Activation)
        {
            return random.Pick(Word.Activations);
        }

        // A layer of the same delegate type that does not take a layer itself.
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

        throw new InvalidOperationException($"{word.Name} has a parameter '{parameter.Name}' of the type {type.Name}. Add code here that draws a value of this type.");
    }

    /// <summary>Writes a number, an array of numbers, or a tuple of numbers or tuples.</summary>
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
