using System.Collections.Generic;
using System.Text;

namespace CompiledNets.Generators.Emission;

/// <summary>Chooses names of local variables: C# identifiers that are unique in a method.</summary>
internal sealed class Identifiers(IEnumerable<string> reserved)
{
    private static readonly HashSet<string> s_keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do",
        "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int",
        "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try",
        "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    private readonly HashSet<string> _taken = [.. reserved];

    // The last number of each name, so that many layers of the same name do not each count from the beginning.
    private readonly Dictionary<string, int> _last = [];

    /// <summary>Takes an identifier for <paramref name="name"/> that is not used in the method.</summary>
    public string Take(string name)
    {
        var identifier = Clean(name);
        var free = identifier;
        if (!_taken.Add(free))
        {
            _last.TryGetValue(identifier, out var i);
            do
            {
                free = identifier + "_" + Shapes.DimPrinter.Number(++i);
            }
            while (!_taken.Add(free));

            _last[identifier] = i;
        }

        return Escape(free);
    }

    /// <summary>Escapes a name if it is a keyword of C#.</summary>
    public static string Escape(string name) => s_keywords.Contains(name) ? "@" + name : name;

    private static string Clean(string name)
    {
        var isClean = name.Length > 0 && !char.IsDigit(name[0]);
        foreach (var letter in name)
        {
            isClean &= char.IsLetterOrDigit(letter) || letter == '_';
        }

        if (isClean)
        {
            return name;
        }

        var identifier = new StringBuilder();
        foreach (var letter in name)
        {
            identifier.Append(char.IsLetterOrDigit(letter) || letter == '_' ? letter : '_');
        }

        return identifier.Length == 0 || char.IsDigit(identifier[0]) ? "_" + identifier : identifier.ToString();
    }
}
