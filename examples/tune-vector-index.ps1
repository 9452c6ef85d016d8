<#
.SYNOPSIS
What the vector indexes of a database find and how long it takes, which setting to take, and what a filter does to it.

.DESCRIPTION
Without parameters: starts a sandbox (PostgreSQL 17 with pgvector), loads documents with two poor vector indexes, and tunes them.

With -Connection: measures the indexes of that database, read-only: searches with vectors of their own tables, exactly and through the
index. Nothing is changed; the last step shows the statements that would.

.PARAMETER Connection
A postgresql:// URI, a keyword string or a service name. SELECT on the tables is enough.

.PARAMETER Index
Indexes to look at; wildcards allowed. Those that are neither HNSW nor IVFFlat are left out.

.PARAMETER Where
A condition that your searches have, such as 'tenant_id = 42': measured too, without and with an iterative scan.

.PARAMETER TargetRecall
The recall to be reached, 0 to 1.

.PARAMETER TargetP95Ms
The 95th percentile of latency to stay under, ms; without it only recall counts.

.PARAMETER OutputPath
Folder for recall.csv.

.EXAMPLE
dotnet run --project src/PgDbre.Shell -- -File examples/tune-vector-index.ps1

.EXAMPLE
./examples/tune-vector-index.ps1 -Connection 'postgresql://dbre@db.example/shop' -Index docs_embedding_idx -Where 'tenant_id = 42' -TargetP95Ms 20
#>
[CmdletBinding()]
param(
    [string] $Connection,

    [string[]] $Index = '*',

    [string] $Where,

    [double] $TargetRecall = 0.95,

    [double] $TargetP95Ms,

    [string] $OutputPath = (Join-Path (Split-Path $PSScriptRoot -Parent) 'out/tune-vector-index')
)

$ErrorActionPreference = 'Stop'
$null = New-Item -ItemType Directory -Path $OutputPath -Force
$csvPath = Join-Path $OutputPath 'recall.csv'
$goal = @{ TargetRecall = $TargetRecall }
if ($TargetP95Ms) {
    $goal.TargetP95Ms = $TargetP95Ms
}

function Write-Step([string] $Text) {
    Write-Host ''
    Write-Host "== $Text" -ForegroundColor Cyan
}

$sandbox = $null
if ($Connection) {
    $null = Connect-PgServer $Connection
}
else {
    Write-Step 'A sandbox: 15,000 documents with an HNSW and an IVFFlat index'
    $sandbox = Start-PgSandbox -InitScript (Join-Path $PSScriptRoot 'tune-vector-index.sql')
    $Where = 'topic = 7'
}

try {
    Write-Step 'The vector indexes, and what the catalog says against them'
    $indexes = @(Get-PgIndex -Index $Index | Where-Object Method -in 'hnsw', 'ivfflat')
    $indexes | Out-Host
    Test-PgSchema -Rule '*vector*', 'ivfflat*' | Out-Host

    Write-Step "The cheapest setting for a recall of $TargetRecall, with vectors of the tables themselves"
    $measured = @($indexes | Measure-PgVectorIndex @goal -ErrorAction Continue)
    $measured | Out-Host

    if ($Where) {
        # Where the condition keeps few rows, an index without an iterative scan gives too few of them: Short (%).
        Write-Step "The same behind WHERE $Where"
        $filtered = @($indexes | Measure-PgVectorIndex -Where $Where @goal -ErrorAction Continue)
        $filtered | Out-Host
        $measured += $filtered
    }

    $measured | Export-Csv $csvPath

    Write-Step "What to run (nothing was changed; all figures are in $csvPath)"
    foreach ($choice in $measured | Where-Object IsRecommended) {
        $condition = if ($choice.Where) { " behind WHERE $($choice.Where)" } else { '' }
        $found = '{0:0.00} in {1:0.0} ms (p95)' -f $choice.Recall, $choice.P95Ms
        Write-Host "$($choice.Index)$condition, recall $($found): $($choice.AlterSql)"
    }
}
finally {
    if ($sandbox) {
        $sandbox | Stop-PgSandbox
    }
    else {
        Disconnect-PgServer
    }
}
