using CompiledNets.Generators.Emission;
using CompiledNets.Generators.FrontEnd;
using CompiledNets.Generators.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNets.Generators;

/// <summary>Reads nets, compiles them, writes them down: three steps, each run again only where the one before made something else.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Runs at every keystroke for every net: it reads the definition, and optimises nothing. What is wrong is dropped here;
        // the analyzer reads the same definition and reports it, so that no position enters the pipeline.
        var models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownSymbols.CompiledNetAttributeName,
                static (node, _) => node is ClassDeclarationSyntax,
                static (context, cancellation) => context.TargetSymbol is INamedTypeSymbol type
                    ? NetReader.Read(type, context.SemanticModel.Compilation, NoReports.Instance, cancellation)
                    : null)
            .WithTrackingName(TrackingNames.Interpret)
            .Where(static model => model is not null);

        var lowered = models
            .Select(static (model, _) => PassPipeline.Run(model!))
            .WithTrackingName(TrackingNames.Lower);

        var sources = lowered
            .Select(static (net, _) => (HintName: net.Model.Hierarchy.MetadataName.Replace('+', '.') + ".g.cs", Text: NetEmitter.Emit(net)))
            .WithTrackingName(TrackingNames.Emit);

        context.RegisterSourceOutput(sources, static (context, source) =>
            context.AddSource(source.HintName, SourceText.From(source.Text, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false))));
    }
}
