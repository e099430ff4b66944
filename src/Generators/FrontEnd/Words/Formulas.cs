using System;
using System.Collections.Generic;
using System.Globalization;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Reads initializers, regularizers and constraints.</summary>
internal static class Formulas
{
    /// <summary>Reads one without arguments: <c>Initializer.Zeros</c>.</summary>
    public static AbstractValue Read(IPropertyReferenceOperation property) => new FormulaValue(FormulaModel.Of(property.Property.Name));

    /// <summary>Reads one with arguments: <c>Initializer.RandomNormal(0, 0.05)</c>. The numbers of all arguments follow each other.</summary>
    public static AbstractValue Read(IInvocationOperation call, Frame frame)
    {
        var operands = Calls.OperandsOf(call, frame);
        var numbers = new List<double>();
        foreach (var (value, _) in operands)
        {
            IReadOnlyList<AbstractValue> elements = value switch
            {
                TupleValue tuple => tuple.Elements,

                // An argument that is null is not given.
                Constant { Value: null } => [],
                _ => [value],
            };
            foreach (var element in elements)
            {
                if (element is not Constant { Value: { } number } || !ConstantFolder.IsNumber(number))
                {
                    return frame.Problems.RejectNotConstant(operands, call.TargetMethod.Name);
                }

                numbers.Add(Convert.ToDouble(number, CultureInfo.InvariantCulture));
            }
        }

        return new FormulaValue(new FormulaModel(call.TargetMethod.Name, numbers.ToEquatableArray()));
    }
}
