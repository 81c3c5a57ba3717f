using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Ringfence.Testing;

/// <summary>
/// What can vary in a tree of records, as keys such as <c>Policies[].PolicyTypes=null</c>: those a type can show, and those a
/// value does show. The first list comes from the types, so a field that is added later is asked for without anyone remembering.
/// </summary>
public static class ShapeKeys
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo Property, NullabilityInfo Nullability)[]> Properties = new();

    /// <summary>Every key that some value of this type shows.</summary>
    public static IReadOnlySet<string> Possible(Type type)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        AddPossible(type, null, type.Name, keys);
        return keys;
    }

    /// <summary>The keys that this value shows, each once.</summary>
    public static IReadOnlySet<string> In(object value)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        AddFound(value.GetType(), null, value, value.GetType().Name, keys);
        return keys;
    }

    private static void AddPossible(Type type, NullabilityInfo? nullability, string path, SortedSet<string> keys)
    {
        if (MayBeNull(type, nullability))
        {
            keys.Add($"{path}=null");
            keys.Add($"{path}=set");
        }

        Type inner = Nullable.GetUnderlyingType(type) ?? type;
        if (inner.IsEnum)
        {
            keys.UnionWith(Enum.GetNames(inner).Select(name => $"{path}={name}"));
        }
        else if (inner == typeof(bool))
        {
            keys.UnionWith([$"{path}=True", $"{path}=False"]);
        }
        else if (IsCollection(inner))
        {
            keys.UnionWith([$"{path}=empty", $"{path}=filled"]);
            if (ItemOf(inner) is { } item)
            {
                AddPossible(item, nullability?.GenericTypeArguments[0], path + "[]", keys);
            }
        }
        else if (inner.IsAbstract)
        {
            keys.UnionWith(inner.GetNestedTypes().Where(inner.IsAssignableFrom).Select(option => $"{path}={option.Name}"));
        }
        else if (IsRecord(inner))
        {
            foreach ((PropertyInfo property, NullabilityInfo of) in PropertiesOf(inner))
            {
                AddPossible(property.PropertyType, of, $"{path}.{property.Name}", keys);
            }
        }
    }

    private static void AddFound(Type type, NullabilityInfo? nullability, object? value, string path, HashSet<string> keys)
    {
        if (MayBeNull(type, nullability))
        {
            keys.Add(value is null ? $"{path}=null" : $"{path}=set");
        }

        Type inner = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null)
        {
            return;
        }

        if (inner.IsEnum || inner == typeof(bool))
        {
            keys.Add($"{path}={value}");
        }
        else if (IsCollection(inner))
        {
            object?[] items = [.. ((IEnumerable)value).Cast<object?>()];
            keys.Add(items.Length == 0 ? $"{path}=empty" : $"{path}=filled");
            if (ItemOf(inner) is { } item)
            {
                Array.ForEach(items, each => AddFound(item, nullability?.GenericTypeArguments[0], each, path + "[]", keys));
            }
        }
        else if (inner.IsAbstract)
        {
            keys.Add($"{path}={value.GetType().Name}");
        }
        else if (IsRecord(inner))
        {
            foreach ((PropertyInfo property, NullabilityInfo of) in PropertiesOf(inner))
            {
                AddFound(property.PropertyType, of, property.GetValue(value), $"{path}.{property.Name}", keys);
            }
        }
    }

    private static bool MayBeNull(Type type, NullabilityInfo? nullability) =>
        Nullable.GetUnderlyingType(type) is not null || nullability?.ReadState == NullabilityState.Nullable;

    private static bool IsCollection(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);

    /// <summary>The item type of a list; null for a dictionary, whose keys and values are free text.</summary>
    private static Type? ItemOf(Type type) => type.GetGenericArguments() is [Type item] ? item : null;

    private static bool IsRecord(Type type) => type.Namespace == "Ringfence.Reference";

    private static (PropertyInfo Property, NullabilityInfo Nullability)[] PropertiesOf(Type type) => Properties.GetOrAdd(type, static owner =>
    {
        var context = new NullabilityInfoContext();
        return [.. owner.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => (property, context.Create(property)))];
    });
}
