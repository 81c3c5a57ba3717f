using System.Text;
using Ringfence.Syntax;

namespace Ringfence.Dialects.Tests;

/// <summary>contracts.md: a near miss of NetworkPolicy is an error; other people's kinds of that name are not.</summary>
public sealed class NetworkPolicyKindTests
{
    [Theory]
    [InlineData("networking.k8s.io/v1beta1", "NetworkPolicy", "RF2005", "apiVersion", "networking.k8s.io/v1beta1", "`networking.k8s.io/v1beta1` is not an API version of NetworkPolicy that any supported cluster serves")]
    [InlineData("extensions/v1beta1", "NetworkPolicy", "RF2005", "apiVersion", "extensions/v1beta1", "`extensions/v1beta1` is not an API version of NetworkPolicy that any supported cluster serves")]
    [InlineData("extensions/v1beta1", "Networkpolicy", "RF2005", "apiVersion", "extensions/v1beta1", "`extensions/v1beta1` is not an API version of NetworkPolicy that any supported cluster serves")]
    [InlineData("Networking.k8s.io/v1", "NetworkPolicy", "RF2005", "apiVersion", "Networking.k8s.io/v1", "`Networking.k8s.io/v1` is not an API version of NetworkPolicy that any supported cluster serves")]
    [InlineData("v1", "NetworkPolicy", "RF2005", "apiVersion", "v1", "`v1` is not an API version of NetworkPolicy that any supported cluster serves")]
    [InlineData("networking.k8s.io/v1", "Networkpolicy", "RF2006", "kind", "Networkpolicy", "`Networkpolicy` is not a kind of `networking.k8s.io/v1`; NetworkPolicy is")]
    [InlineData("networking.k8s.io/v1", "NetworkPolicies", "RF2006", "kind", "NetworkPolicies", "`NetworkPolicies` is not a kind of `networking.k8s.io/v1`; NetworkPolicy is")]
    [InlineData("networking.k8s.io/v1", "NetworkPolcy", "RF2006", "kind", "NetworkPolcy", "`NetworkPolcy` is not a kind of `networking.k8s.io/v1`; NetworkPolicy is")]
    [InlineData("networking.k8s.io/v1", "netpol", "RF2006", "kind", "netpol", "`netpol` is not a kind of `networking.k8s.io/v1`; NetworkPolicy is")]
    public void NearMiss_MeantToBeOurs_IsAnError(string apiVersion, string kind, string code, string path, string at, string message)
    {
        Diagnostic? found = NetworkPolicyKind.NearMiss(Document(apiVersion, kind));

        Assert.NotNull(found);
        Assert.Equal((code, path, message), (found.Descriptor.Code, found.Path, found.Message));
        Assert.Equal(at, Encoding.UTF8.GetString(found.Location.Source.Utf8.Span.Slice(found.Location.Span.Start, found.Location.Span.Length)));
        Assert.Equal(new ObjectName(kind, "shop", "p"), found.Object);
        Assert.Null(found.ApiServer);
    }

    [Theory] // no one else has a kind of that name in the groups of Kubernetes itself, today's and earlier ones
    [InlineData("networking")]
    [InlineData("network.k8s.io")]
    [InlineData("apps")]
    [InlineData("batch")]
    [InlineData("discovery.k8s.io")]
    [InlineData("core")]
    [InlineData("policy")]
    [InlineData("k8s.io")]
    public void NearMiss_GroupOfKubernetes_IsAnError(string group) =>
        Assert.Equal("RF2005", NetworkPolicyKind.NearMiss(Document($"{group}/v1", "NetworkPolicy"))?.Descriptor.Code);

    [Theory] // two slips are still a slip; three make another word
    [InlineData("NetwrkPolcy", true)]
    [InlineData("NetwrkPolc", false)]
    public void NearMiss_Kind_IsTwoEditsAwayAtMost(string kind, bool near) =>
        Assert.Equal(near, NetworkPolicyKind.NearMiss(Document("networking.k8s.io/v1", kind)) is not null);

    [Theory]
    [InlineData("networking.k8s.io/v1", "NetworkPolicy")]
    [InlineData("networking.k8s.io/v1", "Ingress")]
    [InlineData("networking.k8s.io/v1", "IngressClass")]
    [InlineData("projectcalico.org/v3", "NetworkPolicy")]
    [InlineData("crd.antrea.io/v1beta1", "NetworkPolicy")]
    [InlineData("policy.networking.k8s.io/v1alpha1", "AdminNetworkPolicy")]
    [InlineData("cilium.io/v2", "CiliumNetworkPolicy")]
    [InlineData("apps/v1", "Deployment")]
    [InlineData("networking.k8s.io/v1", "")]
    public void NearMiss_AnythingElse_IsNone(string apiVersion, string kind) => Assert.Null(NetworkPolicyKind.NearMiss(Document(apiVersion, kind)));

    [Fact]
    public void NearMiss_WithoutApiVersion_PointsAtTheObject()
    {
        SyntaxDocument document = new DocumentReader(ReadLimits.Default, new DiagnosticSink()).Read("a.yaml", "kind: NetworkPolicy\n"u8.ToArray()).Single();

        Diagnostic? found = NetworkPolicyKind.NearMiss(document);

        Assert.Equal(document.Root.Span, found?.Location.Span);
        Assert.Equal("RF2005", found?.Descriptor.Code);
    }

    [Theory]
    [InlineData("networking.k8s.io/v1", "NetworkPolicy", true)]
    [InlineData("networking.k8s.io/v1", "networkpolicy", false)]
    [InlineData("networking.k8s.io/v1beta1", "NetworkPolicy", false)]
    public void Matches_OnlyToTheLetter(string apiVersion, string kind, bool expected) => Assert.Equal(expected, NetworkPolicyKind.Matches(Document(apiVersion, kind)));

    private static SyntaxDocument Document(string apiVersion, string kind) => new DocumentReader(ReadLimits.Default, new DiagnosticSink())
        .Read("a.yaml", Encoding.UTF8.GetBytes($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: p, namespace: shop}}\n")).Single();
}
