namespace CompiledNets;

/// <summary>A symbolic tensor of ids, for example of words: a <c>Sym&lt;long&gt;</c> or a <c>Sym&lt;int&gt;</c>.</summary>
public sealed class SymIds
{
    private SymIds()
    {
    }

    /// <summary>Converts ids of 64 bits.</summary>
    public static implicit operator SymIds(Sym<long> ids) => throw Definition.IsNotRun();

    /// <summary>Converts ids of 32 bits.</summary>
    public static implicit operator SymIds(Sym<int> ids) => throw Definition.IsNotRun();
}
