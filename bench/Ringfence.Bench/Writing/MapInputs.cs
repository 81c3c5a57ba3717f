namespace Ringfence.Bench;

/// <summary>What maps are made of: one cluster in many sizes, a flat one, and one before and after a handful of changes.</summary>
/// <param name="folder">The folder; made when it is not there.</param>
internal sealed class MapInputs(string folder)
{
    private const string SetsToTest =
        """
        tests:
        - name: only the API reaches a database
          from: any
          to: {podSelector: app.kubernetes.io/name=db}
          port: 5432
          expect: deny
          except: {from: {podSelector: app.kubernetes.io/name=api}}
        - name: every pod reaches DNS
          from: any-pod
          to: dns
          port: [53/UDP, 53/TCP]
          expect: allow
        - name: nothing reaches the metadata endpoint
          from: any
          to: 169.254.169.254
          expect: deny

        """;

    /// <summary>The sizes for growth curves, in pods; the last is the largest that is asked for.</summary>
    public static IReadOnlyList<ClusterSize> Sizes { get; } = [.. ((int[])[100, 300, 1_000, 3_000, 10_000, 30_000, 100_000]).Select(pods => new ClusterSize(pods))];

    /// <summary>The size of the cluster before and after the changes.</summary>
    public static ClusterSize Changing { get; } = new(5_000);

    /// <summary>1,000 pods that have nothing in common.</summary>
    public ClusterFiles Flat => new(Path.Combine(folder, "flat"));

    /// <summary>The same with twice the rules.</summary>
    public ClusterFiles FlatTwice => new(Path.Combine(folder, "flat-twice"));

    /// <summary>The cluster before the changes.</summary>
    public ClusterFiles Old => new(Path.Combine(folder, "old"));

    /// <summary>The cluster after them.</summary>
    public ClusterFiles New => new(Path.Combine(folder, "new"));

    /// <summary>A file of tests about sets that every one of the clusters has.</summary>
    public string Tests => Path.Combine(folder, "tests.yaml");

    /// <summary>The cluster of one size.</summary>
    public ClusterFiles Of(ClusterSize size) => new(Path.Combine(folder, $"pods-{size.Pods}"));

    /// <summary>Writes them all; 0.5 GB.</summary>
    public void Write()
    {
        foreach (ClusterSize size in Sizes)
        {
            Of(size).WriteSlim(ClusterObjects.Spaces(size, ObjectForm.Manifest));
        }

        Flat.WriteSlim(FlatObjects.Spaces(1));
        FlatTwice.WriteSlim(FlatObjects.Spaces(2));
        Old.WriteSlim(ClusterObjects.Spaces(Changing, ObjectForm.Manifest));
        New.WriteSlim(ClusterChanges.Spaces(Changing));
        File.WriteAllText(Tests, SetsToTest);
    }
}
