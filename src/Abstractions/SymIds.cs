namespace CompiledNets;

/// <summary>A symbolic tensor of whole numbers that stand for something, words as a rule: a <c>Sym&lt;long&gt;</c> or a <c>Sym&lt;int&gt;</c>.</summary>
public sealed class SymIds
{
    private SymIds()
    {
    }

    /// <summary>Ids of 64 bits.</summary>
    public static implicit operator SymIds(Sym<long> ids) => throw Definition.IsNotRun();

    /// <summary>Ids of 32 bits.</summary>
    public static implicit operator SymIds(Sym<int> ids) => throw Definition.IsNotRun();
}
