using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Who may exchange what, asked of endpoints that policies treat alike and one side at a time: for advice, which must know which side stops something.</summary>
/// <remarks>Core folds the regions that it reads from; nothing is decided here. Pods that have ended are in no kin. Not for several threads at once.</remarks>
public sealed class KinReach
{
    private readonly ClassModel _model;
    private readonly PolicyIndex _policies;
    private readonly ClusterSnapshot _snapshot;
    private readonly Dictionary<EndpointId, EndpointKin> _kinOf = [];
    private readonly Dictionary<(int Kin, Direction Direction), DirectionProgram> _programs = [];

    /// <summary>Sorts the endpoints of a snapshot.</summary>
    /// <param name="snapshot">The cluster.</param>
    /// <param name="profile">What to assume where upstream is silent.</param>
    public KinReach(ClusterSnapshot snapshot, EnforcementProfile profile)
    {
        _snapshot = snapshot;
        _model = ClassBuilder.Build(snapshot, profile);
        _policies = new PolicyIndex(snapshot.Tiers);
        List<Endpoint>[] members = [.. _model.Classes.Select(_ => new List<Endpoint>())];
        for (int i = 0; i < snapshot.Endpoints.Count; i++)
        {
            if (_model.ClassOf[i] is >= 0 and var number)
            {
                members[number].Add(snapshot.Endpoints[i]);
            }
        }

        Kins = [.. _model.Classes.Select(one => new EndpointKin(one, members[one.Number]))];
        foreach (EndpointKin kin in Kins)
        {
            foreach (Endpoint member in kin.Members)
            {
                _kinOf.Add(member.Id, kin);
            }
        }
    }

    /// <summary>Every kin.</summary>
    public IReadOnlyList<EndpointKin> Kins { get; }

    /// <summary>The kin of an endpoint; null for a pod that has ended.</summary>
    public EndpointKin? KinOf(Endpoint endpoint) => _kinOf.GetValueOrDefault(endpoint.Id);

    /// <summary>What policies say to the endpoints of a kin in a direction: who isolates them, and with which rules.</summary>
    public DirectionProgram ProgramOf(EndpointKin kin, Direction direction)
    {
        (int, Direction) key = (kin.Class.Number, direction);
        if (!_programs.TryGetValue(key, out DirectionProgram? program))
        {
            program = kin.IsolationIn(direction) == Isolation.None
                ? new DirectionProgram(direction, [])
                : _policies.ProgramOf(kin.Sample, _snapshot.NamespaceOf(kin.Sample).Labels, direction);
            _programs.Add(key, program);
        }

        return program;
    }

    /// <summary>What both sides let pass from one endpoint to another one; of dual-stack pairs, in some family.</summary>
    public TrafficSet Between(EndpointKin from, EndpointKin to) =>
        _model.Traffic[_model.Pairs.Between(from.Class, to.Class, Standing.Apart).Ports];

    /// <summary>What the policies of one side alone let pass, whatever the other side says.</summary>
    /// <param name="subject">The side whose policies are asked.</param>
    /// <param name="direction">Whether it receives or opens the connections.</param>
    /// <param name="remote">The other side.</param>
    public TrafficSet OneSide(EndpointKin subject, Direction direction, EndpointKin remote) =>
        _model.Traffic[_model.Pairs.OneSide(subject.Class, direction, remote.Class)];

    /// <summary>The addresses outside with what is allowed with them, as disjoint sets that leave nothing allowed out.</summary>
    public IReadOnlyList<(AddressSet Addresses, TrafficSet Traffic)> Outside(EndpointKin subject, Direction direction) =>
        [.. subject.RowIn(direction).Outside(subject.Class.Ports).Select(piece => (piece.Addresses, _model.Traffic[piece.Traffic]))];
}
