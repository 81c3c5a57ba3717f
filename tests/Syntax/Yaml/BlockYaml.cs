using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Ringfence.Syntax.Tests;

/// <summary>Generates block YAML as kubectl and Helm print it, with the nasty shapes in between; shrinks by leaving out lines.</summary>
internal static class BlockYaml
{
    private static readonly string[] Scalars =
    [
        "a", "web-1", "80", "0x50", "8_0", "80.0", "8e1", "010", "-1", "y", "No", "TRUE", "~", "null", "", "1.2.3", "10.0.0.0/8", "a b c", "a:b", "http://x/y", "a#b", "it's",
        "\"\"", "''", "\"a b\"", "'it''s'", "\"tab\\tquote\\\"\"", "\"\\u00e9\\x41\\U0001F600\"", "'{\"a\": [1]}'", "\"a # b: c\"", "é", "日本", "😀 x", "\"日本\"",
        "{}", "[]", "- x", "-x", "?x", ":x", "::/0", "::1", "::ffff:0:0/96", "::", "::a: b", "::a:", "::a\n{0}b", ".5", "+.inf", "-", "|", ">", "@x", "%x", "`x`", "&a x", "*a", "!!str 8", "{a: 1}", "[1, 2]", "a: b", "a:", "'a", "\"a", "a #b", "a  # b",
        "<<", "{{ .x }}", "x-{{ .y }}", "2026-01-01T00:00:00Z", "\"a\" # c", "'a'#b", "\"a\\", "a\tb", "\"a\tb\"", "a ", "\"a\" ", "1_000", "0o17", "0b11", "=", "a, b", "]", "}", ",x",
        "foo\n{0}bar", "foo\n{0} bar\n\n{0}  baz", "\"foo\n{0}bar\"", "'foo \n\n{0} bar'", "\"foo\\\n{0} \\ bar\"", "foo\n{0}bar: x", "foo\n{0}# c", "foo # c\n{0}bar", "\"a\\\n\n{0}b\"",
        "|\n{0}text\n{0} more\n\n{0}end", "|-\n{0}text # no\n{0}key: v", "|+\n{0}text\n\n", ">\n{0}a\n{0}b\n\n{0}c", ">-\n{0}a\n\n\n{0}b", ">\n{0}a\n{0} b", "|2\n{0}x", "| # c\n{0}x", "|\n\n{0}x",
        "|\n{0}\tx\n{0}y\t", "|\n   \n{0}x", "|-\n{0}x\n{0}  \n{0}y", "|\n", ">+\n{0}a\n\n", "|\n{0}x\n # c",
    ];

    private static readonly string[] Keys =
        ["a", "name", "metadata", "app.kubernetes.io/name", "b c", "\"q\"", "'s'", "y", "80", "é", "x-y", "a#b", "-k", "\"a: b\"", "null", "<<", "[x]", "k ", "\"\\x41\"", "http://x", "::a", "true"];

    public static Arbitrary<string> Documents { get; } = Arb.From(
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from size in Gen.Choose(1, 24)
        select Generate(seed, size),
        Shrink);

    /// <summary>The document of a seed; a larger size gives more lines.</summary>
    public static string Generate(int seed, int size)
    {
        Random random = new(seed);
        StringBuilder text = new();
        if (random.Next(6) == 0)
        {
            text.Append("---\n");
        }

        int left = size;
        Collection(random, text, random.Next(8) == 0 ? 2 : 0, 0, ref left);
        string result = text.ToString();
        return random.Next(5) switch
        {
            0 => result.ReplaceLineEndings("\r\n"),
            1 => result.TrimEnd('\n'),
            _ => result,
        };
    }

    private static IEnumerable<string> Shrink(string text)
    {
        string[] lines = text.Split('\n');
        return Enumerable.Range(0, lines.Length).Where(_ => lines.Length > 1).Select(skip => string.Join('\n', lines.Where((_, index) => index != skip)));
    }

    private static void Collection(Random random, StringBuilder text, int indent, int depth, ref int left)
    {
        bool list = random.Next(3) == 0;
        int count = random.Next(1, 5);
        for (int i = 0; i < count && left > 0; i++)
        {
            Noise(random, text, indent);
            text.Append(' ', random.Next(60) == 0 ? indent + 1 : indent);
            Entry(random, text, indent, depth, list, ref left);
        }
    }

    private static void Entry(Random random, StringBuilder text, int indent, int depth, bool list, ref int left)
    {
        left--;
        if (list)
        {
            Item(random, text, indent, depth, ref left);
            return;
        }

        text.Append(random.Next(5) == 0 ? Pick(random, Keys) : $"k{random.Next(10)}").Append(':');
        if (depth < 5 && random.Next(3) == 0)
        {
            text.Append(random.Next(8) == 0 ? " # c\n" : "\n");
            int deeper = indent + random.Next(1, 4);
            if (random.Next(3) == 0)
            {
                for (int i = random.Next(1, 4); i > 0; i--)
                {
                    Noise(random, text, indent);
                    text.Append(' ', indent);
                    Item(random, text, indent, depth + 1, ref left);
                }
            }
            else
            {
                Collection(random, text, deeper, depth + 1, ref left);
            }
        }
        else
        {
            Scalar(random, text, indent);
        }
    }

    private static void Item(Random random, StringBuilder text, int indent, int depth, ref int left)
    {
        int blanks = random.Next(6) == 0 ? 3 : 1;
        text.Append('-');
        switch (depth < 5 ? random.Next(4) : 3)
        {
            case 0:
                text.Append(' ', blanks);
                Entry(random, text, indent + 1 + blanks, depth + 1, random.Next(5) == 0, ref left);
                for (int i = random.Next(3); i > 0; i--)
                {
                    text.Append(' ', indent + 1 + blanks);
                    Entry(random, text, indent + 1 + blanks, depth + 1, false, ref left);
                }

                break;
            case 1:
                text.Append('\n');
                Collection(random, text, indent + random.Next(1, 4), depth + 1, ref left);
                break;
            default:
                Scalar(random, text, indent);
                break;
        }
    }

    private static void Scalar(Random random, StringBuilder text, int indent)
    {
        string scalar = random.Next(2) == 0 ? $"v{random.Next(100)}" : Pick(random, Scalars);
        string deeper = new(' ', indent + random.Next(1, 4));
        text.Append(random.Next(10) == 0 ? "   " : " ").Append(scalar.Replace("{0}", deeper, StringComparison.Ordinal)).Append(random.Next(12) == 0 ? " # c\n" : "\n");
    }

    private static void Noise(Random random, StringBuilder text, int indent)
    {
        string noise = random.Next(24) switch
        {
            0 => "\n",
            1 => "  \n",
            2 => "# comment: x\n",
            3 => new string(' ', indent + 2) + "# deep\n",
            _ => string.Empty,
        };
        text.Append(noise);
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
