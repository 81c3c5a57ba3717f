using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Dialects;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Decodes ObjectMeta strictly: every field known, every value of its type.</summary>
internal sealed class MetadataReader(DecodeScope scope)
{
    private const int Name = 0;
    private const int GenerateName = 1;
    private const int Namespace = 2;
    private const int Labels = 3;
    private const int Annotations = 4;
    private const int OwnerReferences = 5;

    private static readonly FieldTable Fields = new(
        UnknownFields.Refused,
        "name", "generateName", "namespace", "labels", "annotations", "ownerReferences",
        "uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp",
        "deletionGracePeriodSeconds", "finalizers", "managedFields", "selfLink");

    private static readonly FieldTable OwnerFields = new(
        UnknownFields.Refused, "apiVersion", "kind", "name", "uid", "controller", "blockOwnerDeletion");

    private readonly List<KeyValuePair<string, string>> _pairs = [];
    private readonly Dictionary<(string, string, string), OwnerName> _owners = [];
    private int _generated;

    /// <summary>The metadata of a whole object: a name is required and checked.</summary>
    /// <param name="metadata">The <c>metadata</c> node.</param>
    /// <param name="names">The form that names of this kind have.</param>
    public InventoryMetadata Read(SyntaxNode metadata, NameForm names)
    {
        FieldValues values = Fields.Read(metadata, scope);
        CheckAnnotations(values[Annotations]);
        return new InventoryMetadata(
            NameOf(values[Name], values[GenerateName], metadata, names),
            NamespaceOf(values[Namespace]),
            LabelsOf(values[Labels]),
            OwnerOf(values[OwnerReferences]));
    }

    /// <summary>The labels of a template's metadata, which needs no name.</summary>
    public LabelSet ReadTemplateLabels(SyntaxNode metadata)
    {
        FieldValues values = Fields.Read(metadata, scope);
        CheckAnnotations(values[Annotations]);
        return LabelsOf(values[Labels]);
    }

    private string NameOf(SyntaxNode given, SyntaxNode generate, SyntaxNode metadata, NameForm names)
    {
        string name = scope.OwnString(given);
        if (name.Length > 0)
        {
            if (!names.Accepts(name))
            {
                scope.RefuseValue(
                    InventoryDiagnostics.InvalidName, given, "metadata.name", name, scope.Document.Kind, names.FaultsOf(name));
            }

            return name;
        }

        string prefix = scope.OwnString(generate);
        if (prefix.Length > 0)
        {
            // The server makes up five letters; a star cannot be part of a name, so it clashes with none.
            _generated++;
            return _generated == 1 ? $"{prefix}*" : $"{prefix}*{_generated}";
        }

        if (!scope.Refused)
        {
            scope.Refuse(InventoryDiagnostics.MissingName, metadata.Exists ? metadata : scope.Document.Root, scope.Document.Kind);
        }

        return string.Empty;
    }

    private NamespaceName NamespaceOf(SyntaxNode node)
    {
        string name = scope.String(node);
        if (name.Length == 0)
        {
            return scope.Options.DefaultNamespace;
        }

        if (!NameForm.Label.Accepts(name))
        {
            scope.RefuseValue(
                InventoryDiagnostics.InvalidName, node, "metadata.namespace", name, "Namespace", NameSyntax.LabelFaults(name));
        }

        return new NamespaceName(name);
    }

    private LabelSet LabelsOf(SyntaxNode node)
    {
        if (!scope.IsGiven(node, NodeKind.Mapping) || node.Count == 0)
        {
            return LabelSet.Empty;
        }

        _pairs.Clear();
        foreach (SyntaxEntry entry in node.Entries)
        {
            string key = KeyOf(entry.Key);
            foreach ((string held, _) in _pairs)
            {
                if (string.Equals(held, key, StringComparison.Ordinal))
                {
                    scope.RefuseField(InventoryDiagnostics.DuplicateField, entry.Key, "duplicate field");
                }
            }

            _pairs.Add(new(key, scope.String(entry.Value)));
        }

        // Only valid sets are kept, so one that is known need not be looked at again.
        if (!scope.LabelSets.TryGet(_pairs, out LabelSet labels) && AreValid(node))
        {
            scope.LabelSets.Keep(labels);
        }

        return labels;
    }

    private string KeyOf(SyntaxNode key) => key.Kind == NodeKind.String ? scope.Strings.TextOf(key) : key.KeyText;

    private bool AreValid(SyntaxNode node)
    {
        bool valid = true;
        string path = string.Empty;
        foreach (SyntaxEntry entry in node.Entries)
        {
            (string key, string value) = (KeyOf(entry.Key), entry.Value.Kind == NodeKind.String ? entry.Value.Text : string.Empty);
            IEnumerable<string> keyFaults = LabelSyntax.KeyFaults(key, scope.Options.Version);
            IEnumerable<string> valueFaults = LabelSyntax.ValueFaults(value, scope.Options.Version);
            if (!keyFaults.Any() && !valueFaults.Any())
            {
                continue;
            }

            valid = false;
            if (path.Length == 0)
            {
                // The server leaves the template's metadata out of this one path (ValidatePodTemplateSpec).
                path = NodePath.Of(node, scope.Document.Root).Replace("template.metadata.", "template.", StringComparison.Ordinal);
            }

            scope.RefuseValue(InventoryDiagnostics.InvalidLabel, entry.Key, path, key, "key", keyFaults);
            scope.RefuseValue(InventoryDiagnostics.InvalidLabel, entry.Value, path, value, "value", valueFaults);
        }

        return valid;
    }

    private void CheckAnnotations(SyntaxNode node)
    {
        if (!scope.IsGiven(node, NodeKind.Mapping))
        {
            return;
        }

        foreach (SyntaxEntry entry in node.Entries)
        {
            scope.IsGiven(entry.Value, NodeKind.String);
        }
    }

    private OwnerName? OwnerOf(SyntaxNode node)
    {
        if (!scope.IsGiven(node, NodeKind.Sequence))
        {
            return null;
        }

        OwnerName? chosen = null;
        bool controlled = false;
        foreach (SyntaxNode item in node.Items)
        {
            FieldValues values = OwnerFields.Read(item, scope);
            OwnerName owner = Shared(scope.String(values[0]), scope.String(values[1]), scope.String(values[2]));
            bool controls = scope.Boolean(values[4]);
            if (owner.Kind.Length > 0 && owner.Name.Length > 0 && (chosen is null || (controls && !controlled)))
            {
                chosen = owner;
                controlled = controls;
            }
        }

        return chosen;
    }

    private OwnerName Shared(string apiVersion, string kind, string name)
    {
        if (!_owners.TryGetValue((apiVersion, kind, name), out OwnerName? owner))
        {
            owner = new OwnerName(apiVersion, kind, name);
            _owners.Add((apiVersion, kind, name), owner);
        }

        return owner;
    }
}
