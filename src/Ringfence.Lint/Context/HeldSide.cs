using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>One side of a connection whose policies isolate it: what they let pass, and how to tell of it.</summary>
internal sealed class HeldSide
{
    private readonly LintContext _context;
    private readonly EndpointKin _kin;
    private readonly Direction _direction;
    private readonly DirectionProgram _program;
    private readonly IReadOnlyList<LintPolicy> _policies;

    private HeldSide(LintContext context, EndpointKin kin, Direction direction)
    {
        (_context, _kin, _direction) = (context, kin, direction);
        _program = context.Reach.ProgramOf(kin, direction);
        _policies = [.. _program.Tiers.SelectMany(tier => tier.IsolatedBy).Select(context.Find).OfType<LintPolicy>()];
    }

    /// <summary>Who isolates it, with its verb: <c>`shop/deny` isolates</c>, <c>`shop/deny` and `shop/web` isolate</c>.</summary>
    public string Isolates => $"{NameList.Of(_policies.Select(policy => policy.Ref.ToString()))} {(IsOne ? "isolates" : "isolate")} {_direction.Field()}";

    /// <summary>Whether it is a single policy that isolates it.</summary>
    public bool IsOne => _policies.Count == 1;

    /// <summary>What makes two sides alike in what is told of them.</summary>
    public ValueArray<PolicyRef> Key => [.. _policies.Select(policy => policy.Ref)];

    /// <summary>A side of pods; null when no policy isolates it, none that the input has, or a policy was refused that might let something pass.</summary>
    public static HeldSide? Of(LintContext context, EndpointKin kin, Direction direction) =>
        kin.IsolationIn(direction) == Isolation.DefaultDeny && kin.Members.All(member => context.KnowsPoliciesOf(member.Namespace)) && new HeldSide(context, kin, direction) is { _policies.Count: > 0 } side ? side : null;

    /// <summary>Whether it lets something pass from or to other pods, or may do so by labels of their namespace that are not known.</summary>
    public bool Admits(EndpointKin remote, Protocol protocol, ushort port) => UnlabelledSpaces.AtMost(_context, _kin, _direction, remote).Contains(protocol, port);

    /// <summary>Whether some rule lets something pass into it, from whomever.</summary>
    public bool AdmitsSomebody(Protocol protocol, ushort port) => PeersOn(protocol, port).Any();

    /// <summary>Those for whom its rules let something pass into it.</summary>
    public IEnumerable<Peer> PeersOn(Protocol protocol, ushort port) => _program.Tiers
        .SelectMany(tier => tier.Rules)
        .Where(rule => rule.Match.Traffic.On(_kin.Sample.Ports).Contains(protocol, port))
        .Select(rule => rule.Match.Peer);

    /// <summary>Whether it lets something pass from or to some address that is no pod's.</summary>
    public bool AdmitsAddresses(Protocol protocol, ushort port) => Outside(protocol, port).Any();

    /// <summary>Whether it lets something pass from or to one address.</summary>
    public bool Admits(Address address, Protocol protocol, ushort port) => Outside(protocol, port).Any(addresses => addresses.Contains(address));

    /// <summary>A finding at the rules of the first of its policies that has any for this direction; else of the first.</summary>
    public Diagnostic Report(DiagnosticDescriptor descriptor, params IReadOnlyList<string> arguments)
    {
        LintPolicy at = _policies.FirstOrDefault(policy => !policy.Compiled.In(_direction).Rules.IsEmpty) ?? _policies[0];
        return at.Report(descriptor, at.Key("spec", _direction.Field()), arguments);
    }

    private IEnumerable<AddressSet> Outside(Protocol protocol, ushort port) => _context.Reach.Outside(_kin, _direction)
        .Where(piece => piece.Traffic.Contains(protocol, port))
        .Select(piece => piece.Addresses);
}
