using System.Reflection;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Fuzz.Tests;

/// <summary>
/// A method of <c>Layers</c>. Random arguments are drawn from its C# declaration and its signature, so a new word needs no change here.
/// </summary>
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

    /// <summary>Gets all words that take tensors. Each overload is a word of its own.</summary>
    public static IReadOnlyList<Word> All { get; } = typeof(Layers).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => !method.IsGenericMethod)
        .Select(method => new Word(method))
        .Where(word => word.Operands.Count > 0)
        .OrderBy(word => word.Method.ToString(), StringComparer.Ordinal)
        .ToList();

    /// <summary>Gets the names of the activations, which are functions of one tensor that a layer takes as an argument.</summary>
    public static IReadOnlyList<string> Activations { get; } = All
        .Where(word => !word.IsLayer && word.Parameters.Count == 0 && word.Signature?.Group == "Activations" && word.Operands.Count == 1)
        .Select(word => word.Name)
        .Distinct()
        .ToList();

    public MethodInfo Method { get; }

    public string Name => Method.Name;

    /// <summary>Gets the signature in the catalogue, or null for words that the front end handles itself.</summary>
    public Signature? Signature { get; }

    /// <summary>True if the method creates a layer, which is then applied to tensors.</summary>
    public bool IsLayer { get; }

    public Type Result { get; }

    public bool IsLoss => Result == typeof(Loss);

    public bool IsMetric => Result == typeof(Metric);

    /// <summary>Gets the parameters for tensors.</summary>
    public IReadOnlyList<ParameterInfo> Operands { get; }

    /// <summary>Gets the other parameters, without <c>name</c>.</summary>
    public IReadOnlyList<ParameterInfo> Parameters { get; }

    /// <summary>Gets the types of the results, one for each element of a tuple.</summary>
    public IReadOnlyList<string?> Results => typeof(System.Runtime.CompilerServices.ITuple).IsAssignableFrom(Result)
        ? Result.GetGenericArguments().Select(DTypeOf).ToList()
        : [DTypeOf(Result)];

    /// <summary>Returns the dtype of a tensor type, such as <c>float</c> for <c>Sym&lt;float&gt;</c>. Returns null for other types.</summary>
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
