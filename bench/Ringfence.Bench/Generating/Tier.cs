namespace Ringfence.Bench;

/// <summary>One of the three tiers that every team has.</summary>
/// <param name="Name">Its <c>app.kubernetes.io/name</c>, and the name of its workload and Service.</param>
/// <param name="Workload">The kind of workload that makes its pods.</param>
/// <param name="Port">The port it listens on, named <c>main</c>.</param>
/// <param name="Share">How many of each ten pods of a namespace are of this tier.</param>
internal sealed record Tier(string Name, string Workload, int Port, int Share)
{
    private const string HashLetters = "bcdfghjklmnpqrstvwxz2456789";
    private const int HashLength = 10;

    /// <summary>What people reach.</summary>
    public static Tier Web { get; } = new("web", "Deployment", 8443, 4);

    /// <summary>What the web tier asks.</summary>
    public static Tier Api { get; } = new("api", "Deployment", 8080, 4);

    /// <summary>Where things are kept.</summary>
    public static Tier Db { get; } = new("db", "StatefulSet", 5432, 2);

    /// <summary>All three; pods of a namespace are dealt out to them in this order, over and over, until each has its share.</summary>
    public static IReadOnlyList<Tier> All { get; } = [Web, Api, Db];

    /// <summary>The tier of a namespace's nth pod, and which of that tier's pods it is.</summary>
    public static (Tier Tier, int Replica) Of(int pod)
    {
        // Ten pods: web, api, db, web, api, db, then two more of the first two.
        int round = pod / 10;
        int place = pod % 10;
        Tier tier = place < 6 ? All[place % 3] : All[place % 2];
        return (tier, (round * tier.Share) + (place < 6 ? place / 3 : 2 + ((place - 6) / 2)));
    }

    /// <summary>The name of one of its pods, as its controller would make it up.</summary>
    public string PodName(int space, int replica) => Workload == "StatefulSet" ? $"{Name}-{replica}" : $"{OwnerName(space)}-k{replica:d4}";

    /// <summary>The name of what owns its pods: the StatefulSet, or the ReplicaSet below the Deployment.</summary>
    public string OwnerName(int space) => Workload == "StatefulSet" ? Name : $"{Name}-{Hash(space)}";

    /// <summary>The hash of its pod template in one namespace.</summary>
    public string Hash(int space)
    {
        ulong state = unchecked(((ulong)(space + 1) * 0x9E3779B97F4A7C15) ^ (ulong)Port);
        return string.Create(HashLength, state, static (letters, seed) =>
        {
            foreach (ref char letter in letters)
            {
                seed = unchecked((seed * 6364136223846793005) + 1442695040888963407);
                letter = HashLetters[(int)((seed >> 33) % (ulong)HashLetters.Length)];
            }
        });
    }
}
