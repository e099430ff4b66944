namespace CompiledNets.Cpu;

/// <summary>A function of one number, on vectors.</summary>
internal interface IFunction
{
    V Of<M, V>(V x)
        where M : struct, IVectorUnit<V>
        where V : struct;
}

/// <summary>A function of two numbers, on vectors.</summary>
internal interface IFunction2
{
    V Of<M, V>(V x, V y)
        where M : struct, IVectorUnit<V>
        where V : struct;
}
