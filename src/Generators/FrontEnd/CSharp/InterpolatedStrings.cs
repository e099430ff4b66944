using System.Text;
using CompiledNets.Generators.FrontEnd.Reporting;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>Evaluates interpolated strings of constants: <c>$"block{i}"</c>.</summary>
internal static class InterpolatedStrings
{
    public static AbstractValue Evaluate(IInterpolatedStringOperation operation, Frame frame)
    {
        var text = new StringBuilder();
        foreach (var part in operation.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation literal:
                    text.Append((frame.Evaluate(literal.Text) as Constant)?.Value);
                    break;
                case IInterpolationOperation { Alignment: null, FormatString: null } hole:
                    var value = frame.Evaluate(hole.Expression);
                    if (value is not Constant constant)
                    {
                        return value is Poison ? value : frame.Problems.RejectUnsupported(hole);
                    }

                    text.Append(ConstantFolder.Text(constant.Value));
                    break;
                default:
                    return frame.Problems.RejectUnsupported(part);
            }
        }

        return new Constant(text.ToString());
    }
}
