using Ringfence.Core;
using Ringfence.Diagnostics;

namespace Ringfence.Manifests;

/// <summary>Reads one end of a connection and finds it in the _snapshot.</summary>
internal sealed class QuestionEndParser(ClusterManifests cluster)
{
    // The kinds that other workloads make and stand for.
    private static readonly string[] MadeKinds = ["ReplicaSet", "Job"];

    private readonly ClusterSnapshot _snapshot = cluster.Snapshot;
    private readonly EndpointNames _names = new(cluster.Snapshot);
    private readonly AddressOwners _addresses = new(cluster.Snapshot);

    /// <summary>The end that a part of an argument names; null when it was refused.</summary>
    public QuestionEnd? Parse(QuestionText question, Range part)
    {
        string text = question.Text[part];
        string[] parts = text.Split('/');
        if (text is ['[', .. var inner, ']'])
        {
            return Addresses(question, part, inner);
        }

        // The address before the slash settles it: no namespace looks like one, but for names of digits and dots that the API refuses.
        if (Address.TryParse(parts[0], out _))
        {
            return Addresses(question, part, text);
        }

        if (parts.Any(string.IsNullOrEmpty))
        {
            return Refuse(question, part, QuestionDiagnostics.MalformedEndpoint, text);
        }

        return parts switch
        {
            ["node", var name] => Node(question, part, name),
            ["svc", var name] => Service(question, part, cluster.DefaultNamespace, name),
            ["svc", var space, var name] => Service(question, part, new NamespaceName(space), name),
            [var name] => Bare(question, part, name),
            [var space, var name] => PodOrShorthand(question, part, new NamespaceName(space), name),
            ["service" or "services", var space, var name] => Service(question, part, new NamespaceName(space), name),
            [var space, var kind, var name] => OfKind(question, part, new NamespaceName(space), KindAlias.KindOf(kind), name),
            _ => Refuse(question, part, QuestionDiagnostics.MalformedEndpoint, text),
        };
    }

    private QuestionEnd? Addresses(QuestionText question, Range part, string text)
    {
        if (Cidr.TryParse(text, out Cidr block))
        {
            return block.First != block.Last ? new QuestionEnd.Addresses(block.ToString(), block)
                : question.IsDestination && SpecialAddresses.WhyNoEnd(block.First) is { } why ? Refuse(question, part, QuestionDiagnostics.NoEndOfAConnection, text, why)
                : _addresses.Find(block.First) ?? new QuestionEnd.Addresses(block.ToString(), block);
        }

        int slash = text.IndexOf('/');
        string help = QuestionDiagnostics.Forms;
        if (slash > 0
            && Address.TryParse(text.AsSpan(0, slash), out Address address)
            && int.TryParse(text.AsSpan(slash + 1), out int length)
            && length >= 0
            && length <= Cidr.BitsOf(address.Family))
        {
            help = $"write `{new Cidr(address, length)}` for the block or `{Cidr.Of(address)}` for the one address";
        }

        return slash < 0
            ? Refuse(question, part, QuestionDiagnostics.NotAnAddress, text)
            : Refuse(question, part, QuestionDiagnostics.HostBits, text, help);
    }

    private QuestionEnd? Node(QuestionText question, Range part, string name)
    {
        NodeName node = new(name);
        if (_snapshot.FindNode(node) is { } given)
        {
            return new QuestionEnd.Node(given.Id.Value, given);
        }

        if (_snapshot.Endpoints.Any(endpoint => endpoint.Node == node))
        {
            ClusterNode assumed = new(node, LabelSet.Empty, EndpointAddresses.Unknown);
            return new QuestionEnd.Node(assumed.Id.Value, assumed);
        }

        if (_names.Pod(new NamespaceName("node"), name) is not null)
        {
            return Refuse(question, part, QuestionDiagnostics.UnknownNode, name, $"write `node/Pod/{name}` for the pod of namespace `node`");
        }

        IEnumerable<string> known = _snapshot.Nodes.Select(held => held.Name.Value)
            .Concat(_snapshot.Endpoints.Where(held => held.Node is not null).Select(held => held.Node!.Value.Value));
        string help = _snapshot.Nodes.Count == 0
            ? "give the Node objects too (kubectl get nodes -o yaml), or ask about the node's address"
            : Nearest("node/", name, known);
        return Refuse(question, part, QuestionDiagnostics.UnknownNode, name, help);
    }

    private QuestionEnd? Service(QuestionText question, Range part, NamespaceName space, string name)
    {
        ServiceName id = new(space, name);
        if (_snapshot.FindService(id) is { } service)
        {
            return new QuestionEnd.Service(id.ToString(), service);
        }

        IEnumerable<string> known = _snapshot.Services.Select(held => $"{held.Name.Namespace}/{held.Name.Name}");
        return Refuse(question, part, QuestionDiagnostics.UnknownService, $"{space}/{name}", Nearest("svc/", $"{space}/{name}", known));
    }

    private QuestionEnd? Bare(QuestionText question, Range part, string name)
    {
        List<QuestionEnd> found = [.. _names.WorkloadsNamed(cluster.DefaultNamespace, name)];
        if (_names.Pod(cluster.DefaultNamespace, name) is { } pod)
        {
            found.Insert(0, pod);
        }

        return found switch
        {
            [var only] => only,
            [] => Unknown(question, part, cluster.DefaultNamespace, name, MadeKinds),
            _ => Ambiguous(question, part, cluster.DefaultNamespace, name, found),
        };
    }

    private static QuestionEnd? Ambiguous(QuestionText question, Range part, NamespaceName space, string name, IEnumerable<QuestionEnd> bearers) =>
        Refuse(question, part, QuestionDiagnostics.AmbiguousName, name, space.Value, string.Join(", ", bearers.Select(end => $"`{end.Id}`")));

    private QuestionEnd? PodOrShorthand(QuestionText question, Range part, NamespaceName space, string name)
    {
        if (_names.Pod(space, name) is { } pod)
        {
            return pod;
        }

        // What kubectl prints and takes: deploy/web, in the default namespace.
        if (KindAlias.IsService(space.Value))
        {
            return Service(question, part, cluster.DefaultNamespace, name);
        }

        if (KindAlias.IsKind(space.Value) && _snapshot.FindNamespace(space) is null)
        {
            return OfKind(question, part, cluster.DefaultNamespace, KindAlias.KindOf(space.Value), name);
        }

        // The id of a workload has its kind in it. Where nothing else has the name, leaving the kind out leaves no doubt.
        return _names.WorkloadsNamed(space, name) switch
        {
            [var only] => only,
            [] => Unknown(question, part, space, name, MadeKinds),
            var several => Ambiguous(question, part, space, name, several),
        };
    }

    private QuestionEnd? OfKind(QuestionText question, Range part, NamespaceName space, string kind, string name) =>
        (kind == KindAlias.Pod ? _names.Pod(space, name) : _names.Workload(space, kind, name))
        ?? Unknown(question, part, space, name, kind);

    private QuestionEnd? Unknown(QuestionText question, Range part, NamespaceName space, string name, params IEnumerable<string> kinds)
    {
        string typed = question.Text[part];
        if (AddressText.IsLikeOne(typed))
        {
            return Refuse(question, part, QuestionDiagnostics.NotAnAddress, typed);
        }

        foreach (string kind in kinds)
        {
            if (cluster.Owners.OwnerOf(space, kind, name) is { } owner && _names.Workload(owner) is not null)
            {
                return Refuse(question, part, QuestionDiagnostics.PartOfAnother, EndpointId.Workload(space, kind, name).Value, owner.Value);
            }
        }

        return Refuse(
            question,
            part,
            QuestionDiagnostics.UnknownEndpoint,
            typed.Contains('/') ? typed : $"{space}/{name}",
            _names.Suggest(space, name));
    }

    private static string Nearest(string prefix, string name, IEnumerable<string> known) =>
        EndpointNames.HelpOf([.. NearestName.FindSeveral(name, known, 3).Select(found => prefix + found)]);

    private static QuestionEnd? Refuse(QuestionText question, Range part, DiagnosticDescriptor descriptor, params IReadOnlyList<string> arguments)
    {
        question.Refuse(descriptor, part, arguments);
        return null;
    }
}
