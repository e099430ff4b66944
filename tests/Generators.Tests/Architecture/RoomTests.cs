using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNets.Generators.Tests.Architecture;

/// <summary>Checks that the generator has the rooms of docs/architecture.md, and that each room uses only the rooms that the tables allow.</summary>
public sealed partial class RoomTests
{
    private const string Root = "CompiledNets.Generators.";

    private static readonly string s_generators = Repository.PathOf("src", "Generators");

    /// <summary>Gets the rooms that each room may use, by their paths in src/Generators.</summary>
    private static readonly Dictionary<string, HashSet<string>> s_allowed = File.ReadLines(Repository.PathOf("docs", "architecture.md"))
        .Select(line => Row().Match(line))
        .Where(match => match.Success)
        .ToDictionary(
            match => match.Groups[1].Value + match.Groups[2].Value,
            match => match.Groups[3].Value.Split(", ").ToHashSet(StringComparer.Ordinal));

    private static readonly Dictionary<string, List<SyntaxNode>> s_files = s_allowed.Keys.ToDictionary(room => room, Parse);

    private static readonly Dictionary<string, HashSet<string>> s_types = s_files.ToDictionary(
        room => room.Key,
        room => room.Value.SelectMany(file => file.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()).Select(type => type.Identifier.ValueText).ToHashSet(StringComparer.Ordinal));

    public static TheoryData<string> Rooms
    {
        get
        {
            var rooms = new TheoryData<string>();
            foreach (var room in s_allowed.Keys)
            {
                rooms.Add(room);
            }

            return rooms;
        }
    }

    [Fact]
    public void Every_folder_is_a_room_of_the_architecture()
    {
        var folders = Directory.GetDirectories(s_generators)
            .Concat(Directory.GetDirectories(Path.Combine(s_generators, "FrontEnd")))
            .Where(folder => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Length > 0)
            .Select(folder => Path.GetRelativePath(s_generators, folder).Replace('\\', '/'));
        Assert.Equal(s_allowed.Keys.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_only_the_rooms_that_the_architecture_allows(string room)
    {
        Assert.NotEmpty(s_files[room]);
        foreach (var file in s_files[room])
        {
            Assert.All(UsedBy(file).Where(used => used != NameOf(room)), used => Assert.True(s_allowed[room].Contains(used), $"{file.SyntaxTree.FilePath} uses {used}"));
        }
    }

    [Fact]
    public void A_namespace_is_that_of_its_folder_in_the_front_end()
    {
        foreach (var room in s_allowed.Keys.Where(room => room.StartsWith("FrontEnd", StringComparison.Ordinal)))
        {
            Assert.All(s_files[room], file => Assert.Equal(
                Root + room.Replace('/', '.'),
                file.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Single().Name.ToString()));
        }
    }

    [Fact]
    public void The_evaluator_of_CSharp_reaches_the_language_through_one_small_interface()
    {
        var evaluator = typeof(NetGenerator).Assembly.GetTypes().Where(type => type.Namespace == Root + "FrontEnd.CSharp").ToList();
        var language = Assert.Single(evaluator, type => type.IsInterface);
        Assert.InRange(language.GetMembers().Length, 1, 8);
        Assert.DoesNotContain(evaluator, type => type.IsClass && language.IsAssignableFrom(type));
    }

    private static List<SyntaxNode> Parse(string room)
    {
        var isFrontEnd = room == "FrontEnd";
        return Directory.GetFiles(Path.Combine(s_generators, room), "*.cs", isFrontEnd ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories)
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file).GetRoot())
            .ToList<SyntaxNode>();
    }

    /// <summary>Returns the rooms that a file uses by a using directive or a qualified name. Roslyn counts as a room.</summary>
    private static IEnumerable<string> UsedBy(SyntaxNode file)
    {
        foreach (var directive in file.DescendantNodes().OfType<UsingDirectiveSyntax>().Where(own => own.Alias is null).Select(own => own.NamespaceOrType.ToString()))
        {
            if (directive.StartsWith(Root, StringComparison.Ordinal))
            {
                yield return directive[(directive.LastIndexOf('.') + 1)..];
            }
            else if (directive.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            {
                yield return "Roslyn";
            }
        }

        foreach (var (left, right) in file.DescendantNodes().SelectMany(QualifiedNames))
        {
            if (left == "CodeAnalysis")
            {
                yield return "Roslyn";
            }
            else if (s_types.FirstOrDefault(room => NameOf(room.Key) == left && room.Value.Contains(right)).Key is { } room)
            {
                yield return NameOf(room);
            }
        }
    }

    private static IEnumerable<(string Left, string Right)> QualifiedNames(SyntaxNode node) => node switch
    {
        QualifiedNameSyntax name => [(LastOf(name.Left), name.Right.Identifier.ValueText)],
        MemberAccessExpressionSyntax access => [(LastOf(access.Expression), access.Name.Identifier.ValueText)],
        _ => [],
    };

    private static string LastOf(SyntaxNode name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => "",
    };

    private static string NameOf(string room) => room[(room.LastIndexOf('/') + 1)..];

    [GeneratedRegex(@"^\| `(?:Generators/(\w+)|(FrontEnd/\w+))` \|.*\| ([^|]+) \|$")]
    private static partial Regex Row();
}
