using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Reads ends of tests: names, the words for many, mappings that select pods or addresses, or a list of these.</summary>
internal sealed class EndReader(TestDecoder decoder, SelectorReader selectors)
{
    private const string Form =
        "write a name such as `shop/web` or `10.0.0.0/8`, one of `any`, `any-pod`, `any-address`, `dns`, or a mapping with `namespace` and `podSelector`";

    private static readonly string[] SetKeys = ["namespace", "namespaceSelector", "podSelector", "ipBlock"];
    private static readonly NamespaceScope AnyNamespace = new NamespaceScope.Matching(LabelSelector.Everything);

    // Where kubeadm and most providers keep the cluster's DNS server, whatever it is.
    private static readonly NamespaceScope DnsNamespace = new NamespaceScope.Only(new NamespaceName("kube-system"));
    private static readonly LabelSelector DnsPods = new([LabelRequirement.Equal("k8s-app", "kube-dns")]);

    /// <summary>The ends of a node; those that are refused are left out.</summary>
    /// <param name="node">The node.</param>
    /// <param name="key">The key that it is the value of: <c>from</c> or <c>to</c>.</param>
    public IReadOnlyList<WrittenEnd> Read(SyntaxNode node, string key) =>
        [.. decoder.OneOrMany(node, key, Form).SelectMany(item => ReadOne(item, key))];

    private IEnumerable<WrittenEnd> ReadOne(SyntaxNode node, string key)
    {
        if (node.Kind == NodeKind.Mapping)
        {
            return ReadSet(node, key);
        }

        return decoder.Text(node, key, Form) switch
        {
            null => [],
            "any" => [new WrittenEnd.Selected(AnyNamespace, LabelSelector.Everything, node), new WrittenEnd.Outside(AddressSet.All, node)],
            "any-pod" => [new WrittenEnd.Selected(AnyNamespace, LabelSelector.Everything, node)],
            "any-address" => [new WrittenEnd.Outside(AddressSet.All, node)],
            "dns" => [new WrittenEnd.Selected(DnsNamespace, DnsPods, node)],
            var name => Name(name, node),
        };
    }

    private IEnumerable<WrittenEnd> Name(string text, SyntaxNode node)
    {
        int colon = text.LastIndexOf(':');
        if (colon < 0 || text.StartsWith('[') || Address.TryParse(text.Split('/')[0], out _))
        {
            return [new WrittenEnd.Named(text, node)];
        }

        decoder.Refuse(AssertionDiagnostics.PortBehindEnd, node, text, text[..colon], text[(colon + 1)..]);
        return [];
    }

    private IEnumerable<WrittenEnd> ReadSet(SyntaxNode node, string key)
    {
        Dictionary<string, SyntaxNode> keys = decoder.Keys(node, key, Form, SetKeys);
        if (keys.TryGetValue("ipBlock", out SyntaxNode block))
        {
            foreach (string other in SetKeys.Where(other => other != "ipBlock" && keys.ContainsKey(other)))
            {
                decoder.Refuse(AssertionDiagnostics.ConflictingKeys, node, other, "ipBlock");
            }

            return ReadBlock(block) is { } addresses ? [new WrittenEnd.Outside(addresses, node)] : [];
        }

        if (keys.Count == 0)
        {
            if (node.Count == 0)
            {
                decoder.Refuse(AssertionDiagnostics.WrongType, node, key, "a set of ends", "an empty mapping", "write `any-pod` for every pod");
            }

            return [];
        }

        LabelSelector pods = keys.TryGetValue("podSelector", out SyntaxNode labels) ? selectors.Read(labels, "podSelector") : LabelSelector.Everything;
        if (keys.ContainsKey("namespace") && keys.TryGetValue("namespaceSelector", out _))
        {
            decoder.Refuse(AssertionDiagnostics.ConflictingKeys, node, "namespace", "namespaceSelector");
        }

        return keys.TryGetValue("namespaceSelector", out SyntaxNode spaces)
            ? [new WrittenEnd.Selected(new NamespaceScope.Matching(selectors.Read(spaces, "namespaceSelector")), pods, node)]
            : keys.TryGetValue("namespace", out SyntaxNode names) ? NamespacesOf(names).Select(scope => new WrittenEnd.Selected(scope, pods, node))
            : [new WrittenEnd.Selected(AnyNamespace, pods, node)];
    }

    private List<NamespaceScope.Only> NamespacesOf(SyntaxNode node)
    {
        const string form = "write the namespace's name, or a list of names";
        return
        [
            .. decoder.OneOrMany(node, "namespace", form)
                .Select(name => decoder.Text(name, "namespace", form))
                .OfType<string>()
                .Select(name => new NamespaceScope.Only(new NamespaceName(name))),
        ];
    }

    private AddressSet? ReadBlock(SyntaxNode node)
    {
        const string form = "write `ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}`";
        Dictionary<string, SyntaxNode> keys = decoder.Keys(node, "ipBlock", form, ["cidr", "except"]);
        if (!keys.TryGetValue("cidr", out SyntaxNode cidr))
        {
            if (node.Kind == NodeKind.Mapping)
            {
                decoder.Refuse(AssertionDiagnostics.MissingKey, node, "cidr", form);
            }

            return null;
        }

        if (CidrOf(cidr, form) is not { } whole)
        {
            return null;
        }

        AddressSet left = AddressSet.Of(whole);
        foreach (SyntaxNode item in keys.TryGetValue("except", out SyntaxNode holes) ? decoder.OneOrMany(holes, "except", form) : [])
        {
            left = HoleOf(item, whole, form) is { } hole ? left.Except(AddressSet.Of(hole)) : left;
        }

        return left;
    }

    /// <summary>A block that is carved out: as in policies, a smaller one within the other. One elsewhere would carve out nothing.</summary>
    private Cidr? HoleOf(SyntaxNode node, Cidr whole, string form)
    {
        if (CidrOf(node, form) is not { } hole)
        {
            return null;
        }

        if (hole != whole && whole.Contains(hole))
        {
            return hole;
        }

        decoder.Refuse(AssertionDiagnostics.InvalidValue, node, node.Text, $"a smaller block within `{whole}`", "write a part of `cidr`, or leave it out");
        return null;
    }

    private Cidr? CidrOf(SyntaxNode node, string form)
    {
        if (decoder.Text(node, "cidr", form) is not { } text)
        {
            return null;
        }

        if (Cidr.TryParse(text, out Cidr block))
        {
            return block;
        }

        decoder.Refuse(AssertionDiagnostics.InvalidValue, node, text, "a block of addresses", "write one like 10.0.0.0/8 or fd00::/8, with no bits set after the prefix");
        return null;
    }
}
