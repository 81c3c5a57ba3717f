using System.Text;
using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Dialects.Tests;

/// <summary>Reads one NetworkPolicy from text, as of a Kubernetes version.</summary>
internal sealed class PolicyCheck
{
    private PolicyCheck(string text, KubernetesVersion version)
    {
        DiagnosticSink sink = new();
        SyntaxDocument document = new DocumentReader(ReadLimits.Default, sink).Read("policy.yaml", Encoding.UTF8.GetBytes(text)).Single();
        Assert.Empty(sink.Found);
        Document = document;
        Reading = NetworkPolicyReader.Read(document, new NamespaceName("fallback"), version, sink);
        Diagnostics = sink.Found;
    }

    public SyntaxDocument Document { get; }

    public NetworkPolicyReading Reading { get; }

    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>What was found, in order.</summary>
    public IReadOnlyList<Finding> Findings => [.. Diagnostics.Select(found => new Finding(
        found.Descriptor.Code,
        found.Path,
        found.ApiServer ?? (found.ApiServerWarning is { } warning ? $"Warning: {warning}" : string.Empty),
        Encoding.UTF8.GetString(found.Location.Source.Utf8.Span.Slice(found.Location.Span.Start, found.Location.Span.Length))))];

    /// <summary>The server's words alone, in order.</summary>
    public IReadOnlyList<string> Server => [.. Findings.Select(finding => finding.Server)];

    /// <summary>The valid reading.</summary>
    public NetworkPolicyReading.Valid Valid => Assert.IsType<NetworkPolicyReading.Valid>(Reading);

    /// <summary>A whole document.</summary>
    public static PolicyCheck Of(string text) => new(text, KubernetesVersion.Newest);

    /// <summary>A whole document, to a server of some version.</summary>
    public static PolicyCheck Of(string text, string version)
    {
        Assert.True(KubernetesVersion.TryParse(version, out KubernetesVersion parsed));
        return new PolicyCheck(text, parsed);
    }

    /// <summary>The named policy with this spec, in flow style, <c>{ingress: []}</c>.</summary>
    public static PolicyCheck OfSpec(string spec, string version = "1.36") =>
        Of($"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: p, namespace: shop}}\nspec: {spec}\n", version);

    /// <summary>A policy with one ingress rule of one port, in flow style; paths are as below that port.</summary>
    public static PolicyCheck OfPort(string port) => OfSpec($"{{ingress: [{{ports: [{port}]}}]}}");

    /// <summary>A policy with one ingress rule from one peer, in flow style.</summary>
    public static PolicyCheck OfPeer(string peer, string version = "1.36") => OfSpec($"{{ingress: [{{from: [{peer}]}}]}}", version);

    /// <summary>A policy with this podSelector, in flow style.</summary>
    public static PolicyCheck OfSelector(string selector, string version = "1.36") => OfSpec($"{{podSelector: {selector}}}", version);

    /// <summary>A policy with this metadata, in flow style.</summary>
    public static PolicyCheck OfMetadata(string metadata, string version = "1.36") =>
        Of($"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {metadata}\n", version);
}
