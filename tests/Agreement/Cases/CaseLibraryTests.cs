using Ringfence.Testing;

namespace Ringfence.Agreement.Tests;

/// <summary>The loader: what is found, and that nothing in a case folder is silently left unread.</summary>
public sealed class CaseLibraryTests : IDisposable
{
    private const string Policy = "kind: NetworkPolicy\n";

    private readonly string _root = Directory.CreateTempSubdirectory("ringfence-cases-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Names_OfTheRepository_HoldTheGroups()
    {
        IReadOnlyList<string> names = CaseLibrary.OfRepository().Names();

        // semantics.md 7.2 to 7.4: 42, 3 and 3 scenarios.
        Assert.Equal(48, names.Count(name => name.StartsWith("e2e/", StringComparison.Ordinal)));
        Assert.True(names.Count(name => name.StartsWith("seeds/", StringComparison.Ordinal)) >= 45);
        Assert.True(names.Count(name => name.StartsWith("shapes/", StringComparison.Ordinal)) >= 27);
    }

    [Fact]
    public void Names_OfNestedFolders_AreTheInnermostInOrdinalOrder()
    {
        Write("b/two/policies.yaml", Policy);
        Write("b/model.yaml", "");
        Write("a/policies.yaml", Policy);
        Write("README.md", "about");
        Write("cli/one/args", "check -f x");

        Assert.Equal(["a", "b/two"], new CaseLibrary(_root).Names());
    }

    [Fact]
    public void Names_OfNothing_IsRefused()
    {
        FormatException refused = Assert.Throws<FormatException>(() => new CaseLibrary(_root).Names());

        Assert.Contains("no case folder", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_WithAStrayFileBesideCases_IsRefused()
    {
        Write("group/one/policies.yaml", Policy);
        Write("group/notes.txt", "lost");

        FormatException refused = Assert.Throws<FormatException>(() => new CaseLibrary(_root).Names());

        Assert.Contains("group/notes.txt", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("connection.txt")]
    [InlineData("policies.1.yaml")]
    [InlineData("policies.10.yaml")]
    [InlineData("diagnostics.2.txt")]
    [InlineData("model.yaml")]
    public void Read_WithAnUnknownFile_IsRefused(string file)
    {
        Write("one/policies.yaml", Policy);
        Write("one/connections.txt", "a/b c/d:80 allow\n");
        Write($"one/{file}", "");

        FormatException refused = Assert.Throws<FormatException>(() => new CaseLibrary(_root).Read("one"));

        Assert.Contains($"one/{file}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithoutAnyExpectation_IsRefused()
    {
        Write("one/policies.yaml", Policy);
        Write("one/stored.yaml", Policy);

        Assert.Throws<FormatException>(() => new CaseLibrary(_root).Read("one"));
    }

    [Fact]
    public void Read_WithoutPolicies_IsRefused()
    {
        Write("one/connections.txt", "a/b c/d:80 allow\n");

        Assert.Throws<FormatException>(() => new CaseLibrary(_root).Read("one"));
    }

    [Theory]
    [InlineData("connections.txt", "# nothing but a comment\n")]
    [InlineData("connections.txt", "a/b c/d:80 permit\n")]
    [InlineData("connections.txt", "a/b c/d allow\n")]
    [InlineData("connections.txt", "a/b c/d:80 TCP 80\n")]
    [InlineData("connections.txt", "a/b c/d:80 allow deny\n")]
    [InlineData("connections.txt", "a/b c/d tcp 80\n")]
    [InlineData("expect.txt", "peer * x/a true\n")]
    [InlineData("expect.txt", "probe TCP 80\npeer x/a true\n")]
    [InlineData("expect.txt", "probe TCP 80\nall-ingress x true\n")]
    [InlineData("expect.txt", "probe ICMP 80\n")]
    [InlineData("expect.txt", "")]
    [InlineData("diagnostics.txt", "1:1 RF12 spec | text\n")]
    [InlineData("diagnostics.txt", "1:1 RF1234 spec text\n")]
    [InlineData("diagnostics.txt", "")]
    [InlineData("kubernetes-version.txt", "v1.35\n")]
    [InlineData("kubernetes-version.txt", "# none\n")]
    public void Read_WithAMalformedLine_IsRefusedWithItsFile(string file, string text)
    {
        Write("one/policies.yaml", Policy);
        Write($"one/{file}", text);

        FormatException refused = Assert.Throws<FormatException>(() => new CaseLibrary(_root).Read("one"));

        Assert.Contains($"one/{file}:", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithAGapInTheSteps_IsRefused()
    {
        Write("one/policies.yaml", Policy);
        Write("one/connections.txt", "a/b c/d:80 allow\n");
        Write("one/policies.3.yaml", Policy);

        Assert.Throws<FormatException>(() => new CaseLibrary(_root).Read("one"));
    }

    [Fact]
    public void Read_Steps_ReplacePoliciesAndAddToTheCluster()
    {
        Write("group/model.yaml", "model");
        Write("group/one/policies.yaml", "first");
        Write("group/one/connections.txt", "a/b c/d:80 allow  # why\n# a comment\n[2001:db8::1] c/d TCP 80,443; UDP 53\n");
        Write("group/one/cluster.2.yaml", "later");
        Write("group/one/policies.3.yaml", "third");
        Write("group/one/connections.3.txt", "a/b svc/c/d:http/UDP deny\n");

        CaseFolder read = new CaseLibrary(_root).Read("group/one");

        Assert.Equal(["model", "first"], read.Steps[0].Texts.Select(text => text.Text));
        Assert.Equal(["model", "later", "first"], read.Steps[1].Texts.Select(text => text.Text));
        Assert.Equal(["model", "later", "third"], read.Steps[2].Texts.Select(text => text.Text));
        Assert.Equal(
            [new CaseQuestion("group/one/connections.txt", 1, "a/b", "c/d:80", "allow"), new CaseQuestion("group/one/connections.txt", 3, "[2001:db8::1]", "c/d", "TCP 80,443; UDP 53")],
            read.Steps[0].Questions);
        Assert.Empty(read.Steps[1].Questions);
        Assert.Equal([new CaseQuestion("group/one/connections.3.txt", 1, "a/b", "svc/c/d:http/UDP", "deny")], read.Steps[2].Questions);
    }

    [Fact]
    public void Read_WithAClusterOfItsOwn_LeavesTheModelAside()
    {
        Write("model.yaml", "model");
        Write("one/cluster.yaml", "own");
        Write("one/policies.yaml", "policies");
        Write("one/connections.txt", "a/b c/d:80 allow\n");

        Assert.Equal(["own", "policies"], new CaseLibrary(_root).Read("one").Steps[0].Texts.Select(text => text.Text));
    }

    [Theory]
    [InlineData("", "1.36")]
    [InlineData("1.33 1.34 # before JSON\n1.35\n", "1.33 1.34 1.35")]
    public void Read_Versions_AreThoseOfTheFileElseTheNewest(string text, string versions)
    {
        Write("one/policies.yaml", Policy);
        Write("one/connections.txt", "a/b c/d:80 allow\n");
        if (text.Length > 0)
        {
            Write("one/kubernetes-version.txt", text);
        }

        Assert.Equal(versions.Split(' '), new CaseLibrary(_root).Read("one").KubernetesVersions);
    }

    [Fact]
    public void Names_OfTheRepository_HoldEveryVersion() =>
        Assert.Equal(["1.33", "1.34", "1.35", "1.36"], CaseLibrary.OfRepository().Names().SelectMany(name => RepositoryCases.Read(name).KubernetesVersions).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Read_Findings_KeepTextAndOpenParts()
    {
        Write("one/policies.yaml", Policy);
        Write("one/diagnostics.txt", "3:7 RF2001 spec.ingress | spec.ingress: Required value: # not a comment\n*:* RF2002  | *\n");

        IReadOnlyList<ExpectedFinding> findings = new CaseLibrary(_root).Read("one").Findings;

        Assert.Equal([new ExpectedFinding("3:7", "RF2001", "spec.ingress", "spec.ingress: Required value: # not a comment"), new ExpectedFinding("*:*", "RF2002", "", "*")], findings);
        Assert.True(findings[1].Fits(new ExpectedFinding("9:9", "RF2002", "", "any words")));
        Assert.False(findings[0].Fits(findings[0] with { Place = "3:8" }));
    }

    [Fact]
    public void Expects_LaterCalls_OverrideEarlierOnes()
    {
        // semantics.md 7.1: the calls of the upstream suite, every cell true to begin with.
        Write("one/policies.yaml", Policy);
        Write("one/expect.txt", "probe TCP 80\nall-ingress x/a false\npeer y/* x/a true  # but not z\nall-egress y/c false\nprobe UDP 81\n");

        IReadOnlyList<TruthTable> tables = new CaseLibrary(_root).Read("one").Steps[0].Tables;

        Assert.False(tables[0].Expects("x/b", "x/a"));
        Assert.True(tables[0].Expects("y/b", "x/a"));
        Assert.False(tables[0].Expects("y/c", "x/a"));
        Assert.True(tables[0].Expects("z/a", "x/b"));
        Assert.True(tables[1].Expects("y/c", "x/a"));
        Assert.Equal(("UDP", 81), (tables[1].Protocol, tables[1].Port));
    }

    private void Write(string path, string text)
    {
        string full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
