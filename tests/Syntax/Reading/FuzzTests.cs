using System.Text;

namespace Ringfence.Syntax.Tests;

/// <summary>Whatever comes in, reading ends, in documents or in diagnostics that can be shown.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Seeds =
    [
        "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: a\n    labels: {app: web, 'x': \"y\"}\n  spec:\n    nodeName: |\n      text\n---\na: &x [1, 2]\nb: *x\n<<: {c: d}\n",
        "{\"apiVersion\": \"v1\", \"items\": [\n  {\"kind\": \"Pod\", \"metadata\": {\"name\": \"a\\u00e9\", \"n\": [1, 2.5e3, null, true]}},\n  {\"kind\": \"Pod\"}\n], \"kind\": \"List\"}\n{\"a\": 1}\n",
        "a: {{ .Values.x }}\n---\n\"q\": 'r'\n? k\n: v\n--- >-\n  folded\n  text\n...\n%TAG ! x\n---\n! a\n",
    ];

    private static readonly string[] Pieces = ["\n", "\t", " ", "\r", "- ", ": ", "{", "}", "[", "]", "\"", "'", "&a ", "*a", "!!int ", "|", ">", "#", "---\n", "...\n", "<<: ", "\0", "\u2028", "é", ",", "\\", "? ", "%", "{{", "0x", "\uFEFF"];

    [Fact]
    public void Read_MutatedDocuments_NeverThrow() => Run(seed: 20261121, rounds: 2500, Mutated);

    [Fact]
    public void Read_RandomBytes_NeverThrow() => Run(seed: 7, rounds: 1000, RandomBytes);

    [Fact]
    public void Read_RandomPieces_NeverThrow() => Run(seed: 99, rounds: 2500, RandomPieces);

    [Fact]
    public void Read_StreamThatGivesAFewBytesAtATime_GivesWhatTheWholeTextGives()
    {
        for (int round = 0; round < 1500; round++)
        {
            Random random = new(20261122 + round);
            byte[] bytes = round < Seeds.Length ? Encoding.UTF8.GetBytes(Seeds[round]) : Mutated(random);
            ReadLimits limits = ReadLimits.Default with { MaxDocumentBytes = random.Next(2) == 0 ? 5000 : 120 };
            string whole = Described(Reading.Of(bytes, limits));
            using TrickleStream trickle = new(bytes, random.Next(1, 9));
            string pieces = Described(Reading.Of(trickle, limits));
            Assert.True(whole == pieces, $"round {round}, {Convert.ToBase64String(bytes)}:\n{whole}\nbut in pieces\n{pieces}");
        }
    }

    private static string Described(Reading reading) =>
        string.Concat(reading.Documents.Select(d => $"{d.ApiVersion} {d.Kind} {d.Location.Position} {d.Location.Source.OriginOffset}\n{TreeText.Of(d.Root)}")) + reading.Faults;

    private static void Run(int seed, int rounds, Func<Random, byte[]> make)
    {
        for (int round = 0; round < rounds; round++)
        {
            byte[] bytes = make(new Random(seed + round));
            try
            {
                Reading reading = Reading.Of(bytes, ReadLimits.Default with { MaxNesting = 50, MaxDocumentBytes = 5000, MaxAliasedNodes = 1000 });
                Assert.All(reading.Found, found => Assert.NotEmpty(DiagnosticRenderer.Render(found)));
                Assert.All(reading.Documents, document => Assert.NotEmpty(TreeText.Of(document.Root)));
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {seed + round}, {Convert.ToBase64String(bytes)}: {exception}");
            }
        }
    }

    private static byte[] Mutated(Random random)
    {
        List<byte> bytes = [.. Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)])];
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 12), bytes.Count - at));
                    bytes.Add((byte)'\n');
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
            }
        }

        return [.. bytes];
    }

    private static byte[] RandomBytes(Random random)
    {
        byte[] bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] RandomPieces(Random random)
    {
        StringBuilder text = new();
        for (int i = random.Next(1, 40); i > 0; i--)
        {
            text.Append(random.Next(2) == 0 ? Pieces[random.Next(Pieces.Length)] : $"k{random.Next(4)}");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private sealed class TrickleStream(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, most));
    }
}
