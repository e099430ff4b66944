using System;
using System.Linq;
using System.Text;
using System.Threading;
using CompiledNets.Generators.Diagnostics;
using CompiledNets.Generators.Emission;
using CompiledNets.Generators.FrontEnd;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Passes;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNets.Generators;

/// <summary>Reads, compiles and emits nets in three steps. A step runs again only if the result of the step before it has changed.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetGenerator : IIncrementalGenerator
{
    private readonly Func<NetModel, CancellationToken, LoweredNet> _lower;

    /// <summary>Creates the generator.</summary>
    public NetGenerator()
        : this(PassPipeline.Run)
    {
    }

    /// <summary>Creates a generator with another second step, so that a test can make that step fail.</summary>
    internal NetGenerator(Func<NetModel, CancellationToken, LoweredNet> lower) => _lower = lower;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // This runs at every keystroke for every net, so it only reads the definition. Problems are dropped here. The analyzer reads the same
        // definition and reports them, so that no source positions enter the pipeline.
        var models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownSymbols.CompiledNetAttributeName,
                static (node, _) => node is ClassDeclarationSyntax,
                static (context, cancellation) => context.TargetSymbol is INamedTypeSymbol type && IsFirst(context, cancellation)
                    ? NetReader.Read(type, context.SemanticModel.Compilation, NoReports.Instance, cancellation)
                    : null)
            .WithTrackingName(TrackingNames.Interpret)
            .Where(static model => model is not null);

        var lower = _lower;
        var lowered = models
            .Select((model, cancellation) => lower(model!, cancellation))
            .WithTrackingName(TrackingNames.Lower);

        var emitted = lowered
            .Select(static (net, cancellation) => NetEmitter.Emit(net, cancellation))
            .WithTrackingName(TrackingNames.Emit);

        var clashing = models
            .Select(static (model, _) => model!.Hierarchy.MetadataName)
            .Collect()
            .Select(static (names, _) => HintNames.Clashing(names));

        context.RegisterSourceOutput(emitted.Combine(clashing), static (context, pair) =>
        {
            var (net, clashing) = pair;
            context.AddSource(HintNames.Of(net.Hierarchy.MetadataName, clashing), SourceText.From(net.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));

            // The analyzer reads definitions only, so errors of the passes and the emitter are reported here. They have no position in the source.
            if (net.Failure is { } failure)
            {
                var text = ProblemCatalogue.Of(ProblemId.InternalError).Format([$"{net.Hierarchy.Name}: {failure}"], "");
                context.ReportDiagnostic(Diagnostic.Create(DiagnosticCatalogue.Of(ProblemId.InternalError), Location.None, text));
            }
        });
    }

    /// <summary>Returns true if the attribute is the first of the class. C# reports a second one, and the class must still be one net.</summary>
    private static bool IsFirst(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol.GetAttributes().FirstOrDefault(own => own.AttributeClass?.ToDisplayString() == KnownSymbols.CompiledNetAttributeName)?
            .ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<ClassDeclarationSyntax>() == context.TargetNode;
}
