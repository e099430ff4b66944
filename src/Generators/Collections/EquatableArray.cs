using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Collections;

/// <summary>An immutable array that is compared by its elements, as the models of an incremental pipeline must be.</summary>
internal readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly T[]? _items;

    public EquatableArray(IEnumerable<T> items) => _items = items is EquatableArray<T> same ? same._items : items.ToArray();

    private EquatableArray(T[] items, bool _) => _items = items;

    public static EquatableArray<T> Empty => default;

    /// <summary>Wraps an array that nothing else uses, without a copy.</summary>
    public static EquatableArray<T> Own(T[] items) => new(items, true);

    private T[] Items => _items ?? [];

    public int Length => Items.Length;

    int IReadOnlyCollection<T>.Count => Items.Length;

    public T this[int index] => Items[index];

    public bool Equals(EquatableArray<T> other)
    {
        var (left, right) = (Items, other.Items);
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var item in Items)
        {
            hash = unchecked((hash * 31) + (item?.GetHashCode() ?? 0));
        }

        return hash;
    }

    public T[] ToArray() => (T[])Items.Clone();

    /// <summary>Returns true if the predicate is true for at least one element. Passes call it for every node, so it avoids an enumerator.</summary>
    public bool Any(Func<T, bool> predicate)
    {
        foreach (var item in Items)
        {
            if (predicate(item))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns true if the predicate is true for every element.</summary>
    public bool All(Func<T, bool> predicate)
    {
        foreach (var item in Items)
        {
            if (!predicate(item))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Applies a function to each element and returns the results as an array.</summary>
    public IReadOnlyList<TResult> Select<TResult>(Func<T, TResult> selector)
    {
        var (items, results) = (Items, new TResult[Items.Length]);
        for (var i = 0; i < items.Length; i++)
        {
            results[i] = selector(items[i]);
        }

        return results;
    }

    /// <summary>Gets an enumerator for <c>foreach</c>, without a heap allocation.</summary>
    public Enumerator GetEnumerator() => new(Items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Items.GetEnumerator();

    /// <summary>Enumerates the elements.</summary>
    public struct Enumerator(T[] items)
    {
        private int _index = -1;

        public readonly T Current => items[_index];

        public bool MoveNext() => ++_index < items.Length;
    }
}

internal static class EquatableArray
{
    public static EquatableArray<T> Of<T>(params T[] items)
        where T : IEquatable<T> => EquatableArray<T>.Own(items);

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new(items);
}
