using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CompiledNets.Torch.Tests;

/// <summary>Prints the public members of an assembly, one row each, in the form of the list of TorchSharp's API that the project is held to.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static string[] Of(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(Rows).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Rows(Type type)
    {
        var name = NameOf(type);
        yield return $"{KindOf(type)} {name}";
        foreach (var field in type.GetFields(Declared))
            yield return $"  {(field.IsStatic ? "static " : "")}{NameOf(field.FieldType)} {name}.{field.Name}";
        foreach (var constructor in type.GetConstructors(Declared))
            yield return $"  new {name}({Parameters(constructor)})";
        foreach (var property in type.GetProperties(Declared))
        {
            var accessors = property.GetAccessors();
            var index = property.GetIndexParameters();
            var item = index.Length == 0 ? "" : $"[{string.Join(", ", index.Select(parameter => NameOf(parameter.ParameterType)))}]";
            yield return $"  {(accessors[0].IsStatic ? "static " : "")}{NameOf(property.PropertyType)} {name}.{property.Name}{item} "
                + $"{{ {(property.GetMethod is { IsPublic: true } ? "get; " : "")}{(property.SetMethod is { IsPublic: true } ? "set; " : "")}}}";
        }

        foreach (var method in type.GetMethods(Declared).Where(method => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)))
        {
            var generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>" : "";
            yield return $"  {(method.IsStatic ? "static " : "")}{NameOf(method.ReturnType)} {name}.{method.Name}{generics}({Parameters(method)})";
        }
    }

    private static string KindOf(Type type) =>
        type.IsEnum ? "enum"
        : type.IsValueType ? "struct"
        : type.IsInterface ? "interface"
        : type.IsAbstract && type.IsSealed ? "static class"
        : "class";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var text = NameOf(parameter.ParameterType);
        if (parameter.IsDefined(typeof(ParamArrayAttribute)))
            text = "params " + text;
        return parameter.HasDefaultValue ? $"{text} = {Value(parameter.RawDefaultValue)}" : text;
    }

    private static string Value(object? value) => value switch
    {
        null => "default",
        bool truth => truth ? "true" : "false",
        string text => $"\"{text}\"",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string NameOf(Type type)
    {
        if (type.IsByRef)
            return NameOf(type.GetElementType()!) + "&";
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return NameOf(value) + "?";
        if (type.IsGenericParameter)
            return type.Name;
        if (typeof(ITuple).IsAssignableFrom(type) && type.IsGenericType)
            return $"({string.Join(", ", type.GetGenericArguments().Select(NameOf))})";
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        var name = type.Name.Split('`')[0];
        if (type.IsGenericType)
            name += $"<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";
        return type.DeclaringType is { } outer ? $"{NameOf(outer)}.{name}" : name;
    }

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };
}
