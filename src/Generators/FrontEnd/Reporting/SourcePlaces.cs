using System;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNets.Generators.FrontEnd.Reporting;

/// <summary>Finds the places and texts of the source that problems are reported with.</summary>
internal static class SourcePlaces
{
    /// <summary>Gets the name in a call, without its receiver and arguments; of any other operation the whole of it.</summary>
    public static Location NameOf(IOperation operation) => operation.Syntax is InvocationExpressionSyntax { Expression: var callee }
        ? (callee is MemberAccessExpressionSyntax access ? access.Name : callee).GetLocation()
        : operation.Syntax.GetLocation();

    /// <summary>Gets the place of an argument: from the first to the last element if a params array is written as several arguments.</summary>
    public static Location Of(IArgumentOperation argument) =>
        argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer.ElementValues: { Length: > 0 } elements } }
            ? Location.Create(argument.Syntax.SyntaxTree, TextSpan.FromBounds(elements[0].Syntax.SpanStart, elements[elements.Length - 1].Syntax.Span.End))
            : argument.Syntax.GetLocation();

    /// <summary>Gets the line of a place: <c>line 12</c>.</summary>
    public static string LineOf(Location location) =>
        "line " + (location.GetLineSpan().StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Gets the source of an expression on one line, cut to a length that fits into a message.</summary>
    public static string TextOf(SyntaxNode syntax)
    {
        const int Longest = 40;
        var text = string.Join(" ", syntax.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= Longest ? text : text.Substring(0, Longest - 3) + "...";
    }
}
