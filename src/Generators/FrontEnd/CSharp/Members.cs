using System.Globalization;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>Reads fields and properties.</summary>
internal static class Members
{
    public static AbstractValue Field(IFieldReferenceOperation reference, Frame frame)
    {
        // Roslyn sees the elements of a tuple as fields: pair.Item1, or an element by its name.
        if (reference.Instance is { } instance)
        {
            return frame.Evaluate(instance) switch
            {
                TupleValue tuple when (reference.Field.CorrespondingTupleField ?? reference.Field) is var field
                    && int.TryParse(field.Name.Replace("Item", ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number >= 1 && number <= tuple.Elements.Count => tuple.Elements[number - 1],
                Poison => Poison.Instance,
                _ => frame.Problems.RejectUnsupported(reference),
            };
        }

        frame.Problems.ReportUnreadable(
            reference.Field,
            reference.Syntax.GetLocation(),
            reference.Field.Type.TypeKind == TypeKind.Array
                ? "it is a field, whose elements can change"
                : "it is a field that can change",
            reference.Field.Type.TypeKind == TypeKind.Array ? "Write the array in the definition" : "Declare it const");
        return Poison.Instance;
    }

    public static AbstractValue Property(IPropertyReferenceOperation reference, Frame frame)
    {
        if (frame.Evaluator.Language.Read(reference, frame) is { } value)
        {
            return value;
        }

        if (reference.Instance is { } instance)
        {
            switch (frame.Evaluate(instance))
            {
                case ArrayValue array when reference.Property.Name is "Length" or "Count":
                    return new Constant(array.Elements.Count);
                case Constant { Value: string text } when reference.Property.Name == "Length":
                    return new Constant(text.Length);
                case Poison:
                    return Poison.Instance;
            }
        }

        frame.Problems.ReportUnreadable(reference.Property, reference.Syntax.GetLocation(), "it is a property, which the compiler does not run", "Declare a const instead");
        return Poison.Instance;
    }

    /// <summary>Evaluates <c>layer?.Invoke(x)</c>.</summary>
    public static AbstractValue ConditionalAccess(IConditionalAccessOperation access, Frame frame)
    {
        var receiver = frame.Evaluate(access.Operation);
        if (receiver is Constant { Value: null } or Poison)
        {
            return receiver;
        }

        frame.ConditionalReceivers.Push(receiver);
        try
        {
            return frame.Evaluate(access.WhenNotNull);
        }
        finally
        {
            frame.ConditionalReceivers.Pop();
        }
    }
}
