<#
.SYNOPSIS
Mends indexes while the applications go on: removes what a stopped REINDEX left, rebuilds invalid and bloated ones.

.DESCRIPTION
Made for a scheduled task in a quiet hour. Everything is done CONCURRENTLY. The most bloated come first; after -Minutes no further one is
begun. An index that is being built, or is refused for another reason, is an error of its own and stops none of the others.

The role needs ownership of the tables, SELECT on them (for the estimate of bloat) and pg_monitor (for the replicas).

.PARAMETER Connection
A postgresql:// URI, a keyword string or a service name.

.PARAMETER Schema
Schemas to look after; wildcards allowed.

.PARAMETER MinBloatMB
Less than that is not worth a rebuild, nor is less than 30 % of the index.

.PARAMETER MaxReplicaLagMB
No rebuild begins while a replica is so far behind.

.PARAMETER Minutes
The window: a rebuild that runs is finished, no other one is begun.

.EXAMPLE
./examples/mend-indexes.ps1 -Connection 'postgresql://dbre@db.example/shop?sslmode=verify-full' -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string] $Connection,

    [string[]] $Schema = '*',

    [double] $MinBloatMB = 100,

    [int] $MaxReplicaLagMB = 64,

    [double] $Minutes = 60
)

$end = [datetime]::UtcNow.AddMinutes($Minutes)
$null = Connect-PgServer $Connection -ErrorAction Stop

# REINDEX CONCURRENTLY builds under a name of its own; one that is at work right now Remove-PgIndex refuses.
$invalid = @(Get-PgIndex -Schema $Schema -Invalid)
$leftovers = @($invalid | Where-Object { $_.Index -match '_cc(new|old)\d*$' })
$leftovers | Remove-PgIndex -Confirm:$false

$broken = @($invalid | Where-Object { $_.Index -notmatch '_cc(new|old)\d*$' })
$bloated = @(Get-PgIndex -Schema $Schema -Bloated | Where-Object { $_.IsValid -and $_.BloatBytes -ge $MinBloatMB * 1MB })
$queue = $broken + @($bloated | Sort-Object BloatBytes -Descending)
foreach ($index in $queue) {
    if ([datetime]::UtcNow -ge $end) {
        Write-Warning "The window is over: $($queue.Count - $queue.IndexOf($index)) of $($queue.Count) indexes wait for the next run."
        break
    }

    $index | New-PgIndex -Reindex -MaxReplicaLagMB $MaxReplicaLagMB
}
