using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Signatures;

/// <summary>A tensor that a word is applied to.</summary>
/// <param name="Name">The name of the parameter.</param>
/// <param name="DTypes">The allowed dtypes. A word has an overload for each.</param>
/// <param name="IsVariadic">True if it stands for two or more tensors: <c>Add(a, b, c)</c>.</param>
/// <param name="Summary">The description, for the documentation.</param>
internal sealed record Operand(string Name, IReadOnlyList<DType> DTypes, bool IsVariadic, string Summary)
{
    /// <summary>True if it may be omitted.</summary>
    public bool IsOptional { get; init; }

    /// <summary>True if it holds ids, as <c>Sym&lt;long&gt;</c> or <c>Sym&lt;int&gt;</c>.</summary>
    public bool IsIds => DTypes.Contains(DType.Int32);

    public static Operand Float(string name, string summary = "The tensor.") => new(name, [DType.Float], false, summary);

    public static Operand Ids(string name, string summary) => new(name, [DType.Int64], false, summary);

    /// <summary>Creates an operand of ids with 64 or 32 bits.</summary>
    public static Operand AnyIds(string name, string summary) => new(name, [DType.Int64, DType.Int32], false, summary);

    public static Operand FloatOrIds(string name, string summary) => new(name, [DType.Float, DType.Int64], false, summary);

    public static Operand Many(string name, string summary) => new(name, [DType.Float], true, summary);
}
