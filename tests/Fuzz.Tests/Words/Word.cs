using System.Reflection;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Fuzz.Tests;

/// <summary>A method of <c>Layers</c>, as C# declares it: what is made up for it follows from that and from its signature, so that a new word needs no line here.</summary>
internal sealed class Word
{
    private Word(MethodInfo method)
    {
        Method = method;
        Signature = WordCatalogue.Find(method.Name)?.Signature;
        var invoke = typeof(Delegate).IsAssignableFrom(method.ReturnType) ? method.ReturnType.GetMethod("Invoke")! : null;
        IsLayer = invoke is not null;
        Result = (invoke ?? method).ReturnType;
        Operands = (invoke ?? method).GetParameters().Where(parameter => DTypeOf(parameter.ParameterType) is not null).ToList();
        Parameters = method.GetParameters().Where(parameter => parameter.Name != "name" && (IsLayer || DTypeOf(parameter.ParameterType) is null)).ToList();
    }

    /// <summary>All words that take tensors, each overload by itself.</summary>
    public static IReadOnlyList<Word> All { get; } = typeof(Layers).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => !method.IsGenericMethod)
        .Select(method => new Word(method))
        .Where(word => word.Operands.Count > 0)
        .OrderBy(word => word.Method.ToString(), StringComparer.Ordinal)
        .ToList();

    /// <summary>The activations: functions of one tensor that a layer can take.</summary>
    public static IReadOnlyList<string> Activations { get; } = All
        .Where(word => !word.IsLayer && word.Parameters.Count == 0 && word.Signature?.Group == "Activations" && word.Operands.Count == 1)
        .Select(word => word.Name)
        .Distinct()
        .ToList();

    public MethodInfo Method { get; }

    public string Name => Method.Name;

    /// <summary>What the catalogue says of it; null for the words that the front end reads itself.</summary>
    public Signature? Signature { get; }

    /// <summary>Whether it is made and then applied.</summary>
    public bool IsLayer { get; }

    public Type Result { get; }

    public bool IsLoss => Result == typeof(Loss);

    public bool IsMetric => Result == typeof(Metric);

    /// <summary>What it is applied to.</summary>
    public IReadOnlyList<ParameterInfo> Operands { get; }

    /// <summary>Its other parameters, without <c>name</c>.</summary>
    public IReadOnlyList<ParameterInfo> Parameters { get; }

    /// <summary>The types of the results, one for each element of a tuple.</summary>
    public IReadOnlyList<string?> Results => typeof(System.Runtime.CompilerServices.ITuple).IsAssignableFrom(Result)
        ? Result.GetGenericArguments().Select(DTypeOf).ToList()
        : [DTypeOf(Result)];

    /// <summary><c>Sym&lt;float&gt;</c> -> <c>float</c>; null for what is no tensor.</summary>
    public static string? DTypeOf(Type type) => type.IsArray ? DTypeOf(type.GetElementType()!)
        : type.Name == "SymIds" ? "long"
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Sym<>)
            ? Type.GetTypeCode(type.GetGenericArguments()[0]) switch
            {
                TypeCode.Int64 => "long",
                TypeCode.Int32 => "int",
                TypeCode.Boolean => "bool",
                _ => "float",
            }
            : null;
}
