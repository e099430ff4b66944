using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace CompiledNets.Generators.Models;

/// <summary>Converts names of the user or of Keras to names of members.</summary>
internal static class MemberNames
{
    /// <summary>The names of members that every record has.</summary>
    private static readonly string[] s_ofRecords =
        ["Equals", "ReferenceEquals", "GetHashCode", "ToString", "GetType", "Deconstruct", "EqualityContract", "PrintMembers", "Dispose", "MemberwiseClone", "Finalize", "Inputs", "Outputs", "Targets", "Gradients", "Count", "Tensors", "Create"];

    /// <summary>Converts a name to Pascal case: <c>retweetedEarly</c> -> <c>RetweetedEarly</c>, <c>A_2</c> -> <c>A2</c>.</summary>
    public static string Pascal(string name)
    {
        var pascal = new StringBuilder();
        var startsWord = true;
        foreach (var letter in name)
        {
            if (!char.IsLetterOrDigit(letter))
            {
                startsWord = true;
                continue;
            }

            pascal.Append(startsWord ? char.ToUpperInvariant(letter) : letter);
            startsWord = false;
        }

        return pascal.Length == 0 || char.IsDigit(pascal[0]) ? "_" + pascal : pascal.ToString();
    }

    /// <summary>Gets the name of the member of a record of tensors.</summary>
    public static string OfTensor(string name) => Pascal(name) is var member && s_ofRecords.Contains(member, StringComparer.Ordinal) ? member + "Tensor" : member;
}
