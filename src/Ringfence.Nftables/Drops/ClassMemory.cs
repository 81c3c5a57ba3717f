using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>The classes whose ids may stand in a log: those in force, and for a while those that were. Immutable.</summary>
internal sealed class ClassMemory
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly Dictionary<ClassId, (PodClass Class, DateTimeOffset InForce)> _classes;

    private ClassMemory(Dictionary<ClassId, (PodClass Class, DateTimeOffset InForce)> classes) => _classes = classes;

    /// <summary>No classes.</summary>
    public static ClassMemory Empty { get; } = new([]);

    /// <summary>The classes.</summary>
    public IEnumerable<PodClass> Classes => _classes.Values.Select(one => one.Class);

    /// <summary>These classes in force from now on, and those that were in force less than ten minutes ago.</summary>
    public ClassMemory With(ValueArray<PodClass> classes, DateTimeOffset now)
    {
        Dictionary<ClassId, (PodClass Class, DateTimeOffset InForce)> known = classes.ToDictionary(one => one.Id, one => (one, now));
        foreach ((ClassId id, (PodClass Class, DateTimeOffset InForce) one) in _classes.Where(pair => now - pair.Value.InForce < Kept))
        {
            known.TryAdd(id, one);
        }

        return new ClassMemory(known);
    }

    /// <summary>The policies of a class; none for one that nobody remembers.</summary>
    public ValueArray<PolicyRef> PoliciesOf(ClassId id) => _classes.TryGetValue(id, out (PodClass Class, DateTimeOffset InForce) one) ? one.Class.Policies : [];
}
