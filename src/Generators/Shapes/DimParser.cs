using System;
using System.Collections.Generic;

namespace CompiledNets.Generators.Shapes;

/// <summary>Parses the sizes in <c>[Shape("T", "2*T + 1")]</c>: sums, differences, products and quotients of names and numbers.</summary>
internal sealed class DimParser
{
    // The limit is far more than a size needs, and small enough for a parser that recurses at every parenthesis.
    private const int MaxLength = 256;

    private readonly string _text;
    private readonly Func<string, Symbol> _symbolOf;
    private int _position;

    private DimParser(string text, Func<string, Symbol> symbolOf) => (_text, _symbolOf) = (text, symbolOf);

    /// <returns>The size, or null if the text is not a size.</returns>
    public static Dim? Parse(string text, Func<string, Symbol> symbolOf)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        var parser = new DimParser(text, symbolOf);
        var dim = parser.Sum();
        parser.SkipSpace();
        return parser._position == text.Length ? dim : null;
    }

    /// <summary>Finds the names in <paramref name="text"/>, even if the text is not a valid size.</summary>
    public static IReadOnlyList<string> NamesIn(string text)
    {
        var names = new List<string>();
        Parse(text, name =>
        {
            names.Add(name);
            return new Symbol(name);
        });
        return names;
    }

    private Dim? Sum()
    {
        var sum = Product();
        while (sum is not null)
        {
            if (Accept('+'))
            {
                sum = Product() is { } addend ? sum + addend : null;
            }
            else if (Accept('-'))
            {
                sum = Product() is { } subtrahend ? sum - subtrahend : null;
            }
            else
            {
                break;
            }
        }

        return sum;
    }

    private Dim? Product()
    {
        var product = Operand();
        while (product is not null)
        {
            if (Accept('*'))
            {
                product = Operand() is { } factor ? product * factor : null;
            }
            else if (Accept('/'))
            {
                product = Operand() is { IsConstant: true, Constant: > 0 } divisor ? Dim.FloorDiv(product, divisor.Constant) : null;
            }
            else
            {
                break;
            }
        }

        return product;
    }

    private Dim? Operand()
    {
        if (Accept('('))
        {
            var inner = Sum();
            return Accept(')') ? inner : null;
        }

        SkipSpace();
        var start = _position;
        if (_position < _text.Length && char.IsDigit(_text[_position]))
        {
            while (_position < _text.Length && char.IsDigit(_text[_position]))
            {
                _position++;
            }

            return long.TryParse(_text.Substring(start, _position - start), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
                ? Dim.Of(number)
                : null;
        }

        if (_position < _text.Length && (char.IsLetter(_text[_position]) || _text[_position] == '_'))
        {
            while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] == '_'))
            {
                _position++;
            }

            return Dim.Of(_symbolOf(_text.Substring(start, _position - start)));
        }

        return null;
    }

    private bool Accept(char expected)
    {
        SkipSpace();
        if (_position < _text.Length && _text[_position] == expected)
        {
            _position++;
            return true;
        }

        return false;
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }
}
