using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ringfence.Syntax;

/// <summary>What a scalar is when a tag or a quote has a say (go-yaml v2, decode.go scalar and resolve.go).</summary>
internal static class YamlTags
{
    private const string Prefix = "tag:yaml.org,2002:";

    /// <summary>The kind of a scalar; false when its tag asks for a type that its text is not of.</summary>
    public static bool TryKindOf(Scalar scalar, ReadOnlySpan<byte> text, out NodeKind kind)
    {
        kind = NodeKind.String;
        string tag = scalar.Tag.IsEmpty ? string.Empty : scalar.Tag.Value;
        if (tag.Length == 0)
        {
            kind = scalar.Style == ScalarStyle.Plain ? PlainScalar.KindOf(text) : NodeKind.String;
            return true;
        }

        NodeKind? wanted = tag switch
        {
            Prefix + "bool" => NodeKind.Boolean,
            Prefix + "int" or Prefix + "float" => NodeKind.Number,
            Prefix + "null" => NodeKind.Null,
            _ => null,
        };
        if (wanted is null)
        {
            // !!str, !!binary, !!timestamp, `!` and tags of one's own: the text as it stands.
            return true;
        }

        kind = PlainScalar.KindOf(text);
        return kind == wanted;
    }

    /// <summary>Whether a key is <c>&lt;&lt;</c> in its own right: plain without a tag, or with the tag for it or for "whatever it looks like".</summary>
    public static bool IsMergeKey(Scalar scalar) =>
        scalar.Value == "<<"
        && (scalar.Tag.IsEmpty ? scalar.Style == ScalarStyle.Plain : scalar.Tag.Value is "!" or Prefix + "merge");

    /// <summary>A tag as it is usually written: <c>!!int</c>.</summary>
    public static string Short(string tag) => tag.StartsWith(Prefix, StringComparison.Ordinal) ? "!!" + tag[Prefix.Length..] : tag;
}
