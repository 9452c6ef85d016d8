<#
.SYNOPSIS
Recommends indexes for a workload, builds them, and keeps only those that prove themselves by real execution.

.DESCRIPTION
Planner cost and time disagree now and then: an index can win by cost and lose by the clock. This runbook measures each query,
builds what New-PgIndexRecommendation advises, measures again, and takes back an index that made a query slower: of those the slow
query's new plan uses, the one that is worth least (ValueMs). At most three rounds; then it says what is left and what was gained.

For a staging server with a copy of the data. On a production server it asks before each index it builds or drops.

.PARAMETER QueryPath
A folder of .sql files, one reading statement each; the file's name is the query's name.

.PARAMETER Connection
A postgresql:// URI, a keyword string or a service name; without it the newest connection.

.PARAMETER BudgetMB
Megabytes for all new indexes together.

.PARAMETER SlowerFactor
A query counts as slower if its median is more than so many times the one before.

.PARAMETER MinMs
Queries below this median are never called slower: the noise of a small query is larger than any factor.

.PARAMETER Count
Executions of each query for one measurement.

.PARAMETER ReportPath
Where the evidence goes, in Markdown.

.EXAMPLE
./examples/prove-indexes.ps1 -QueryPath ./workload -BudgetMB 500 -Connection 'postgresql://dbre@staging/shop'
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string] $QueryPath,

    [string] $Connection,

    [long] $BudgetMB = 500,

    [double] $SlowerFactor = 1.3,

    [double] $MinMs = 50,

    [int] $Count = 5,

    [string] $ReportPath
)

$ErrorActionPreference = 'Stop'
$rounds = 3
if ($Connection) {
    $null = Connect-PgServer $Connection
}

$queries = Get-ChildItem $QueryPath | Where-Object Extension -EQ '.sql' | ForEach-Object {
    @{ Name = $_.Name; Sql = [System.IO.File]::ReadAllText($_.FullName) }
}

Write-Host "Measuring $($queries.Count) queries as they are"
$before = @{}
foreach ($query in $queries) {
    $before[$query.Name] = Measure-PgQuery $query.Sql -Name $query.Name -Count $Count -WarmUp 1 -StatementTimeoutSeconds 0
}

Write-Host 'Choosing and building'
$recommendations = $queries | ForEach-Object { $_.Sql } | New-PgIndexRecommendation -BudgetMB $BudgetMB -StatementTimeoutSeconds 0
$builds = @($recommendations | New-PgIndex)
if ($builds.Count -eq 0) {
    Write-Host 'No index was built.'
    return
}

$kept = @($builds)
for ($round = 1; $round -le $rounds; $round++) {
    Write-Host "Measuring with $($kept.Count) indexes"
    $after = foreach ($query in $queries) {
        Measure-PgQuery $query.Sql -Name $query.Name -Count $Count -WarmUp 1 -Before $before[$query.Name] -StatementTimeoutSeconds 0
    }

    $slower = @($after | Where-Object { $_.P50Ms -gt $MinMs -and $_.P50Ms -gt $SlowerFactor * $before[$_.Name].P50Ms })
    if ($slower.Count -eq 0 -or $round -eq $rounds) {
        break
    }

    $guilty = @{}
    foreach ($query in $slower) {
        $used = @((Invoke-PgExplain $query.Query).Root.Subtree() | ForEach-Object { $_.IndexName })
        $suspects = $kept | Where-Object { $used -contains $_.Index } | Sort-Object { $_.Origin.ValueMs }
        $first = $suspects | Select-Object -First 1
        if ($first) {
            Write-Host "$($query.Name) went from $($before[$query.Name].P50Ms) to $($query.P50Ms) ms; $($first.Index) is the suspect"
            $guilty[$first.Index] = $first
        }
    }

    if ($guilty.Count -eq 0) {
        break
    }

    foreach ($build in $guilty.Values) {
        Remove-PgIndex -Index $build.Index -Schema $build.Schema
    }

    $kept = @($kept | Where-Object { -not $guilty.ContainsKey($_.Index) })
}

foreach ($query in $slower) {
    Write-Warning "$($query.Name) is still slower: $($before[$query.Name].P50Ms) ms before, $($query.P50Ms) ms now."
}

$sum = { param($measurements) $total = 0; foreach ($one in $measurements) { $total += $one.P50Ms }; [math]::Round($total, 1) }
Write-Host "Sum of the medians: $(& $sum $before.Values) ms before, $(& $sum $after) ms with $($kept.Count) of $($builds.Count) indexes"
Write-Host 'To take them back:'
$kept | ForEach-Object { Write-Host "  $($_.UndoSql);" }
if ($ReportPath) {
    @($after) + @($kept) | Export-PgReport -Path $ReportPath
}

$kept
