using CompiledNets.Generators.FrontEnd.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Reads the calls of one word that is not in the catalogue of layers, because it takes layers or losses instead of tensors.</summary>
internal interface IWordReader
{
    /// <summary>Gets the name of the method of Layers.</summary>
    string Word { get; }

    /// <summary>Reads a call of the word.</summary>
    AbstractValue Read(IInvocationOperation call, Frame frame);
}
