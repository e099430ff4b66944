using System.Collections.Generic;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using CompiledNets.Generators.FrontEnd;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNets.CodeFixes;

/// <summary>
/// Adds a method Train to a net that has none, with a target of the right shape for each output, and the loss that fits its last activation.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(AddTrainRefactoring))]
[Shared]
public sealed class AddTrainRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } type
            || model?.GetDeclaredSymbol(type, context.CancellationToken) is not INamedTypeSymbol symbol
            || symbol.GetMembers("Train").Length > 0
            || NetReader.Read(symbol, model.Compilation, NoReports.Instance, context.CancellationToken) is not { IsValid: true } net
            || net.Outputs.Any(output => net.Values[output.Value].Type.DType != DType.Float))
        {
            return;
        }

        context.RegisterRefactoring(CodeAction.Create("Add a method Train", _ => Task.FromResult(Methods.Add(context.Document, root, type, Train(net))), equivalenceKey: "Train"));
    }

    private static string Train(NetModel net)
    {
        var parameters = new List<string>(net.Outputs.Select(output => $"Sym<float> {output.Name}"));
        var losses = new List<string>();
        foreach (var output in net.Outputs)
        {
            var target = net.Outputs.Length == 1 ? "target" : output.Name + "Target";
            var shape = net.Values[output.Value].Type.Shape!.Dims.Skip(1).Select(dim => dim.IsConstant ? dim.ToString() : $"\"{dim}\"").ToList();
            parameters.Add($"[Shape{(shape.Count == 0 ? "" : "(" + string.Join(", ", shape) + ")")}] Sym<float> {target}");
            losses.Add($"{LossFor(net, output)}({output.Name}, {target})");
        }

        return $"static Objective Train({string.Join(", ", parameters)}) => Minimize({string.Join(" + ", losses)});";
    }

    private static string LossFor(NetModel net, OutputModel output) => net.Calls.FirstOrDefault(call => call.Outputs.Contains(output.Value))?.Word switch
    {
        "Sigmoid" => "BinaryCrossentropy",
        "Softmax" => "CategoricalCrossentropy",
        _ => "MeanSquaredError",
    };
}
