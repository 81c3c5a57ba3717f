using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A Service that the API server connects to.</summary>
/// <param name="Holder">The object that says so, as messages name it.</param>
/// <param name="Service">The Service.</param>
/// <param name="Port">Its port; 443 where nothing is written (admissionregistration/v1 <c>ServiceReference</c>).</param>
internal sealed record ApiServerCall(string Holder, ServiceName Service, ushort Port)
{
    private const ushort UsualPort = 443;

    /// <summary>Every such Service once for each object: of admission webhooks, conversion webhooks and extension API servers.</summary>
    public static IEnumerable<ApiServerCall> Of(LintDocuments documents) =>
        documents.OfKind("ValidatingWebhookConfiguration").Concat(documents.OfKind("MutatingWebhookConfiguration")).SelectMany(OfWebhooks)
            .Concat(documents.OfKind("CustomResourceDefinition").SelectMany(held => OfService(held, held.Root["spec"u8]["conversion"u8]["webhook"u8]["clientConfig"u8]["service"u8])))
            .Concat(documents.OfKind("APIService").SelectMany(held => OfService(held, held.Root["spec"u8]["service"u8])))
            .Distinct();

    private static List<ApiServerCall> OfWebhooks(LintObject held)
    {
        List<ApiServerCall> calls = [];
        foreach (SyntaxNode webhook in held.Root["webhooks"u8].Items)
        {
            calls.AddRange(OfService(held, webhook["clientConfig"u8]["service"u8]));
        }

        return calls;
    }

    private static IEnumerable<ApiServerCall> OfService(LintObject held, SyntaxNode service)
    {
        if (service["name"u8] is { Kind: NodeKind.String } name)
        {
            ushort port = service["port"u8].TryGetInt64(out long number) && number is > 0 and <= ushort.MaxValue ? (ushort)number : UsualPort;
            yield return new ApiServerCall($"{held.Kind} `{held.Name}`", new ServiceName(new NamespaceName(service["namespace"u8].Text), name.Text), port);
        }
    }
}
