using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Puts what was compiled in force; where the kernel refuses some of it, closes the classes it is about and puts the rest in force.</summary>
/// <remarks>
/// The kernel says which changes it refuses, and mostly that names the classes. Where it does not, halves of the classes are tried on the
/// kernel without effect until those are found that it does not take. Other pods never notice.
/// </remarks>
public sealed class ClosingKeeper(RulesetKeeper keeper)
{
    // A part may be refused only once others that were refused before it are out of the way.
    private const int Rounds = 4;

    private readonly Dictionary<ClassId, ClosedClass> _culprits = [];
    private readonly HashSet<string> _parts = new(StringComparer.Ordinal);

    /// <summary>Has the next change try everything again; until then what was refused once is left closed, and asked for no more.</summary>
    public void Forgive()
    {
        _culprits.Clear();
        _parts.Clear();
    }

    /// <summary>Puts a node's ruleset in force.</summary>
    /// <param name="node">What was compiled.</param>
    /// <param name="complete">Adds what is not compiled, such as revoked connections.</param>
    /// <param name="closed">The classes that had to be closed, by chain.</param>
    /// <returns>What it cost; or why nothing of it is in force.</returns>
    /// <exception cref="NetlinkException">The table cannot be read or written.</exception>
    public TableAnswer Keep(CompiledNode node, Func<Ruleset, Ruleset> complete, out ValueArray<ClosedClass> closed)
    {
        RefusalReader? reader = null;
        TableAnswer answer = keeper.Keep(complete(Closed(node)));
        for (int round = 0; round < Rounds && answer is TableAnswer.Refused(var refused); round++)
        {
            if (!Blame(refused, reader ??= new RefusalReader(node)) && !Search(node, complete, refused[0]))
            {
                break;
            }

            answer = keeper.Keep(complete(Closed(node)));
        }

        closed = answer is TableAnswer.Done ? [.. _culprits.Values.OrderBy(one => one.Class.Chain, StringComparer.Ordinal)] : [];
        return answer;
    }

    private Ruleset Closed(CompiledNode node) => ClassCloser.Close(node, _culprits.Keys.ToHashSet(), _parts);

    /// <summary>Takes down the classes that refusals name; false when they name none that is still open.</summary>
    private bool Blame(ValueArray<RefusedChange> refused, RefusalReader reader)
    {
        bool found = false;
        foreach (RefusedChange one in refused)
        {
            IReadOnlyList<PodClass> classes = reader.ClassesOf(one);
            if (classes.Count > 0)
            {
                found |= _parts.Add(RefusalReader.PartOf(one)!);
                foreach (PodClass culprit in classes)
                {
                    found |= _culprits.TryAdd(culprit.Id, new ClosedClass(culprit, one.Error, RefusalReader.Describe(one)));
                }
            }
        }

        return found;
    }

    /// <summary>Finds the classes that the kernel does not take by trying; false when it does not even take the ruleset without any.</summary>
    private bool Search(CompiledNode node, Func<Ruleset, Ruleset> complete, RefusedChange why)
    {
        PodClass[] open = [.. node.Classes.Where(one => !_culprits.ContainsKey(one.Id))];
        HashSet<ClassId> taken = [];
        bool Takes(IEnumerable<PodClass> more)
        {
            HashSet<ClassId> tried = [.. taken, .. more.Select(one => one.Id)];
            HashSet<ClassId> left = node.Classes.Select(one => one.Id).Where(id => !tried.Contains(id)).ToHashSet();
            return keeper.Probe(complete(ClassCloser.Close(node, left, _parts))) is TableAnswer.Done;
        }

        if (open.Length == 0 || !Takes([]))
        {
            return false;
        }

        void Split(ReadOnlyMemory<PodClass> some)
        {
            if (Takes(some.ToArray()))
            {
                taken.UnionWith(some.ToArray().Select(one => one.Id));
            }
            else if (some.Length == 1)
            {
                _culprits.Add(some.Span[0].Id, new ClosedClass(some.Span[0], why.Error, RefusalReader.Describe(why)));
            }
            else
            {
                Split(some[..(some.Length / 2)]);
                Split(some[(some.Length / 2)..]);
            }
        }

        Split(open);
        return true;
    }
}
