using System.Text.Json;
using Ringfence.Testing;

namespace Ringfence.Cli.Tests;

/// <summary>Files of tests (docs/tests.md): what is taken, by the reader and by the published schema alike, and what is refused.</summary>
public sealed class TestFileTests : IDisposable
{
    private static readonly SchemaCheck Schema = new(JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", "test.schema.json"))).RootElement);

    private readonly Workspace _workspace = new Workspace().With("all.yaml", Manifests.Shop);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Schema_Printed_IsThePublishedOne() =>
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", "test.schema.json")), _workspace.Run("test", "--schema").Output);

    [Fact]
    public void Samples_AreTakenByReaderAndSchema()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "tests.md"));
        string shown = page.Split("```yaml\n")[1].Split("```")[0];
        string sample = File.ReadAllText(Path.Combine(Repository.Root, "examples", "shop", "tests.yaml"));
        Assert.All((string[])[shown, sample], text =>
        {
            Assert.True(Schema.Accepts(YamlAsJson.Of(text)), text);
            Assert.NotEqual(2, _workspace.With("t.yaml", text).Run("test", "t.yaml", "-f", "all.yaml").ExitCode);
        });
    }

    /// <summary>Every way to write an end and a port that docs/tests.md lists.</summary>
    [Theory]
    [InlineData("from: [shop/web, shop/Deployment/web, 10.0.0.0/8, '2001:db8::/32']")]
    [InlineData("from: {namespace: [shop, default]}")]
    [InlineData("from: {podSelector: {}}")]
    [InlineData("from: {podSelector: 'app=web,tier in (a,b),track!=canary,!legacy'}")]
    [InlineData("from: {namespaceSelector: team=shop, podSelector: {matchLabels: {app: web}, matchExpressions: [{key: a, operator: In, values: [b]}, {key: c, operator: Exists}]}}")]
    [InlineData("from: {ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}")]
    [InlineData("from: {ipBlock: {cidr: '::/0', except: 'fd00::/8'}}")]
    [InlineData("from: [any, any-pod, any-address, dns]")]
    [InlineData("port: [5432, 53/UDP, 8000-8100/tcp, http, http/SCTP, any, any/TCP]")]
    [InlineData("except: {from: shop/web}")]
    [InlineData("except: [{to: any, port: 80}, {from: {namespace: shop}, to: shop/db, port: http}]")]
    public void File_WithAnyForm_IsTakenByReaderAndSchema(string line)
    {
        string text = TestWith(line);

        Assert.True(Schema.Accepts(YamlAsJson.Of(text)), text);
        CliRun run = _workspace.With("t.yaml", text).Run("test", "t.yaml", "-f", "all.yaml", "-q");
        Assert.True(run.ExitCode is 0 or 1, run.Error);
    }

    /// <summary>Every mistake is refused with its code; so it is by the schema, but for those that no schema can tell.</summary>
    [Theory]
    [InlineData("form: any", "RF1702")]
    [InlineData("to: {podSelectr: app=web}", "RF1702")]
    [InlineData("to: {podSelector: app=web,tier=api}", "RF1702")]
    [InlineData("to: {ipBlock: {cdir: 10.0.0.0/8}}", "RF1702")]
    [InlineData("to: {podSelector: {matchLables: {a: b}}}", "RF1702")]
    [InlineData("except: {form: any}", "RF1702")]
    [InlineData("from: 7", "RF1704")]
    [InlineData("from:", "RF1704")]
    [InlineData("from: []", "RF1704")]
    [InlineData("from: {}", "RF1704")]
    [InlineData("to: {podSelector: [app]}", "RF1704")]
    [InlineData("to: {podSelector: {matchLabels: {version: 1}}}", "RF1704")]
    [InlineData("to: {namespace: 7}", "RF1704")]
    [InlineData("name: 7", "RF1704")]
    [InlineData("name: ' '", "RF1706")]
    [InlineData("port: true", "RF1704")]
    [InlineData("except: [shop/web]", "RF1704")]
    [InlineData("except: [{}]", "RF1704")]
    [InlineData("expect: yes", "RF1706")]
    [InlineData("expect: denied", "RF1706")]
    [InlineData("port: 70000", "RF1706")]
    [InlineData("port: 0", "RF1706")]
    [InlineData("port: 53/ICMP", "RF1706")]
    [InlineData("port: web_port", "RF1706")]
    [InlineData("to: {ipBlock: {cidr: inside}}", "RF1706")]
    [InlineData("to: {podSelector: {matchExpressions: [{key: a, operator: in, values: [b]}]}}", "RF1706")]
    [InlineData("to: {podSelector: {matchExpressions: [{key: a, operator: In}]}}", "RF1707")]
    [InlineData("to: {podSelector: {matchExpressions: [{key: a, operator: Exists, values: [b]}]}}", "RF1707")]
    [InlineData("to: {namespace: shop, namespaceSelector: a=b}", "RF1709")]
    [InlineData("to: {podSelector: a=b, ipBlock: {cidr: 10.0.0.0/8}}", "RF1709")]
    [InlineData("expect: allow", "RF1705")]
    public void File_WithAMistake_IsRefusedByReaderAndSchema(string line, string code)
    {
        string text = TestWith(line);

        Assert.False(Schema.Accepts(YamlAsJson.Of(text)), text);
        AssertRefused(text, code);
    }

    [Theory]
    [InlineData("to: any\n  to: any", "RF1703")]
    [InlineData("port: 9000-8000", "RF1706")]
    [InlineData("to: {ipBlock: {cidr: 10.0.0.1/8}}", "RF1706")]
    [InlineData("to: {ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16]}}", "RF1706")]
    [InlineData("to: {ipBlock: {cidr: 10.0.0.0/8, except: 10.0.0.0/8}}", "RF1706")]
    [InlineData("to: {ipBlock: {cidr: 10.0.0.0/8, except: ['fd00::/16']}}", "RF1706")]
    [InlineData("to: {podSelector: app in web}", "RF1707")]
    [InlineData("to: {podSelector: 'a=b,,c'}", "RF1707")]
    [InlineData("to: {podSelector: -a=b}", "RF1707")]
    [InlineData("to: shop/db:5432", "RF1710")]
    [InlineData("from: svc/shop/db", "RF1711")]
    [InlineData("except: {from: any, port: http}", "RF1712")]
    [InlineData("to: 10.0.0.1/8", "RF1608")]
    [InlineData("to: 127.0.0.1", "RF1614")]
    public void File_WithAMistakeThatNoSchemaTells_IsRefused(string line, string code) => AssertRefused(TestWith(line), code);

    [Theory]
    [InlineData("", "RF1701")]
    [InlineData("# nothing\n", "RF1701")]
    [InlineData("tests: []\n", "RF1704")]
    [InlineData("tests:\n", "RF1704")]
    [InlineData("- name: x\n", "RF1704")]
    [InlineData("test: []\n", "RF1702")]
    [InlineData("tests: [x]\n", "RF1704")]
    [InlineData("tests: [{name: x}]\n", "RF1705")]
    [InlineData("apiVersion: v1\nkind: Pod\n", "RF1701")]
    [InlineData("tests: [\n", "RF1001")]
    [InlineData("tests:\n- {name: x, from: any, to: any, expect: deny}\n- {name: x, from: any, to: any, expect: deny}\n", "RF1708")]
    public void File_WithoutTests_IsRefused(string text, string code) => AssertRefused(text, code);

    /// <summary>A key that is misspelt is told of once, not as unknown and as missing too.</summary>
    [Fact]
    public void File_WithAMisspeltKey_IsToldOfItOnce()
    {
        CliRun run = _workspace.With("t.yaml", "tests:\n- name: x\n  form: any\n  to: shop/db\n  expect: deny\n").Run("test", "t.yaml", "-f", "all.yaml");

        Assert.Contains("t.yaml:3:3: error RF1702: unknown key `form`; did you mean `from`?\n  3 |   form: any\n    |   ^^^^\n", run.Error, StringComparison.Ordinal);
        run.AssertNoAnswer("1 mistake in the tests");
    }

    // The line stands in place of the one with its key.
    private static string TestWith(string line)
    {
        string[] lines = ["name: x", "from: any", "to: shop/db", "port: 5432", "expect: deny"];
        string key = line.Split(':')[0];
        IEnumerable<string> kept = lines.Where(other => other.Split(':')[0] != key && !(line == "expect: allow" && other.StartsWith("port", StringComparison.Ordinal)));
        return $"tests:\n- {string.Join("\n  ", kept.Append(line))}\n";
    }

    private void AssertRefused(string text, string code)
    {
        CliRun run = _workspace.With("t.yaml", text).Run("test", "t.yaml", "-f", "all.yaml");

        run.AssertNoAnswer($"error {code}:");
        Assert.StartsWith("t.yaml:", run.Error, StringComparison.Ordinal);
    }
}
