using Ringfence.Diagnostics;

namespace Ringfence.Dialects;

/// <summary>Validates owner references and finalizers (apimachinery <c>pkg/api/validation/objectmeta.go</c>, kubernetes <c>pkg/apis/core/validation</c>).</summary>
internal static class OwnershipValidation
{
    private const string Orphan = "orphan";
    private const string Foreground = "foregroundDeletion";

    /// <summary>Reports incomplete owners, owners that may not be, and a second controller. Their paths have no index.</summary>
    public static void ValidateOwners(ObjectMetadata metadata, FieldPath path, CauseReporter causes)
    {
        OwnerReference? controller = null;
        foreach (OwnerReference owner in metadata.OwnerReferences)
        {
            Validate(owner, path, causes);
            if (owner.Controller != true)
            {
                continue;
            }

            if (controller is null)
            {
                controller = owner;
                continue;
            }

            string fault = $"Only one reference can have Controller set to true. Found \"true\" in references for {NameOf(controller)} and {NameOf(owner)}";
            string all = $"[{string.Join(',', metadata.OwnerReferences.Select(Render))}]";
            causes.Invalid(PolicyDiagnostics.BadOwnerReference, owner.Node, path, all, fault, fault);
        }
    }

    /// <summary>Reports finalizers that are no qualified names, the two that exclude each other, and those without a prefix that are not the server's own.</summary>
    public static void ValidateFinalizers(ObjectMetadata metadata, FieldPath path, CauseReporter causes)
    {
        foreach (Located<string> finalizer in metadata.Finalizers)
        {
            foreach (string fault in LabelSyntax.KeyFaults(finalizer.Value, causes.Version))
            {
                causes.Invalid(PolicyDiagnostics.BadFinalizer, finalizer, path, fault, finalizer.Value, fault);
            }
        }

        string[] names = [.. metadata.Finalizers.Select(finalizer => finalizer.Value)];
        if (names.Contains(Orphan) && names.Contains(Foreground))
        {
            string fault = $"finalizer {Orphan} and {Foreground} cannot be both set";
            string all = causes.Version.PrintsJson
                ? $"[{string.Join(',', names.Select(GoText.Json))}]"
                : $"[]string{{{string.Join(", ", names.Select(GoText.Quote))}}}";
            causes.Invalid(PolicyDiagnostics.BadFinalizer, metadata.FinalizersNode, path, all, fault, Foreground, fault);
        }

        for (int i = 0; i < names.Length; i++)
        {
            if (!names[i].Contains('/', StringComparison.Ordinal) && names[i] is not ("kubernetes" or Orphan or Foreground))
            {
                const string Fault = "name is neither a standard finalizer name nor is it fully qualified";
                causes.Invalid(PolicyDiagnostics.BadFinalizer, metadata.Finalizers[i], path.Item(i), Fault, names[i], Fault);
            }
        }
    }

    private static void Validate(OwnerReference owner, FieldPath path, CauseReporter causes)
    {
        (string group, string version) = GroupAndVersion(owner.ApiVersion.Value);
        RefuseEmpty(version.Length == 0, owner.ApiVersion, "apiVersion", "version must not be empty");
        RefuseEmpty(owner.Kind.Value.Length == 0, owner.Kind, "kind", "must not be empty");
        RefuseEmpty(owner.Name.Value.Length == 0, owner.Name, "name", "must not be empty");
        RefuseEmpty(owner.Uid.Value.Length == 0, owner.Uid, "uid", "must not be empty");
        if ((group, version, owner.Kind.Value) == (string.Empty, "v1", "Event"))
        {
            const string Fault = "/v1, Kind=Event is disallowed from being an owner";
            causes.Invalid(PolicyDiagnostics.BadOwnerReference, owner.Node, path, Render(owner), Fault, Fault);
        }

        void RefuseEmpty(bool empty, Located<string> value, string field, string fault)
        {
            if (empty)
            {
                causes.Invalid(PolicyDiagnostics.BadOwnerReference, value, path.Child(field), fault, $"{field}: {fault}");
            }
        }
    }

    // schema.ParseGroupVersion: one slash at most, else neither is known.
    private static (string Group, string Version) GroupAndVersion(string apiVersion) => apiVersion.Split('/') switch
    {
        [var version] => (string.Empty, version),
        [var group, var version] => (group, version),
        _ => (string.Empty, string.Empty),
    };

    private static string NameOf(OwnerReference owner) => $"{owner.Kind.Value}/{owner.Name.Value}";

    // As JSON, which servers print since 1.34. Before, they printed Go syntax with memory addresses, which cannot be told.
    private static string Render(OwnerReference owner)
    {
        string fields =
            $"\"apiVersion\":{GoText.Json(owner.ApiVersion.Value)},\"kind\":{GoText.Json(owner.Kind.Value)},"
            + $"\"name\":{GoText.Json(owner.Name.Value)},\"uid\":{GoText.Json(owner.Uid.Value)}";
        return $"{{{fields}{Flag("controller", owner.Controller)}{Flag("blockOwnerDeletion", owner.BlockOwnerDeletion)}}}";
    }

    private static string Flag(string name, bool? value) => value is { } set ? $",\"{name}\":{(set ? "true" : "false")}" : string.Empty;
}
