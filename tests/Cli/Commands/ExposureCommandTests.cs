using System.Text.Json;

namespace Ringfence.Cli.Tests;

/// <summary><c>exposure</c>: its document, and what it says of clusters without anything.</summary>
public sealed class ExposureCommandTests : IDisposable
{
    private readonly Workspace _workspace = new Workspace()
        .With("shop.yaml", Manifests.Shop)
        .With("none.yaml", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n");

    public void Dispose() => _workspace.Dispose();

    /// <summary>docs/exposure.md, the document.</summary>
    [Fact]
    public void Json_HasTheDocumentedShape()
    {
        JsonElement exposure = _workspace.Run("exposure", "-f", "shop.yaml", "-o", "json").Json();

        Assert.Equal("ringfence.dev/exposure/v1", exposure.GetProperty("schema").GetString());
        JsonKeys.AssertShape(
            exposure,
            [
                "schema", "exposures", "exposures[].endpoint", "exposures[].direction", "exposures[].peer", "exposures[].peer.cidr", "exposures[].peer.entireCluster",
                "exposures[].peer.namespaceSelector", "exposures[].peer.podSelector", "exposures[].ports", "unprotected", "unprotected[].endpoint", "unprotected[].direction", "caveats",
            ],
            ["exposures[].portNames", "caveats[].code", "caveats[].message", "caveats[].more"]);
    }

    /// <summary>semantics.md 5.1: only db is isolated, and only on the way in, where pods of its namespace with app=web may use TCP 5432.</summary>
    [Fact]
    public void Json_ListsSelectorsAndWhoIsNotIsolated()
    {
        JsonElement exposure = _workspace.Run("exposure", "-f", "shop.yaml", "-o", "json").Json();

        JsonElement pods = Assert.Single(exposure.GetProperty("exposures").EnumerateArray(), one => one.GetProperty("peer").TryGetProperty("podSelector", out _));
        Assert.Equal("""{"endpoint":"shop/Deployment/db","direction":"ingress","peer":{"namespaceSelector":"kubernetes.io/metadata.name=shop","podSelector":"app=web"},"ports":"TCP 5432"}""", pods.GetRawText());
        Assert.Equal(
            ["shop/Deployment/db egress", "shop/Deployment/web ingress", "shop/Deployment/web egress"],
            exposure.GetProperty("unprotected").EnumerateArray().Select(one => $"{one.GetProperty("endpoint")} {one.GetProperty("direction")}"));
    }

    [Theory]
    [InlineData("text", "there is nothing to look at")]
    [InlineData("json", "\"exposures\": []")]
    public void Run_OnAnEmptyCluster_SaysSo(string form, string expected)
    {
        CliRun run = _workspace.Run("exposure", "-f", "none.yaml", "-o", form);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }
}
