using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>What pods declare of their ports, group by group, each worked out once.</summary>
internal sealed class GroupPorts
{
    private readonly LintContext _context;
    private readonly Dictionary<LabelGroup, IReadOnlySet<PortName>> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LabelGroup, IReadOnlySet<(Protocol Protocol, int Number)>> _numbers = new(ReferenceEqualityComparer.Instance);

    private GroupPorts(LintContext context) => _context = context;

    /// <summary>What the pods of a cluster declare.</summary>
    public static GroupPorts Of(LintContext context) => context.Shared(one => new GroupPorts(one));

    /// <summary>The port names that some pod of a group declares.</summary>
    public IReadOnlySet<PortName> NamesOf(LabelGroup group)
    {
        if (!_names.TryGetValue(group, out IReadOnlySet<PortName>? names))
        {
            _names.Add(group, names = group.Members
                .Select(member => member.Ports)
                .Distinct()
                .SelectMany(ports => ports)
                .Select(port => new PortName(port.Name, port.Protocol))
                .ToHashSet());
        }

        return names;
    }

    /// <summary>The port numbers that some pod of a group declares, named or not.</summary>
    public IReadOnlySet<(Protocol Protocol, int Number)> NumbersOf(LabelGroup group)
    {
        if (!_numbers.TryGetValue(group, out IReadOnlySet<(Protocol, int)>? numbers))
        {
            _numbers.Add(group, numbers = group.Members
                .Select(_context.Documents.NeedsOf)
                .Distinct()
                .SelectMany(needs => needs.Ports)
                .Where(port => ProtocolName.TryParse(port.Protocol, out _))
                .Select(port => (ProtocolName.TryParse(port.Protocol, out Protocol protocol) ? protocol : Protocol.Tcp, port.Number))
                .ToHashSet());
        }

        return numbers;
    }
}
