<#
.SYNOPSIS
From the slow query to the report, on a disposable server or on one of yours.

.DESCRIPTION
Without parameters: starts a sandbox (PostgreSQL 17 with pgvector and HypoPG), loads a chat service, runs a mixed workload, and
walks the pipeline: find the slow queries, explain them, recommend indexes, build them, measure again, report.

With -Connection: diagnoses that server, read-only. Nothing is measured by running your queries, and nothing is built: the last
step shows what New-PgIndex would do.

.PARAMETER Connection
A postgresql:// URI, a keyword string or a service name.

.PARAMETER OutputPath
Folder for plans.csv and report.md; out/quickstart beside the examples unless given.

.EXAMPLE
dotnet run --project src/PgDbre.Shell -- -File examples/quickstart.ps1

.EXAMPLE
./examples/quickstart.ps1 -Connection 'postgresql://dbre@db.example/shop?sslmode=verify-full'
#>
[CmdletBinding()]
param(
    [string] $Connection,

    [string] $OutputPath = (Join-Path (Split-Path $PSScriptRoot -Parent) 'out/quickstart')
)

$ErrorActionPreference = 'Stop'
$null = New-Item -ItemType Directory -Path $OutputPath -Force
$plansPath = Join-Path $OutputPath 'plans.csv'
$reportPath = Join-Path $OutputPath 'report.md'

function Write-Step([string] $Text) {
    Write-Host ''
    Write-Host "== $Text" -ForegroundColor Cyan
}

if ($Connection) {
    Write-Step 'The server'
    $null = Connect-PgServer $Connection
    $server = Get-PgServer
    $server | Out-Host

    Write-Step 'The ten statements that cost most'
    $slow = Get-PgSlowQuery -Top 10 -ExcludeUtility -ErrorAction Continue
    $slow | Out-Host

    Write-Step "Their plans (all of them in $plansPath)"
    $plans = $slow | Invoke-PgExplain -ErrorAction Continue
    $plans | Format-Table | Out-Host
    $plans | Export-Csv $plansPath

    Write-Step 'Indexes that would help, and foreign keys without one'
    $recommendations = $plans | New-PgIndexRecommendation -ForeignKey -ErrorAction Continue
    $recommendations | Out-Host

    Write-Step 'What New-PgIndex would build (nothing is built)'
    $recommendations | New-PgIndex -WhatIf

    @($server) + @($slow) + @($plans) + @($recommendations) | Export-PgReport -Path $reportPath
    Disconnect-PgServer
    return
}

Write-Step 'A sandbox with a chat service: 200,000 messages, 50,000 embeddings'
$sandbox = Start-PgSandbox -InitScript (Join-Path $PSScriptRoot 'quickstart.sql')
try {
    $sandbox | Out-Host
    $server = Get-PgServer

    Write-Step 'The workload, measured: p95 over 40 executions each'
    $inbox = 'SELECT id, content FROM messages WHERE user_id = 42 AND importance_score > 0.8 ORDER BY created_at DESC LIMIT 20'
    $similar = 'SELECT id FROM messages ORDER BY embedding <=> (SELECT embedding FROM messages WHERE id = 170042) LIMIT 10'
    $profile = 'SELECT u.name, count(*) FROM users u JOIN messages m ON m.user_id = u.id WHERE u.email = ''user99@chat.example'' GROUP BY u.name'
    $before = @(
        Measure-PgQuery $inbox -Name 'Inbox: important messages of a user' -Count 40
        Measure-PgQuery $similar -Name 'Similar messages (vector search)' -Count 40 -Recall
        Measure-PgQuery $profile -Name 'Profile: messages of a user' -Count 40
    )
    $before | Out-Host

    Write-Step 'What does the server say is slow?'
    $slow = Get-PgSlowQuery -Top 10 -ExcludeUtility -MinCalls 2
    $slow | Out-Host

    Write-Step 'Why? The plans and what is wrong with them'
    $plans = $slow | Invoke-PgExplain
    $plans | Format-Table | Out-Host
    $plans.Findings | Where-Object Severity -ne Info | Out-Host

    Write-Step "The same as one pipeline into a file: $plansPath"
    Get-PgSlowQuery | Invoke-PgExplain -ErrorAction SilentlyContinue | Export-Csv $plansPath

    Write-Step 'Which indexes help? Proved with hypothetical indexes where that is possible'
    $recommendations = $plans | New-PgIndexRecommendation -ForeignKey
    $recommendations | Out-Host

    Write-Step 'Build them, without blocking writes'
    $builds = $recommendations | New-PgIndex -MaintenanceWorkMemMB 256
    $builds | Out-Host

    Write-Step 'Measure again'
    $after = @(
        Measure-PgQuery $inbox -Name 'Inbox: important messages of a user' -Count 40 -Before $before
        Measure-PgQuery $similar -Name 'Similar messages (vector search)' -Count 40 -Before $before -Recall
        Measure-PgQuery $profile -Name 'Profile: messages of a user' -Count 40 -Before $before
    )
    $after | Out-Host

    Write-Step "The report ($reportPath)"
    $report = @($server) + @($slow) + @($plans) + @($builds) + @($after)
    $brief = $report | Export-PgReport -Brief -Path $reportPath
    Get-Content $reportPath

    Write-Step 'In brief'
    $brief
}
finally {
    $sandbox | Stop-PgSandbox
}
