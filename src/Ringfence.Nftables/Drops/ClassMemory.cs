using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>The classes whose ids may stand in a log: those in force, and for a while those that were. Immutable.</summary>
/// <remarks>A packet may be read after the policies that judged it have changed: its words come from the cluster that its class belonged to.</remarks>
internal sealed class ClassMemory
{
    // A cluster is large, and records come within a second or two.
    private const int KeptClusters = 8;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly Dictionary<ClassId, JudgedState> _classes;

    private ClassMemory(Dictionary<ClassId, JudgedState> classes) => _classes = classes;

    /// <summary>No classes.</summary>
    public static ClassMemory Empty { get; } = new([]);

    /// <summary>The classes.</summary>
    public IEnumerable<PodClass> Classes => _classes.Values.Select(one => one.Class);

    /// <summary>These classes in force from now on, and those that were in force less than ten minutes ago.</summary>
    public ClassMemory With(ValueArray<PodClass> classes, PacketQuestion question, DateTimeOffset now)
    {
        Dictionary<ClassId, JudgedState> known = classes.ToDictionary(one => one.Id, one => new JudgedState(one, question, now));
        HashSet<PacketQuestion> recent = [.. _classes.Values.OrderByDescending(one => one.InForce).Select(one => one.Question).OfType<PacketQuestion>().Distinct().Take(KeptClusters)];
        foreach ((ClassId id, JudgedState one) in _classes.Where(pair => now - pair.Value.InForce < Kept))
        {
            known.TryAdd(id, one.Question is { } asked && recent.Contains(asked) ? one : one with { Question = null });
        }

        return new ClassMemory(known);
    }

    /// <summary>Whether a class is remembered.</summary>
    public bool Knows(ClassId id) => _classes.ContainsKey(id);

    /// <summary>The policies of a class; none for one that nobody remembers.</summary>
    public ValueArray<PolicyRef> PoliciesOf(ClassId id) => _classes.TryGetValue(id, out JudgedState? one) ? one.Class.Policies : [];

    /// <summary>Whom to ask about what a class judged; null for one that nobody remembers that well.</summary>
    public PacketQuestion? QuestionOf(ClassId id) => _classes.TryGetValue(id, out JudgedState? one) ? one.Question : null;
}
