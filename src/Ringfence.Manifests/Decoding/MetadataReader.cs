using Ringfence.Core;
using Ringfence.Diagnostics;
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
    private readonly Dictionary<(string, string, string), OwnerReference> _owners = [];
    private int _generated;

    /// <summary>The metadata of a whole object: a name is required and checked.</summary>
    /// <param name="metadata">The <c>metadata</c> node.</param>
    /// <param name="names">The form that names of this kind have.</param>
    public ObjectMetadata Read(SyntaxNode metadata, NameForm names)
    {
        FieldValues values = Fields.Read(metadata, scope);
        CheckAnnotations(values[Annotations]);
        return new ObjectMetadata(
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
                scope.Refuse(InventoryDiagnostics.InvalidName, given, name, $"a {scope.Document.Kind}");
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
            scope.Refuse(InventoryDiagnostics.InvalidName, node, name, "a namespace");
        }

        return new NamespaceName(name);
    }

    private LabelSet LabelsOf(SyntaxNode node)
    {
        if (!scope.IsGiven(node, NodeKind.Mapping))
        {
            return LabelSet.Empty;
        }

        _pairs.Clear();
        foreach (SyntaxEntry entry in node.Entries)
        {
            string key = scope.Strings.TextOf(entry.Key);
            foreach ((string held, _) in _pairs)
            {
                if (string.Equals(held, key, StringComparison.Ordinal))
                {
                    scope.RefuseField(InventoryDiagnostics.DuplicateField, entry.Key, "duplicate field");
                }
            }

            _pairs.Add(new(key, scope.String(entry.Value)));
        }

        return scope.LabelSets.Get(_pairs);
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

    private OwnerReference? OwnerOf(SyntaxNode node)
    {
        if (!scope.IsGiven(node, NodeKind.Sequence))
        {
            return null;
        }

        OwnerReference? chosen = null;
        bool controlled = false;
        foreach (SyntaxNode item in node.Items)
        {
            FieldValues values = OwnerFields.Read(item, scope);
            OwnerReference owner = Shared(scope.String(values[0]), scope.String(values[1]), scope.String(values[2]));
            bool controls = scope.Boolean(values[4]);
            if (owner.Kind.Length > 0 && owner.Name.Length > 0 && (chosen is null || (controls && !controlled)))
            {
                chosen = owner;
                controlled = controls;
            }
        }

        return chosen;
    }

    private OwnerReference Shared(string apiVersion, string kind, string name)
    {
        if (!_owners.TryGetValue((apiVersion, kind, name), out OwnerReference? owner))
        {
            owner = new OwnerReference(apiVersion, kind, name);
            _owners.Add((apiVersion, kind, name), owner);
        }

        return owner;
    }
}
