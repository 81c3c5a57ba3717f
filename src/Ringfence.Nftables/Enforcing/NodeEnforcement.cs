using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Keeps what the policies of a cluster mean for the pods of one node in force.</summary>
/// <remarks>
/// The host gives it snapshots; <see cref="WatchAsync"/> looks after the table and after live connections in between. What is in force stays so
/// when this object, or its process, ends: <see cref="CleanUp"/> removes it. May be used by several threads, which wait for each other.
/// </remarks>
/// <param name="node">The node.</param>
/// <param name="kernel">Its kernel, which stays the caller's to close.</param>
/// <param name="settings">How often to look.</param>
/// <param name="time">Measures the time between looks.</param>
/// <param name="tell">Hears of everything that happens, in order; must not call back.</param>
public sealed class NodeEnforcement(NodeName node, NodeKernel kernel, EnforcementSettings settings, TimeProvider time, Action<EnforcementEvent> tell)
{
    private readonly Lock _gate = new();
    private readonly RulesetKeeper _keeper = new(kernel.Table, time);
    private readonly BridgeKeeper _bridges = new(kernel.Bridges, time);
    private ClosingKeeper? _closing;
    private readonly EnforcementWatch _watch = new(kernel.Watch, settings, time);
    private Policies? _policies;
    private RevokedConnections _revoked = RevokedConnections.None;
    private ValueArray<ClosedClass> _closed = [];
    private readonly HashSet<PacketHead> _gone = [];
    private readonly SocketEnder _sockets = new(kernel.Pods);
    private bool _isFirstStart;
    private bool _isInGrace;
    private bool _leftSocketsTold;

    /// <summary>Puts what a cluster means for the node in force; it is when this returns, but for what events told.</summary>
    /// <remarks>What is as it was before costs a look: a pod of another node is an element, and only classes are compiled that mean something new.</remarks>
    /// <exception cref="NetlinkException">The table can be neither read nor written; what was in force still is.</exception>
    public CompiledNode Enforce(ClusterSnapshot snapshot, CompileOptions options)
    {
        lock (_gate)
        {
            Ruleset before = _policies?.Live.Compiled.Ruleset ?? Adopt();
            PodLink[] fresh = [.. FreshLinks(_policies?.Options.SourceCheck, options.SourceCheck)];
            LiveNode live = _policies is { } known && known.Options == options && known.Live.TryBecome(snapshot) ? known.Live : LiveNode.Start(snapshot, node, options);
            _policies = new Policies(live, options, new Lazy<PacketQuestion>(() => new PacketQuestion(snapshot, options.Profile, options.LocalServices)));
            Closing.Forgive();
            if (Commit())
            {
                TellReady(fresh, options.Guard.Mode);
                if (!before.Equals(live.Compiled.Ruleset))
                {
                    WantCut();
                }
            }

            return live.Compiled;
        }
    }

    private static IEnumerable<PodLink> FreshLinks(SourceCheck? before, SourceCheck now)
    {
        if (before is not SourceCheck.Listed(var old) || now is not SourceCheck.Listed(var links))
        {
            return [];
        }

        HashSet<int> known = [.. old.Select(link => link.Interface)];
        return links.Where(link => link.Up is not null && !known.Contains(link.Interface));
    }

    private void TellReady(PodLink[] fresh, GuardMode guard)
    {
        if (fresh.Length > 0)
        {
            tell(new EnforcementEvent.PodsReady(fresh.Length, time.GetUtcNow() - fresh.Min(link => link.Up!.Value), guard));
        }
    }

    /// <summary>Takes in a pod that is new or has changed, as long as it is only a peer of the node's pods: that costs the elements it changes.</summary>
    /// <returns>False when a whole snapshot is needed, as before the first one; then nothing has changed.</returns>
    /// <exception cref="NetlinkException">The table can be neither read nor written; what was in force still is.</exception>
    public bool TryPut(Endpoint pod) => TryFollow(live => live.TryPut(pod));

    /// <summary>Forgets a pod that is gone, as long as it was only a peer of the node's pods.</summary>
    /// <inheritdoc cref="TryPut"/>
    public bool TryRemove(EndpointId pod) => TryFollow(live => live.TryRemove(pod));

    /// <summary>Lists the table, and puts right what somebody else changed; nothing happens before the first snapshot.</summary>
    /// <exception cref="NetlinkException">The table can be neither read nor written.</exception>
    public void Audit()
    {
        lock (_gate)
        {
            if (_policies is null)
            {
                return;
            }

            if (_keeper.Repair() is { } repaired)
            {
                tell(repaired is TableAnswer.Done(var cost) ? new EnforcementEvent.DriftRepaired(cost) : RefusedBy(repaired));
            }

            if (_bridges.Repair() is { } repair)
            {
                tell(repair is TableAnswer.Done(var cost) ? new EnforcementEvent.DriftRepaired(cost) : BridgesRefusedBy(repair));
            }
        }
    }

    /// <summary>Removes what rules led to before the last changes, as far as no packet can be on its way there any more.</summary>
    /// <exception cref="NetlinkException">The table cannot be written.</exception>
    public void Sweep()
    {
        lock (_gate)
        {
            _keeper.Sweep(settings.Flight);
            _bridges.Sweep(settings.Flight);
            WantSweep();
        }
    }

    /// <summary>Looks at all live connections, and cuts those that policies do not allow any more.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            if (_policies is not { Cuts: true } || !TryList(out IReadOnlyList<TrackedConnection> live))
            {
                return;
            }

            PacketQuestion question = _policies.Question.Value;
            foreach (TrackedConnection connection in live.Where(connection => _gone.Contains(connection.AtForward)))
            {
                // Whoever gets the address next has no part in it.
                kernel.Connections.Forget(connection);
            }

            _gone.Clear();
            CutPass pass = CutPass.Of(_revoked, live, question, node);
            _revoked = pass.Revoked;
            EndSockets(live.Where(connection => pass.Fresh.Contains(connection.AtForward)), question);
            if (!pass.Fresh.IsEmpty && Commit())
            {
                tell(new EnforcementEvent.ConnectionsCut(pass.Fresh));
            }
        }
    }

    /// <summary>From now on connections that are not known are judged by their next packet; nothing happens when that is so already.</summary>
    public void EndGrace()
    {
        lock (_gate)
        {
            if (!_isInGrace)
            {
                return;
            }

            _isInGrace = false;
            if (_policies is not null && Commit())
            {
                tell(new EnforcementEvent.GraceEnded());
            }
        }
    }

    /// <summary>Removes everything of ours from the node: nothing is enforced any more.</summary>
    /// <exception cref="NetlinkException">The kernel refuses.</exception>
    public void CleanUp()
    {
        lock (_gate)
        {
            kernel.Table.Remove();
            _bridges.Keep(Ruleset.Empty);
            _keeper.Doubt();
            (_policies, _revoked, _closed) = (null, RevokedConnections.None, []);
        }
    }

    /// <summary>Looks after the table and after live connections until the caller has enough.</summary>
    /// <exception cref="OperationCanceledException">The caller has enough; what is in force stays.</exception>
    /// <exception cref="NetlinkException">The kernel does not answer any more.</exception>
    public Task WatchAsync(CancellationToken cancellationToken) => _watch.RunAsync(this, cancellationToken);

    /// <summary>The far side of each is told by the kernel, as long as its packets pass.</summary>
    private void EndSockets(IEnumerable<TrackedConnection> connections, PacketQuestion question)
    {
        bool IsLocal(Address address) => question.At(address) is Party.Pod({ Network: PodNetwork.Own } pod) && pod.Node == node;
        if (_sockets.End(connections, IsLocal) is { } fault && !_leftSocketsTold)
        {
            _leftSocketsTold = true;
            tell(new EnforcementEvent.SocketsLeft(fault.Error, fault.Message));
        }
    }

    /// <summary>Who was connected before the first start is let be until policies change.</summary>
    private void Tolerate()
    {
        _isFirstStart = false;
        if (_policies is { Cuts: true } && TryList(out IReadOnlyList<TrackedConnection> live)
            && CutPass.Of(RevokedConnections.None, live, _policies.Question.Value, node).Fresh is { IsEmpty: false } tolerated)
        {
            tell(new EnforcementEvent.ConnectionsTolerated(tolerated));
        }
    }

    private bool TryList(out IReadOnlyList<TrackedConnection> live)
    {
        try
        {
            live = kernel.Connections.List();
            return true;
        }
        catch (NetlinkException exception)
        {
            // New connections are judged all the same.
            live = [];
            tell(new EnforcementEvent.NotCut(exception.Error, exception.Message));
            return false;
        }
    }

    private ClosingKeeper Closing => _closing ??= new ClosingKeeper(_keeper);

    private bool TryFollow(Func<LiveNode, bool> change)
    {
        lock (_gate)
        {
            if (_policies is not { } policies)
            {
                return false;
            }

            Ruleset before = policies.Live.Compiled.Ruleset;
            if (!change(policies.Live))
            {
                return false;
            }

            // Nobody may ever ask about this very state.
            _policies = policies with { Question = new Lazy<PacketQuestion>(() => new PacketQuestion(policies.Live.ToSnapshot(), policies.Options.Profile, policies.Options.LocalServices)) };
            if (!ReferenceEquals(before, policies.Live.Compiled.Ruleset) && Commit())
            {
                WantCut();
            }

            return true;
        }
    }

    private void WantCut()
    {
        if (_isFirstStart)
        {
            Tolerate();
        }
        else
        {
            _watch.WantCut();
        }
    }

    private void WantSweep()
    {
        if (_keeper.HasLeftovers || _bridges.HasLeftovers)
        {
            _watch.WantSweep();
        }
    }

    private RevokedConnections StillRevoked()
    {
        if (_policies is not { Cuts: true } || _revoked.Heads.Count == 0)
        {
            return RevokedConnections.None;
        }

        PacketQuestion question = _policies.Question.Value;
        _gone.UnionWith(_revoked.Heads.Where(head => !question.HasEndAt(node, head)));
        return _revoked.Where(head => question.IsDeniedAt(node, head));
    }

    /// <summary>Takes over what an earlier run left in force; a table that was not there yet is a first start, which cuts nothing.</summary>
    private Ruleset Adopt()
    {
        // Without a base chain nothing was in force yet: whoever began did not come that far.
        if (_keeper.Look() is ListedTable.Held(var held) && held.Chains.Any(chain => chain.Anchor is not null))
        {
            _revoked = RevokedConnections.In(held);
            return held;
        }

        _isFirstStart = true;
        _isInGrace = settings.Grace > TimeSpan.Zero && TryList(out IReadOnlyList<TrackedConnection> live) && live.Count == 0;
        if (_isInGrace)
        {
            tell(new EnforcementEvent.GraceBegan(settings.Grace));
            _watch.BeginGrace();
        }

        return Ruleset.Empty;
    }

    private bool Commit()
    {
        _revoked = StillRevoked();
        CompiledNode compiled = _policies!.Live.Compiled;
        TableAnswer answer = Closing.Keep(compiled, Complete, out ValueArray<ClosedClass> closed);
        WantSweep();
        if (answer is not TableAnswer.Done(var cost))
        {
            tell(RefusedBy(answer));
            return false;
        }

        HashSet<ClassId> open = [.. compiled.Classes.Select(one => one.Id)];
        HashSet<ClassId> before = [.. _closed.Select(one => one.Class.Id)];
        HashSet<ClassId> now = [.. closed.Select(one => one.Class.Id)];
        foreach (ClosedClass one in closed.Where(one => !before.Contains(one.Class.Id)))
        {
            tell(new EnforcementEvent.ClassClosed(one));
        }

        foreach (ClosedClass one in _closed.Where(one => open.Contains(one.Class.Id) && !now.Contains(one.Class.Id)))
        {
            tell(new EnforcementEvent.ClassReopened(one.Class));
        }

        _closed = closed;
        TableAnswer beside = _bridges.Keep(compiled.Bridges);
        WantSweep();
        if (beside is TableAnswer.Refused)
        {
            tell(BridgesRefusedBy(beside));
        }

        tell(new EnforcementEvent.Enforced(beside is TableAnswer.Done(var more) ? cost.Plus(more) : cost));
        return true;
    }

    private Ruleset Complete(Ruleset compiled)
    {
        Ruleset revoked = _revoked.AddTo(compiled);
        return _isInGrace ? GraceRules.AddTo(revoked, _policies!.Options.Log) : revoked;
    }

    private static EnforcementEvent.Refused RefusedBy(TableAnswer answer)
    {
        RefusedChange first = ((TableAnswer.Refused)answer).Changes[0];
        return new EnforcementEvent.Refused(first.Error, RefusalReader.Describe(first));
    }

    private static EnforcementEvent.BridgesRefused BridgesRefusedBy(TableAnswer answer) => new(RefusedBy(answer).Error, RefusedBy(answer).Reason);

    /// <summary>What is to be in force, and who can be asked about it.</summary>
    private sealed record Policies(LiveNode Live, CompileOptions Options, Lazy<PacketQuestion> Question)
    {
        /// <summary>Whether live connections are cut: not when nothing is stopped at all.</summary>
        public bool Cuts => Options is { ExistingConnections: ExistingConnections.Cut, Mode: EnforcementMode.Enforce };
    }
}
