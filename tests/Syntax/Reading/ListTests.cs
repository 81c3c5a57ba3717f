using System.Text;

namespace Ringfence.Syntax.Tests;

/// <summary>Lists, documents, values: how a text becomes objects, and where they stand.</summary>
public sealed class ListTests
{
    private const string Items = """[{"metadata": {"name": "a"}}, {"metadata": {"name": "b"}, "kind": "Own", "apiVersion": "x/v1"}]""";

    [Theory]
    [InlineData("""{"kind": "PodList", "apiVersion": "v1", "items": """ + Items + "}")]
    [InlineData("""{"items": """ + Items + """, "kind": "PodList", "metadata": {"items": [1]}, "apiVersion": "v1"}""")]
    [InlineData("""{"apiVersion": "v1", "metadata": {}, "items": """ + Items + """, "kind": "PodList"}""")]
    [InlineData("apiVersion: v1\nkind: PodList\nitems: " + Items)]
    [InlineData("items: " + Items + "\napiVersion: v1\nkind: PodList\n")]
    public void Read_TypedList_GivesItemsItsKind(string text)
    {
        Reading reading = Reading.Of(text);
        Assert.Empty(reading.Found);
        Assert.Equal(["v1 Pod a", "x/v1 Own b"], reading.Documents.Select(d => $"{d.ApiVersion} {d.Kind} {d.Root["metadata"u8]["name"u8].Text}").Order());
    }

    [Theory]
    [InlineData("""{"kind": "List", "apiVersion": "v1", "items": [{"kind": "List", "items": [{"kind": "Pod", "metadata": {"name": "a"}}]}, {"kind": "Pod", "metadata": {"name": "b"}}]}""")]
    [InlineData("kind: List\nitems:\n- kind: List\n  items:\n  - kind: Pod\n    metadata:\n      name: a\n- kind: Pod\n  metadata:\n    name: b\n")]
    public void Read_ListInAList_IsTakenApartInOrder(string text) => Assert.Equal("a b", Reading.Of(text).Names);

    [Theory]
    [InlineData("kind: PodList\nitems: []\n")]
    [InlineData("kind: PodList\nitems:\n")]
    [InlineData("""{"kind": "PodList", "items": null}""")]
    [InlineData("""{"items": [], "kind": "List"}""")]
    [InlineData("kind: List\n")]
    [InlineData("apiVersion: v1\nkind: PodList\nmetadata: {resourceVersion: '1'}\n")]
    [InlineData("""{"kind": "PodList", "apiVersion": "v1"}""")]
    public void Read_EmptyList_GivesNothing(string text)
    {
        Reading reading = Reading.Of(text);
        Assert.Empty(reading.Documents);
        Assert.Empty(reading.Found);
    }

    [Theory]
    [InlineData("kind: List\nitems: {a: 1}\n", "`items` of kind `List` is a mapping, not a list", "RF1020 2:8")]
    [InlineData("kind: PodList\nitems: none\n", "`items` of kind `PodList` is a string, not a list", "RF1020 2:8")]
    [InlineData("""{"items": {"a": 1}, "kind": "List"}""", "`items` of kind `List` is a mapping, not a list", "RF1020 1:11")]
    [InlineData("""{"kind": "List", "items": 7}""", "`items` of kind `List` is a number, not a list", "RF1020 1:27")]
    [InlineData("""{"kind": "List", "items": [{"kind": "List", "items": true}]}""", "`items` of kind `List` is a boolean, not a list", "RF1020 1:54")]
    public void Read_ItemsThatAreNoList_AreReported(string text, string message, string faults)
    {
        // apimachinery, unstructured/helpers.go: with `items` there it is decoded as a list of raw messages, which these are not.
        Reading reading = Reading.Of(text);
        Assert.Empty(reading.Documents);
        Assert.Equal(faults, reading.Faults);
        Assert.Equal(message, reading.Found[0].Message);
    }

    [Fact]
    public void Read_NamedObjectOfAKindThatEndsInList_IsAnObject() =>
        Assert.Equal("office", Reading.Of("apiVersion: example.org/v1\nkind: AccessList\nmetadata: {name: office}\nspec: {}\n").Names);

    [Theory]
    [InlineData("{\"metadata\": {\"name\": \"a\"}}\n{\"metadata\": {\"name\": \"b\"}}\n")]
    [InlineData("{\"metadata\": {\"name\": \"a\"}}{\"metadata\": {\"name\": \"b\"}}")]
    [InlineData("{\"metadata\": {\"name\": \"a\"}}\n---\n{\"metadata\": {\"name\": \"b\"}}\n")]
    [InlineData("{\"metadata\": {\"name\": \"a\"}}\n---\nmetadata:\n  name: b\n")]
    [InlineData("---\nmetadata:\n  name: a\n--- # second\nmetadata:\n  name: b\n")]
    [InlineData("metadata: {name: a}\n...\n---\nmetadata: {name: b}\n")]
    [InlineData("metadata: {name: a}\n...\nmetadata: {name: b}\n")]
    [InlineData("{metadata: {name: a}}\n---\n  metadata:\n    name: b\n")]
    [InlineData("%YAML 1.1\n---\nmetadata: {name: a}\n---\nmetadata: {name: b}\n")]
    [InlineData("metadata: {name: a}\r\n---\r\nmetadata:\r\n  name: b\r\n")]
    [InlineData("--- {metadata: {name: a}}\n--- \nmetadata: {name: b}")]
    [InlineData("{\"metadata\": {\"name\": \"a\",}}\n---\nmetadata: {name: b}")]
    public void Read_SeveralDocuments_GivesEach(string text)
    {
        Reading reading = Reading.Of(text);
        Assert.Equal(string.Empty, reading.Faults);
        Assert.Equal("a b", reading.Names);
    }

    [Fact]
    public void Read_StreamedItems_KnowTheirPlaceInTheFile()
    {
        const string Text = "{\n  \"items\": [\n    {\"é\": 1, \"name\": \"a\"}, {\"name\":\n      \"b\"}\n  ], \"kind\": \"List\"\n}\n{\"name\": \"c\"}";
        SyntaxDocument[] documents = [.. Reading.Of(Text).Documents];
        Assert.Equal(["3:22", "4:7", "7:10"], documents.Select(d => d.Root["name"u8].Location.Position).Select(p => $"{p.Line}:{p.Column}"));
        byte[] bytes = Encoding.UTF8.GetBytes(Text);
        Assert.All(documents, d =>
        {
            SourceLocation at = d.Root["name"u8].Location;
            Assert.Equal(d.Root["name"u8].Text, Encoding.UTF8.GetString(bytes.AsSpan((int)at.Source.OriginOffset + at.Span.Start + 1, 1)));
        });
    }

    [Fact]
    public void Read_ThousandItems_HoldsOneAtATime()
    {
        using EndlessList list = new(20_000);
        int count = 0;
        foreach (SyntaxDocument document in new DocumentReader(ReadLimits.Default, new DiagnosticSink()).Read("-", list))
        {
            // What has been asked of the stream stays within one buffer of what has been given out.
            count++;
            Assert.True(list.BytesGiven - (count * (long)list.ItemBytes) < 1024 * 1024);
            Assert.True(document.Root.Location.Source.Utf8.Length <= list.ItemBytes);
        }

        Assert.Equal(20_000, count);
    }

    [Theory]
    [InlineData("metadata: {name: a}\n---\nb: [\n---\nmetadata: {name: c}\n", "a c", "RF1001 4:1")]
    [InlineData("metadata: {name: a}\n---\nb: \"x\n---\nmetadata: {name: c}\n", "a c", "RF1014 3:4")]
    [InlineData("metadata: {name: a}\n---\nx: \u0001\n---\nmetadata: {name: c}\n", "a c", "RF1006 3:4")]
    [InlineData("{\"items\": [{\"metadata\": {\"name\": \"a\"}},\n {\"x\": tru},\n {\"metadata\": {\"name\": \"c\"}}], \"kind\": \"List\"}", "a c", "RF1002 2:8")]
    [InlineData("{\n  \"items\": [\n    {\n      \"metadata\": {\"name\": \"a\"}\n    },\n    {\n      \"x\": {\n    },\n    {\n      \"metadata\": {\"name\": \"c\"}\n    }\n  ],\n  \"kind\": \"List\"\n}", "a c", "RF1002 9:5")]
    [InlineData("{\"metadata\": {\"name\": \"a\"}}\n{\"x\": }\n{\"metadata\": {\"name\": \"c\"}}\n", "a c", "RF1002 2:7")]
    [InlineData("{\"x\": \"y\n{\"metadata\": {\"name\": \"a\"}}\n---\nmetadata: {name: c}\n", "a c", "RF1002 1:9")]
    [InlineData("{\n  \"items\": [\n    {\"x\": tru},\n    {\n      \"metadata\": {\"name\": \"c\"}\n    }\n  ]\n}", "c", "RF1002 3:11")]
    public void Read_BrokenPart_DoesNotHideTheOthers(string text, string names, string faults)
    {
        Reading reading = Reading.Of(text);
        Assert.Equal(names, reading.Names);
        Assert.Equal(faults, reading.Faults);
    }

    [Fact]
    public void Read_ItemsWithoutKindBeforeALateKind_AreHeldOnlyUpToTheLimit()
    {
        string items = string.Join(',', Enumerable.Range(0, 40).Select(i => "{\"metadata\": {\"name\": \"n" + i + "\"}}"));
        Reading reading = Reading.Of("{\"items\": [" + items + "], \"kind\": \"PodList\"}", ReadLimits.Default with { MaxDocumentBytes = 400 });
        Assert.Equal("RF1017", Assert.Single(reading.Found).Descriptor.Code);
        Assert.All(reading.Documents, document => Assert.Equal("Pod", document.Kind));
    }

    [Fact]
    public void Read_ItemBeyondTheLimit_IsLeftOutAndTheNextIsRead()
    {
        string big = new('x', 300_000);
        string text = $$"""{"kind": "List", "items": [{"metadata": {"name": "a"} }, {"x": "{{big}}", "y": "{{big}}" }, {"metadata": {"name": "c"} } ]}""";
        Reading reading = Reading.Of(text, ReadLimits.Default with { MaxDocumentBytes = 100_000 });
        Assert.Equal("a c", reading.Names);
        Assert.Equal("RF1008 1:58", reading.Faults);
    }

    [Fact]
    public void Text_OfEscapedJsonString_IsResolved()
    {
        SyntaxNode root = Reading.Of("""{"a\u0062": "x\n\t\"\\\/é \ud83d\ude00 \ud83d"}""").Root;
        Assert.Equal("x\n\t\"\\/é 😀 \uFFFD", root["ab"u8].Text);
    }

    private sealed class EndlessList(int items) : MemoryStream
    {
        private readonly byte[] _item = Encoding.UTF8.GetBytes($$"""{"kind": "Pod", "metadata": {"name": "{{new string('n', 3000)}}" } },""");
        private byte[] _now = "{\"items\": ["u8.ToArray();
        private int _at;
        private int _left = items;

        public int ItemBytes => _item.Length;

        public long BytesGiven { get; private set; }

        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_at == _now.Length)
            {
                _now = _left-- switch
                {
                    > 1 => _item,
                    1 => _item[..^1],
                    0 => "]}"u8.ToArray(),
                    _ => [],
                };
                _at = 0;
            }

            int given = Math.Min(count, _now.Length - _at);
            _now.AsSpan(_at, given).CopyTo(buffer.AsSpan(offset));
            _at += given;
            BytesGiven += given;
            return given;
        }
    }
}
