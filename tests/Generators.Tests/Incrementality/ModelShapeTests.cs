using System.Collections;
using System.Reflection;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Passes;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.Tests.Incrementality;

/// <summary>
/// Checks that models contain no symbols, syntax or compilations, which would become outdated and keep memory in use, and that models compare by
/// content.
/// </summary>
public sealed class ModelShapeTests
{
    private const string Net =
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape("T", 8)] Sym<float> x) => Dense(3, Softmax)(Dropout(0.5f)(x));

            static Objective Train(Sym<float> y, [Shape("T")] Sym<long> label) => Minimize(SparseCategoricalCrossentropy(y, label)).Track(Accuracy(y, label));
        }
        """;

    [Fact]
    public void No_object_of_a_model_has_a_type_of_Roslyn()
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Walk(PassPipeline.Run(Compile.Model(Net)!, CancellationToken.None), "net");
        Assert.True(seen.Count > 100, "The walk must reach the nodes of the graphs.");

        void Walk(object? value, string path)
        {
            if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            {
                return;
            }

            Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or SemanticModel or IOperation or Diagnostic, path + " is " + value.GetType());
            if (value is IEnumerable items)
            {
                foreach (var item in items)
                {
                    Walk(item, path + "[]");
                }
            }

            for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            {
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    Walk(field.GetValue(value), path + "." + field.Name);
                }
            }
        }
    }

    [Fact]
    public void The_same_source_makes_equal_models()
    {
        var (first, second) = (Compile.Model(Net)!, Compile.Model(Net)!);
        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.Equal(PassPipeline.Run(first, CancellationToken.None), PassPipeline.Run(second, CancellationToken.None));
    }

    [Theory]
    [InlineData("Dense(3", "Dense(4")]
    [InlineData("\"T\", 8", "\"T\", 9")]
    [InlineData("0.5f", "0.25f")]
    [InlineData("Accuracy", "SparseCategoricalAccuracy")]
    [InlineData("label", "kind")]
    public void Another_source_makes_another_model(string old, string @new) =>
        Assert.NotEqual(Compile.Model(Net), Compile.Model(Net.Replace(old, @new, StringComparison.Ordinal)));
}
