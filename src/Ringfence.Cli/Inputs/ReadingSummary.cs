using Ringfence.Manifests;

namespace Ringfence.Cli;

/// <summary>What <c>-v</c> adds: what was read, and what was passed over.</summary>
internal static class ReadingSummary
{
    /// <summary>Writes it, a line each.</summary>
    public static void Write(TextWriter error, ClusterInput input, int files)
    {
        ClusterManifests cluster = input.Cluster;
        error.WriteLine($"read {Text.Counted(files, "file")}: {Text.Counted(cluster.Snapshot.Endpoints.Count, "endpoint")}, {Text.Counted(cluster.Policies.Count, "policy", "policies")}, {Text.Counted(cluster.Snapshot.Namespaces.Count, "namespace")}");
        foreach (IgnoredKind ignored in cluster.IgnoredKinds)
        {
            error.WriteLine($"skipped {ignored.Count} {ignored.Kind} ({ignored.ApiVersion}): plays no part in connections");
        }

        if (cluster.SkippedDocuments > 0)
        {
            error.WriteLine($"skipped {Text.Counted(cluster.SkippedDocuments, "document")} without apiVersion and kind");
        }
    }
}
