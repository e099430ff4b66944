using System;
using System.Linq;
using System.Text;
using System.Threading;
using CompiledNets.Generators.Diagnostics;
using CompiledNets.Generators.Emission;
using CompiledNets.Generators.FrontEnd;
using CompiledNets.Generators.FrontEnd.Symbols;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Passes;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNets.Generators;

/// <summary>Generates the members of nets in three steps: reads, lowers and emits. A step runs again only if the result of the step before has changed.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetGenerator : IIncrementalGenerator
{
    private readonly Func<NetModel, CancellationToken, LoweredNet> _lower;

    /// <summary>Creates the generator.</summary>
    public NetGenerator()
        : this(PassPipeline.Run)
    {
    }

    /// <summary>Creates a generator with another second step, for tests in which that step fails.</summary>
    internal NetGenerator(Func<NetModel, CancellationToken, LoweredNet> lower) => _lower = lower;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // This step runs at every keystroke for every net, so it only reads the definition. The problems are dropped here: the analyzer
        // reads the same definition and reports them, so that no position enters the pipeline.
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

        var hasOnnx = context.CompilationProvider.Select(static (compilation, _) => KnownSymbols.HasOnnx(compilation));
        var emitted = lowered
            .Combine(hasOnnx)
            .Select(static (pair, cancellation) => NetEmitter.Emit(pair.Left, pair.Right, cancellation))
            .WithTrackingName(TrackingNames.Emit);

        var clashing = models
            .Select(static (model, _) => model!.Hierarchy.MetadataName)
            .Collect()
            .Select(static (names, _) => HintNames.Clashing(names));

        context.RegisterSourceOutput(emitted.Combine(clashing), static (context, pair) =>
        {
            var (net, clashing) = pair;
            context.AddSource(HintNames.Of(net.Hierarchy.MetadataName, clashing), SourceText.From(net.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));

            // The analyzer only reads definitions, so a failure of the passes or of the emitter is reported here, without a place in the source.
            if (net.Failure is { } failure)
            {
                var text = ProblemCatalogue.Of(ProblemId.InternalError).Format([$"{net.Hierarchy.Name}: {failure}"], "");
                context.ReportDiagnostic(Diagnostic.Create(DiagnosticCatalogue.Of(ProblemId.InternalError), Location.None, text));
            }
        });
    }

    /// <summary>Gets whether the attribute is the first of the class. C# reports a second one, and the class is generated once.</summary>
    private static bool IsFirst(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol.GetAttributes().FirstOrDefault(own => own.AttributeClass?.ToDisplayString() == KnownSymbols.CompiledNetAttributeName)?
            .ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<ClassDeclarationSyntax>() == context.TargetNode;
}
